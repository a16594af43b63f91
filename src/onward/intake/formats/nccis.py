"""NCCIS-style list of what 16 and 17 year olds, and those to 25 with a plan, are doing: one CSV line a young person.

The monthly return is XML that only the client systems exchange; this is the CSV extract of the same fields. A line
holds the present activity only, so each load of a new activity adds to the earlier ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import IO

from onward.intake.claims import Claims, EventClaim, Failure, Severity, SpellClaim, Unit
from onward.intake.formats.declare import Context, Format, Sample
from onward.intake.formats.headings import PERSON_HEADINGS, Headings
from onward.intake.formats.person_columns import PersonColumns, Repeats
from onward.intake.formats.reading.checking import (
    WHOLE_LINE,
    Check,
    age_skip,
    coded,
    dated,
    failed,
    in_order,
    not_future,
)
from onward.intake.formats.reading.codes import codes, labels
from onward.intake.formats.reading.tables import delimited_rows
from onward.intake.formats.reading.values import day, said, yes

WHO = "The participation (NCCIS) data team"
_CHARACTERISTIC = "characteristic "

HEADINGS = Headings(
    PERSON_HEADINGS
    | {
        "unique_id": ("unique identifier", "client id", "young person id", "nccis id", "ccis id", "person id", "id"),
        "cohort_status": ("cohort",),
        "la_at_year_11": ("year 11 la", "la year 11"),
        "lead_la": ("lead local authority", "lead authority"),
        "transferred_to_la": ("transferred to", "la transferred to"),
        "sen_level": ("sen", "sen status", "sen provision", "level of need"),
        "characteristics": ("individual characteristics", "level of need characteristics", "individual circumstances"),
        "current_activity": ("activity", "activity code", "current activity code", "current situation"),
        "activity_start_date": ("start date", "current activity start date", "activity start"),
        "date_last_verified": ("last verified", "verified", "date verified", "activity verified"),
        "due_to_lapse_date": ("due to lapse", "review date", "currency date", "lapse date", "date due to lapse"),
        "establishment": ("establishment number", "establishment urn", "provider", "institution", "school", "urn"),
        "establishment_name": ("provider name", "school name", "institution name"),
        "year_group": ("year", "ncy", "national curriculum year"),
        "intended_destination": ("intended destination code",),
        "september_guarantee_offer": ("guarantee offer", "september guarantee", "offer"),
        "september_guarantee_status": ("guarantee status", "september guarantee offer status"),
        "september_guarantee_date": ("guarantee date", "offer date"),
    }
    | {f"{_CHARACTERISTIC}{code}": (words,) for code, words in labels("nccis_characteristic").items()}
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
    upn="upn",
    uln="uln",
    postcode="postcode",
    address=("address", "address_2", "address_3"),
)

# Activities whose group alone does not say what they are.
_STATE_OF_CODE = {
    "120": "home_educated",
    "130": "custody",
    "140": "not_registered",
    "150": "not_known",
    "240": "higher_education",
    "260": "gap_year",
    "310": "apprenticeship",
    "460": "supported_internship",
    "710": "custody",
    "720": "awaiting_asylum_decision",
}
_STATE_OF_GROUP = {
    "school age": "education",
    "education": "education",
    "part time": "part_time_education",
    "custody education": "custody",
    "employment with training": "employment_with_training",
    "employment": "employment",
    "training": "training",
    "re-engagement": "re_engagement",
    "NEET available": "neet_available",
    "NEET not available": "neet_not_available",
    "not known": "not_known",
    "other": "other",
}
NOT_KNOWN = "810"
_JOBS = ("employment", "employment_with_training", "apprenticeship")
# What a characteristic, or a reason for being out of learning, says of the person.
_SPELL_OF_CHARACTERISTIC = {
    "110": ("looked_after", "other"),
    "120": ("parent", "caring_for_child"),
    "130": ("immigration_leave", "refugee_or_asylum_seeker"),
    "140": ("young_carer", "yes"),
    "150": ("risk", "substance_use"),
    "160": ("care_leaver", "as_recorded"),
    "170": ("youth_justice", "supervised"),
    "180": ("parent", "expecting"),
    "190": ("parent", "not_caring_for_child"),
}
_SPELL_OF_ACTIVITY = {
    "620": ("young_carer", "yes"),
    "630": ("parent", "caring_for_child"),
    "650": ("parent", "expecting"),
}
_PLAN_WORDS = frozenset(("e", "s", "ehcp", "ehc plan", "statement", "education health and care plan"))
_SUPPORT_WORDS = frozenset(("k", "sen support", "a", "p"))


def recognise(sample: Sample) -> int:
    found = HEADINGS.among(sample.header)
    if {"current_activity"} <= found and ({"activity_start_date", "date_last_verified"} & found):
        return 90 if {"unique_id", "date_of_birth"} & found else 0
    return 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    for number, row in delimited_rows(stream, columns=HEADINGS.ours):
        subject = said(row.get("unique_id", ""))
        key = "|".join((subject, _code(row), row.get("activity_start_date", "").strip()))
        yield Unit(number, "participation", row, subject, key=key)


def _code(row: dict[str, str]) -> str:
    """The activity code, alone or with its words ("230 Further education", "230.0")."""
    text = said(row.get("current_activity", ""))
    return text[:3] if text[:3].isdigit() else text


CHECKS = (
    WHOLE_LINE,
    Check(
        "activity-unknown",
        "current_activity",
        "This activity is not on the NCCIS list. Correct the code.",
        lambda row, _: bool(_code(row)) and _code(row) not in codes("nccis_activity"),
    ),
    Check(
        "activity-missing",
        "current_activity",
        "No activity is given. If it is not known, give 810.",
        lambda row, _: not _code(row),
    ),
    coded("cohort-status", "cohort_status", "This cohort status is not on the list.", codes("nccis_cohort_status")),
    *dated("activity-start", "activity_start_date"),
    *dated("verified", "date_last_verified"),
    *dated("lapse", "due_to_lapse_date"),
    not_future("activity-start-future", "activity_start_date", "The activity starts in the future. Check the date."),
    not_future("verified-future", "date_last_verified", "The activity was verified in the future. Check the date."),
    in_order("lapse-order", "activity_start_date", "due_to_lapse_date", "The activity lapses before it starts."),
    Check(
        "lapsed",
        "due_to_lapse_date",
        "The activity is past its review date, so it counts as not known from then on. Check what they are doing now.",
        lambda row, context: (
            (on := day(row.get("due_to_lapse_date", ""))) is not None and on < context.today and _code(row) != NOT_KNOWN
        ),
    ),
    Check(
        "start-missing",
        "activity_start_date",
        "No start date is given, so the activity is counted from the day it was last verified, if that is known.",
        lambda row, _: not said(row.get("activity_start_date", "")),
    ),
)


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    repeats = Repeats("person-repeated", "unique_id", "This young person", WHO)
    for unit in units:
        row = unit.values
        unit.failures += failed(row, CHECKS, context, WHO)
        unit.failures += PERSON.failures(row, context, WHO)
        if not unit.subject:
            words = "There is no unique ID, so the line belongs to nobody. Give one."
            unit.failures.append(Failure("id-missing", "unique_id", "", words, WHO))
        elif repeated := repeats.failure(unit.subject, unit.number, Severity.WARNING):
            unit.failures.append(repeated)
        born = day(row.get("date_of_birth", ""))
        if born and born <= context.today:
            unit.skip = age_skip(born, context.today)
        yield unit


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = list({u.key: u for u in units}.values())
    now = latest[-1]
    spells: list[SpellClaim] = list(_activities(latest))
    for unit in latest:
        spells += _flags(unit)
    spells += _learning(now)
    events = dict.fromkeys(event for unit in latest for event in _guarantee(unit))
    return Claims(person=PERSON.claim(now.values), spells=tuple(_joined(spells)), events=tuple(events))


def _said_on(unit: Unit) -> date | None:
    """The day the line speaks of: when it was verified, else when the activity began."""
    return day(unit.values.get("date_last_verified", "")) or day(unit.values.get("activity_start_date", ""))


def _activities(units: list[Unit]) -> Iterator[SpellClaim]:
    dated_units = [(day(u.values.get("activity_start_date", "")) or _said_on(u), u) for u in units]
    ordered = sorted(((on, u) for on, u in dated_units if on), key=lambda pair: pair[0])
    for place, (started, unit) in enumerate(ordered):
        follows = ordered[place + 1][0] if place + 1 < len(ordered) else None
        yield from _activity(unit, started, follows)


def _activity(unit: Unit, started: date, follows: date | None) -> Iterator[SpellClaim]:
    """The activity until the next begins; past the day it lapses it is not known (NCCIS currency rule)."""
    code = _code(unit.values)
    row = codes("nccis_activity").get(code)
    if row is None or follows == started:
        return
    state = _STATE_OF_CODE.get(code) or _STATE_OF_GROUP[row["group"]]
    ended = follows - timedelta(days=1) if follows else None
    lapses = day(unit.values.get("due_to_lapse_date", ""))
    lapsed = lapses is not None and lapses >= started and state != "not_known" and (ended is None or lapses < ended)
    until = lapses if lapsed else ended
    where = said(unit.values.get("establishment_name", "")) or said(unit.values.get("establishment", ""))
    details = (("code", code), ("words", row["label"]), ("group", row["group"]))
    said_by = (unit.table, unit.number)
    yield SpellClaim("activity", state, started, until, provider=where, details=details, unit=said_by)
    if state in _JOBS:
        yield SpellClaim("job", state, started, until, provider=where, details=details, unit=said_by)
    if state == "custody":
        yield SpellClaim("custody", "custody", started, until, details=details, unit=said_by)
    if code in _SPELL_OF_ACTIVITY:
        yield SpellClaim(*_SPELL_OF_ACTIVITY[code], started, until, details=details[:2], unit=said_by)
    if lapsed and lapses:
        because = (("code", NOT_KNOWN), ("words", "Past its review date"), ("group", "not known"))
        begins = lapses + timedelta(days=1)
        yield SpellClaim("activity", "not_known", begins, ended, details=because, unit=said_by)


def _characteristics(row: dict[str, str]) -> Iterator[str]:
    """Codes from one column of several ("110; 160"), from numbered columns, or from yes-or-no columns of their own."""
    for column, text in row.items():
        if column.startswith(_CHARACTERISTIC) and yes(text):
            yield column.removeprefix(_CHARACTERISTIC)
        elif column.startswith("characteristics"):
            for part in text.replace("|", ";").replace(",", ";").split(";"):
                if said(part):
                    yield part.strip()[:3]


def _flags(unit: Unit) -> Iterator[SpellClaim]:
    on = _said_on(unit)
    if on is None:
        return
    for code in _characteristics(unit.values):
        if code in _SPELL_OF_CHARACTERISTIC:
            kind, state = _SPELL_OF_CHARACTERISTIC[code]
            details = (("code", code), ("words", labels("nccis_characteristic")[code]), ("start", "not given"))
            yield SpellClaim(kind, state, on, details=details, unit=(unit.table, unit.number))


def _learning(unit: Unit) -> Iterator[SpellClaim]:
    on = _said_on(unit)
    level = said(unit.values.get("sen_level", "")).lower()
    if on is None:
        return
    said_by = (unit.table, unit.number)
    undated = (("start", "not given"),)
    if level in _PLAN_WORDS:
        yield SpellClaim("ehc_plan", "maintained", on, details=undated, unit=said_by)
    elif level in _SUPPORT_WORDS:
        yield SpellClaim("sen_support", "yes", on, details=undated, unit=said_by)
    code = _code(unit.values)
    if codes("nccis_activity").get(code, {}).get("group") in ("school age", "education", "part time"):
        where = said(unit.values.get("establishment_name", "")) or said(unit.values.get("establishment", ""))
        started = day(unit.values.get("activity_start_date", "")) or on
        if where and code not in ("120", "130", "140", "150", "260"):
            kind = "college" if code in ("220", "230", "280") else "school" if code in ("110", "210") else "provider"
            yield SpellClaim("school", kind, started, provider=where, unit=said_by)


def _guarantee(unit: Unit) -> Iterator[EventClaim]:
    row = unit.values
    offer = said(row.get("september_guarantee_offer", "")) or said(row.get("september_guarantee_status", ""))
    on = day(row.get("september_guarantee_date", "")) or _said_on(unit)
    if offer and on:
        said_more = (("status", said(row.get("september_guarantee_status", ""))),)
        details = tuple((name, text) for name, text in said_more if text and text != offer)
        yield EventClaim("september_guarantee", on, offer, details=details, unit=(unit.table, unit.number))


def _joined(spells: list[SpellClaim]) -> list[SpellClaim]:
    """Flags that every month's line repeats are one spell, from the first that said so."""
    first: dict[tuple[str, str], SpellClaim] = {}
    others: list[SpellClaim] = []
    for spell in spells:
        if ("start", "not given") not in spell.details:
            others.append(spell)
            continue
        known = first.get((spell.kind, spell.state))
        if known is None or spell.started < known.started:
            first[spell.kind, spell.state] = replace(spell)
    return [*others, *first.values()]


NCCIS = Format(
    key="nccis-csv",
    title="NCCIS-style participation list, CSV",
    unit="CSV line",
    system="participation",
    family="nccis",
    source="DfE NCCIS management information requirement, as a CSV extract of its fields",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=(
        ("participation", "unique_id", "The client system's own number"),
        ("participation", "current_activity", "NCCIS activity code, 110 to 830"),
        ("participation", "activity_start_date", "The day it began"),
        ("participation", "date_last_verified", "The day it was last checked with the young person"),
        ("participation", "due_to_lapse_date", "The day after which it counts as not known"),
        ("participation", "sen_level", "E EHC plan, K SEN support, N none"),
        ("participation", "characteristics", "Codes 110 to 190, several together"),
        ("participation", "september_guarantee_offer", "The offer of a place in learning, years 11 and 12"),
    ),
)
