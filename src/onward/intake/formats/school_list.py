"""A school's list of pupils with the local risk-of-NEET indicators (RONI): one CSV line a pupil, mostly years 8 to 13.

There is no national layout. Points for each indicator, and where amber and red begin, are the area's own settings;
those in `codes/roni_indicator.csv` are illustrative.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import IO

from onward.intake.claims import Claims, EventClaim, Failure, Severity, SpellClaim, Unit
from onward.intake.formats.declare import Context, Format, Sample
from onward.intake.formats.headings import PERSON_HEADINGS, Headings
from onward.intake.formats.person_columns import PersonColumns, Repeats, folded
from onward.intake.formats.reading.checking import WHOLE_LINE, Check, age_skip, dated, failed, not_future
from onward.intake.formats.reading.codes import codes, labels
from onward.intake.formats.reading.tables import delimited_rows
from onward.intake.formats.reading.values import day, said, yes
from onward.values.identifiers import normalised

WHO = "The school's data manager"
INDICATOR = "indicator "
# What `check` adds to a line: the day the list speaks of, and the risk worked out with the area's own points.
AS_AT, RISK = "(as at)", "(risk)"
AMBER, RED = 3, 6  # points at which a band begins unless the area sets `roni_amber` and `roni_red`; illustrative

_INDICATORS: dict[str, tuple[str, ...]] = {
    "EAL": ("english additional language",),
    "EHCP": ("has ehcp", "ehc plan"),
    "SENS": ("sen support",),
    "ATT90": ("attendance below 90", "attendance under 90", "attendance <90%"),
    "ATT85": ("attendance below 85", "attendance under 85", "attendance <85%"),
    "EXC": ("suspension", "suspensions", "suspended", "exclusions", "fixed term exclusion"),
    "PEX": ("permanently excluded",),
    "ALT": ("alternative provision", "ap", "off site"),
    "LAC": ("cla", "in care", "child looked after"),
    "PREG": ("pregnant", "teenage parent", "young parent"),
    "YC": ("carer",),
    "CUST": ("custody",),
    "YJS": ("yot", "youth offending", "youth justice"),
    "FSM": ("pupil premium", "free school meal"),
    "ATTAIN": ("below expected", "low attainment", "attainment"),
}
HEADINGS = Headings(
    PERSON_HEADINGS
    | {
        "school": ("school name", "establishment", "establishment name", "college", "setting"),
        "school_urn": ("urn", "school code", "establishment urn"),
        "pupil_id": ("pupil number", "admission number", "mis id", "school pupil id", "student id"),
        "year_group": ("year", "ncy", "national curriculum year", "actual year group", "nc year", "ncyear actual"),
        "sen_status": ("sen", "sen provision", "send status", "sen code", "sen status code"),
        "sen_need": ("sen need", "primary need", "sen primary need", "sen type", "main need"),
        "sen_start_date": ("sen start", "sen since"),
        "roni_score": ("score", "total", "total score", "roni total", "risk score"),
        "roni_rating": ("rating", "band", "rag", "roni band", "rag rating", "risk band"),
        "intended_destination": ("destination",),
        "entry_date": ("admission date", "date of admission", "start date", "date joined"),
        "leaving_date": ("date of leaving", "leave date", "end date"),
        "list_date": ("as at", "date of list", "extract date", "date"),
        "attendance": ("attendance %", "attendance percent", "attendance percentage"),
    }
    | {
        f"{INDICATOR}{code}": (code, f"roni {code}", row["label"], *_INDICATORS.get(code, ()))
        for code, row in codes("roni_indicator").items()
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
    upn="upn",
    former_upn="former_upn",
    uln="uln",
    postcode="postcode",
    address=("address", "address_2", "address_3"),
)
_SPELL_OF_INDICATOR = {
    "LAC": ("looked_after", "other"),
    "PREG": ("parent", "caring_for_child_or_expecting"),
    "YC": ("young_carer", "yes"),
    "CUST": ("custody", "custody"),
    "YJS": ("youth_justice", "involved"),
}
# Pupil's SEN provision in the school census: E plan, K support, N none; S and A, P are the codes before 2014.
_STATUS = {"e": "ehc_plan", "s": "ehc_plan", "k": "sen_support", "a": "sen_support", "p": "sen_support"}
_STATUS |= {"ehcp": "ehc_plan", "ehcplan": "ehc_plan", "educationhealthandcareplan": "ehc_plan"}
_STATUS |= {"senk": "sen_support", "sensupport": "sen_support", "seneh": "ehc_plan", "statement": "ehc_plan"}
_NO_SEN = ("", "n", "none", "no", "nosen", "nospecialeducationalneed")


def recognise(sample: Sample) -> int:
    found = HEADINGS.among(sample.header)
    indicators = sum(name.startswith(INDICATOR) for name in found)
    if "year_group" not in found or not ({"surname", "upn"} & found) or _is_of_participation(sample):
        return 0
    if not ({"date_of_birth", "upn"} & found):
        return 0
    return 85 if indicators >= 3 or "roni_score" in found else 70 if {"school", "sen_status"} <= found else 0


def _is_of_participation(sample: Sample) -> bool:
    return any(folded(heading) in ("currentactivity", "activitycode") for heading in sample.header)


def read(stream: IO[bytes]) -> Iterator[Unit]:
    for number, row in delimited_rows(stream, columns=HEADINGS.ours):
        subject = _subject_of(row)
        yield Unit(number, "pupils", row, subject, key=subject)


def _subject_of(row: Mapping[str, str]) -> str:
    """School and UPN, or the school's own number; without either, school and who the pupil is."""
    school = said(row.get("school_urn", "")) or said(row.get("school", ""))
    pupil = normalised(said(row.get("upn", ""))) or said(row.get("pupil_id", ""))
    if not pupil:
        who = [folded(row.get(part, "")) for part in ("surname", "forename", "date_of_birth")]
        if not (who[0] or who[1]) or not who[2]:
            return ""
        pupil = hashlib.sha256("|".join(who).encode()).hexdigest()[:16]
    return f"{school}-{pupil}"


