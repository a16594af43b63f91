"""An NHS organisation's list of young patients: one CSV line a patient. There is no national layout.

Several services or conditions stand in one column, parted by semicolons, each with its first and last day if known:
"CAMHS 2023-04-01 to 2025-01-31; Community paediatrics 2015-06-02".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import IO

from onward.intake.claims import Claims, EventClaim, Failure, Severity, SpellClaim, Unit
from onward.intake.formats.declare import Context, Format, Sample
from onward.intake.formats.headings import PERSON_HEADINGS, Headings
from onward.intake.formats.nhs.services import kind_of_service
from onward.intake.formats.person_columns import PersonColumns, Repeats
from onward.intake.formats.reading.checking import WHOLE_LINE, Check, age_skip, dated, failed, not_future
from onward.intake.formats.reading.tables import delimited_rows
from onward.intake.formats.reading.values import day, said, yes
from onward.values.identifiers import normalised

WHO = "The NHS organisation that sent the list"
HEADINGS = Headings(
    PERSON_HEADINGS
    | {
        "local_patient_id": ("local id", "hospital number", "patient id", "mrn", "trust number", "local identifier"),
        "gp_practice_code": ("gp code", "practice code", "gp practice ods code", "registered gp practice"),
        "gp_practice_name": ("gp practice", "practice name", "gp surgery", "gp name"),
        "learning_disability_register_date": (
            "ld register date",
            "ld register",
            "learning disability register",
            "date added to ld register",
        ),
        "annual_health_check_date": (
            "health check date",
            "annual health check",
            "last annual health check",
            "ahc date",
        ),
        "services": ("service", "current services", "open services", "service name"),
        "service_start_date": ("service start", "referral date", "date accepted"),
        "service_end_date": ("service end", "discharge date"),
        "conditions": ("condition", "diagnoses", "diagnosis", "long term conditions"),
        "continuing_care": ("children's continuing care", "continuing care start date"),
        "palliative_care": ("palliative", "life limiting"),
        "restricted": ("restricted record", "sensitive", "s flag", "restricted patient"),
        "date_of_death": ("deceased date",),
    }
)
PERSON = PersonColumns(
    given_names="forename",
    family_name="surname",
    former_family_name="former_surname",
    known_as="known_as",
    date_of_birth="date_of_birth",
    sex="gender",
    ethnicity="ethnicity",
    nhs_number="nhs_number",
    postcode="postcode",
    address=("address", "address_2", "address_3"),
    restricted="restricted",
    died_on="date_of_death",
)
_OWN = ("gp_practice_code", "gp_practice_name", "learning_disability_register_date", "services", "conditions")
_DAY = r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}"
_DATED = re.compile(
    rf"^(?P<words>.*?)[\s(:,]+(?:from\s+)?(?P<began>{_DAY})(?:\s*(?:to|-|until)\s*(?P<ended>{_DAY})?)?\)?$"
)


def recognise(sample: Sample) -> int:
    found = HEADINGS.among(sample.header)
    if "nhs_number" not in found or "date_of_birth" not in found:
        return 0
    own = sum(name in found for name in _OWN)
    return 85 if own >= 2 else 60 if own else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    for number, row in delimited_rows(stream, columns=HEADINGS.ours):
        subject = normalised(said(row.get("nhs_number", ""))) or said(row.get("local_patient_id", ""))
        yield Unit(number, "patients", row, subject, key=subject)


@lru_cache(maxsize=4096)
def _listed(text: str) -> tuple[tuple[str, date | None, date | None], ...]:
    """(words, first day, last day) of each thing in a column."""
    found = []
    for part in filter(None, (p.strip() for p in said(text).replace("|", ";").split(";"))):
        with_dates = _DATED.match(part)
        if with_dates:
            found.append((with_dates["words"], day(with_dates["began"]), day(with_dates["ended"] or "")))
        else:
            found.append((part, None, None))
    return tuple(found)


CHECKS = (
    WHOLE_LINE,
    Check(
        "nhs-number-missing",
        "nhs_number",
        "There is no NHS number, so the patient can only be matched by who they are.",
        lambda row, _: not said(row.get("nhs_number", "")),
    ),
    Check(
        "name-missing",
        "surname",
        "There is no surname. The patient can be matched by number only.",
        lambda row, _: not said(row.get("surname", "")),
    ),
    Check(
        "service-order",
        "services",
        "A service ends before it began. Correct one of its dates.",
        lambda row, _: any(b and e and e < b for _, b, e in _listed(row.get("services", ""))),
    ),
    Check(
        "service-undated",
        "services",
        "A service has no first day. It is shown from birth, marked as having no known start.",
        lambda row, _: (
            any(b is None for _, b, _ in _listed(row.get("services", "")))
            and not said(row.get("service_start_date", ""))
        ),
    ),
    Check(
        "register-date",
        "learning_disability_register_date",
        "The register column says neither a date nor yes or no. Give the date of joining the register.",
        lambda row, _: (
            bool(text := said(row.get("learning_disability_register_date", "")))
            and day(text) is None
            and yes(text) is None
        ),
    ),
    *dated("health-check-date", "annual_health_check_date"),
    not_future("register-future", "learning_disability_register_date", "The register date is in the future."),
    not_future("health-check-future", "annual_health_check_date", "The health check is dated in the future."),
)


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    repeats = Repeats("patient-repeated", "nhs_number", "This patient", WHO)
    for unit in units:
        row = unit.values
        unit.failures += failed(row, CHECKS, context, WHO)
        unit.failures += PERSON.failures(row, context, WHO)
        if not unit.subject:
            words = "There is no NHS number and no local number, so the line belongs to nobody. Give one of them."
            unit.failures.append(Failure("nobody", "nhs_number", "", words, WHO))
        elif repeated := repeats.failure(unit.subject, unit.number, Severity.WARNING):
            unit.failures.append(repeated)
        born = day(row.get("date_of_birth", ""))
        if born and born <= context.today:
            unit.skip = age_skip(born, context.today)
        yield unit


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    unit = units[-1]
    row = unit.values
    person = PERSON.claim(row)
    spells = tuple(_spells(unit, person.date_of_birth))
    checked = day(row.get("annual_health_check_date", ""))
    events = (EventClaim("health_check", checked, unit=(unit.table, unit.number)),) if checked else ()
    return Claims(person=person, spells=spells, events=events)


def _spells(unit: Unit, born: date | None) -> Iterator[SpellClaim]:
    row = unit.values
    kinds = set()
    for words, began, ended in _listed(row.get("services", "")):
        began = began or day(row.get("service_start_date", ""))
        ended = ended or day(row.get("service_end_date", ""))
        kind = kind_of_service(words, began, born)
        kinds.add(kind if "palliative" not in words.lower() else "palliative")
        yield from _spell(unit, kind, words, began, ended, born)
    for words, began, ended in _listed(row.get("conditions", "")):
        yield from _spell(unit, "condition", words, began, ended, born)
    register = said(row.get("learning_disability_register_date", ""))
    if on := day(register):
        yield from _spell(unit, "learning_disability_register", "on_register", on, None, born)
    elif yes(register):
        yield from _spell(unit, "learning_disability_register", "on_register", None, None, born)
    care = said(row.get("continuing_care", ""))
    if (yes(care) or day(care)) and not kinds & {"continuing_care", "continuing_healthcare"}:
        yield from _spell(unit, "continuing_care", "yes", day(care), None, born)
    if yes(row.get("palliative_care", "")) and "palliative" not in kinds:
        yield from _spell(unit, "condition", "Life-limiting condition", None, None, born)
    code, name = said(row.get("gp_practice_code", "")), said(row.get("gp_practice_name", ""))
    if code or name:
        yield from _spell(unit, "gp_practice", "registered", None, None, born, provider=name or code, code=code)


def _spell(
    unit: Unit,
    kind: str,
    state: str,
    began: date | None,
    ended: date | None,
    born: date | None,
    provider: str = "",
    code: str = "",
) -> Iterator[SpellClaim]:
    details = [("code", code)] if code else []
    if began is None:
        began = born
        details.append(("start", "not given"))
    if began is not None:
        if ended and ended < began:
            ended = began
        yield SpellClaim(kind, state, began, ended, "", provider, None, tuple(details), (unit.table, unit.number))


NHS_LIST = Format(
    key="nhs-list-csv",
    title="NHS list of young patients, CSV",
    unit="CSV line",
    system="nhs",
    family="nhs-list",
    source="Local practice; there is no national layout",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=(
        ("patients", "nhs_number", "NHS number"),
        ("patients", "local_patient_id", "The organisation's own number, where there is no NHS number"),
        ("patients", "learning_disability_register_date", "The day of joining the GP's learning disability register"),
        ("patients", "annual_health_check_date", "The last annual health check"),
        ("patients", "services", "Services with first and last day, parted by semicolons"),
        ("patients", "conditions", "Conditions, parted by semicolons"),
        ("patients", "continuing_care", "Continuing care: yes, or the day it began"),
        ("patients", "restricted", "Yes when the record is restricted: no address is then given"),
    ),
)