def _year(row: Mapping[str, str]) -> str:
    """ "11" of "11", "Year 11", "Y11", "11.0"; "" when it is no year group."""
    text = said(row.get("year_group", "")).lower().removeprefix("year").removeprefix("y").strip().removesuffix(".0")
    return text if text.isdigit() and 0 < int(text) < 16 else ""


def _status(row: Mapping[str, str]) -> str:
    return folded(said(row.get("sen_status", "")))


CHECKS = (
    WHOLE_LINE,
    Check(
        "year-group",
        "year_group",
        "This is not a year group. Give the number of the school year the pupil is taught in, such as 11.",
        lambda row, _: not _year(row),
    ),
    Check(
        "sen-status",
        "sen_status",
        "This SEN status is not known. Give E (EHC plan), K (SEN support) or N (none).",
        lambda row, _: _status(row) not in _STATUS and _status(row) not in _NO_SEN,
    ),
    Check(
        "sen-need",
        "sen_need",
        "This type of need is not on the national list.",
        lambda row, _: (
            bool(said(row.get("sen_need", ""))) and said(row["sen_need"]).upper() not in codes("sen2_need_type")
        ),
    ),
    Check(
        "school-missing",
        "school",
        "The line names no school. Add a column with the school's name or URN.",
        lambda row, _: not said(row.get("school", "")) and not said(row.get("school_urn", "")),
    ),
    Check(
        "year-group-and-age",
        "year_group",
        "The year group is two or more years away from the pupil's age. Check the year group and the date of birth.",
        lambda row, context: _years_apart(row, context.today) >= 2,
    ),
    *dated("entry-date", "entry_date"),
    *dated("leaving-date", "leaving_date"),
    not_future("entry-date-future", "entry_date", "The pupil joins in the future. Check the date."),
)


def _school_year(on: date) -> int:
    """The calendar year in which the school year of a day began (1 September)."""
    return on.year if on.month >= 9 else on.year - 1


def _years_apart(row: Mapping[str, str], today: date) -> int:
    born, year = day(row.get("date_of_birth", "")), _year(row)
    if born is None or not year:
        return 0
    usual = _school_year(today) - _school_year(born) - 5  # year 1 begins in the sixth September of life
    return abs(int(year) - usual)


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    repeats = Repeats("pupil-repeated", "upn", "This pupil", WHO)
    points, amber, red = _points(context.settings or {})
    for unit in units:
        row = unit.values
        unit.failures += failed(row, CHECKS, context, WHO)
        unit.failures += PERSON.failures(row, context, WHO)
        if not unit.subject:
            words = "There is no UPN, and no name with a date of birth, so nobody can be recognised. Give one of them."
            unit.failures.append(Failure("nobody", "upn", "", words, WHO))
        elif repeated := repeats.failure(unit.subject, unit.number, Severity.WARNING):
            unit.failures.append(repeated)
        born = day(row.get("date_of_birth", ""))
        if born and born <= context.today:
            unit.skip = age_skip(born, context.today)
        row[AS_AT] = (day(row.get("list_date", "")) or context.today).isoformat()
        if risk := _risk(row, points, amber, red):
            row[RISK] = risk
        yield unit


def _points(settings: Mapping[str, str]) -> tuple[dict[str, int], int, int]:
    """Points by indicator: the area's `roni_points_<code>`, else the illustrative ones ("local" means none)."""
    usual = {code: row["points"] for code, row in codes("roni_indicator").items()}
    chosen = {code: settings.get(f"roni_points_{code}", points) for code, points in usual.items()}
    points = {code: int(text) for code, text in chosen.items() if text.isdigit()}
    return points, int(settings.get("roni_amber", AMBER)), int(settings.get("roni_red", RED))


def _marked(row: Mapping[str, str]) -> Iterator[str]:
    for column, text in row.items():
        if column.startswith(INDICATOR) and yes(_ticked(text)):
            yield column.removeprefix(INDICATOR)


def _ticked(text: str) -> str:
    return "yes" if text.strip().lower() in ("x", "✓", "✔") else text


def _risk(row: Mapping[str, str], points: Mapping[str, int], amber: int, red: int) -> str:
    """ "amber 4", by the indicators of the line; "" when the list has none."""
    if not any(column.startswith(INDICATOR) for column in row):
        return ""
    score = sum(points.get(code, 0) for code in _marked(row))
    return f"{'red' if score >= red else 'amber' if score >= amber else 'green'} {score}"


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = list({u.key: u for u in units}.values())
    spells: list[SpellClaim] = []
    events: list[EventClaim] = []
    for unit in latest:
        began = _year_began(unit)
        if began:
            spells += _spells(unit, began)
        events += _events(unit)
    return Claims(person=PERSON.claim(latest[-1].values), spells=tuple(spells), events=tuple(events))


def _year_began(unit: Unit) -> date | None:
    """The start of the school year that the list speaks of: from its day, else from the pupil's age and year group."""
    if as_at := day(unit.values.get(AS_AT, "")):
        return date(_school_year(as_at), 9, 1)
    born, year = day(unit.values.get("date_of_birth", "")), _year(unit.values)
    return date(_school_year(born) + 5 + int(year), 9, 1) if born and year else None


def _spells(unit: Unit, began: date) -> Iterator[SpellClaim]:
    row, said_by = unit.values, (unit.table, unit.number)
    school = said(row.get("school", "")) or f"URN {said(row.get('school_urn', ''))}"
    undated = (("start", "not given"),)
    joined, left = day(row.get("entry_date", "")), day(row.get("leaving_date", ""))
    start = joined or began
    if left and left < start:
        left = start
    if school != "URN ":
        said_more = undated if joined is None else ()
        yield SpellClaim("school", "school", start, left, provider=school, details=said_more, unit=said_by)
    if year := _year(row):
        details = (("school_year_began", began.isoformat()),)
        yield SpellClaim("year_group", year, began, date(began.year + 1, 8, 31), details=details, unit=said_by)
    marked = set(_marked(row))
    since = day(row.get("sen_start_date", ""))
    kind = _STATUS.get(_status(row)) or ("ehc_plan" if "EHCP" in marked else "sen_support" if "SENS" in marked else "")
    need = said(row.get("sen_need", "")).upper()
    if kind:
        details = (*((("need", need),) if need else ()), *(undated if since is None else ()))
        state = "maintained" if kind == "ehc_plan" else "yes"
        yield SpellClaim(kind, state, since or began, left, details=details, unit=said_by)
    if need in labels("sen2_need_type"):
        details = (("words", labels("sen2_need_type")[need]), ("rank", "1"))
        yield SpellClaim("sen_need", need, since or began, left, details=details, unit=said_by)
    for code in sorted(marked & set(_SPELL_OF_INDICATOR)):
        details = (("words", labels("roni_indicator")[code]), *undated)
        yield SpellClaim(*_SPELL_OF_INDICATOR[code], began, details=details, unit=said_by)


def _events(unit: Unit) -> Iterator[EventClaim]:
    row = unit.values
    band, _, score = row.get(RISK, "").partition(" ")
    given_score, given_band = said(row.get("roni_score", "")), said(row.get("roni_rating", "")).lower()
    on = day(row.get(AS_AT, ""))
    if on is None or not (band or given_score or given_band):
        return
    found = {
        "score": score,
        "school_score": given_score,
        "school_band": given_band,
        "indicators": ", ".join(sorted(_marked(row))),
        "intended_destination": said(row.get("intended_destination", "")),
    }
    details = tuple((name, text) for name, text in found.items() if text)
    yield EventClaim("neet_risk", on, band or given_band, details=details, unit=(unit.table, unit.number))


SCHOOL_LIST = Format(
    key="school-list-csv",
    title="School list with risk-of-NEET indicators, CSV",
    unit="CSV line",
    system="school",
    family="school-list",
    source="Local practice; there is no national layout",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=(
        ("pupils", "upn", "Unique pupil number"),
        ("pupils", "school", "The school's name, or its URN in school_urn"),
        ("pupils", "year_group", "The year the pupil is taught in"),
        ("pupils", "sen_status", "E EHC plan, K SEN support, N none"),
        ("pupils", "sen_need", "Main type of need, national code"),
        *(("pupils", f"{INDICATOR}{code}", words) for code, words in labels("roni_indicator").items()),
        ("pupils", "roni_score", "The school's own score; ours is worked out from the indicators"),
    ),
)
