"""School lists, years 8 to 13, with indicators of the risk of not being in education, employment or training."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onward.demo.city.chance import Chance
from onward.demo.city.files.tables import british, write_table
from onward.demo.city.model import City, Record
from onward.demo.city.recorded import SPREADSHEET_DAY

# Illustrative points; each area sets its own.
POINTS = {
    "EAL": 1,
    "EHCP": 3,
    "SENS": 2,
    "ATT90": 2,
    "ATT85": 3,
    "EXC": 2,
    "PEX": 4,
    "ALT": 3,
    "LAC": 3,
    "PREG": 4,
    "YC": 2,
    "CUST": 5,
    "YJS": 4,
    "FSM": 1,
    "ATTAIN": 2,
}
HEADER = (
    "UPN",
    "ULN",
    "Pupil ID",
    "Surname",
    "Forename",
    "Known As",
    "Date of Birth",
    "Gender",
    "Ethnicity",
    "Postcode",
    "Year Group",
    "School URN",
    "School Name",
    "SEN Status",
    "SEN Start Date",
    "SEN Need",
    *POINTS,
    "Score",
    "Rating",
    "Intended Destination",
)
_ENGLISH_SPEAKING = ("british", "irish", "caribbean")


def write(city: City, folder: Path) -> Iterator[Path]:
    chance = Chance(city.seed, "school lists")
    by_school: dict[str, list[Record]] = {}
    for record in city.records.get("school", []):
        by_school.setdefault(record.file, []).append(record)
    for number, (urn, records) in enumerate(sorted(by_school.items())):
        records.sort(key=lambda r: (r.person.age, r.family, r.given, r.person.key))
        rows = [_row(record, chance) for record in records]
        # One list in four is saved from a spreadsheet, with a byte order mark.
        yield write_table(folder / "school" / f"school_list_{urn}.csv", HEADER, rows, bom=number % 4 == 1)


def _day_number(day: date) -> int:
    """Days since 30 December 1899, which is how spreadsheets keep dates."""
    return (day - date(1899, 12, 30)).days


def _row(record: Record, chance: Chance) -> tuple[object, ...]:
    person, school = record.person, record.person.school
    if school is None:
        raise ValueError("Everyone on a school list has a school.")
    plan = person.plan is not None and person.plan.ceased is None
    in_care = person.care is not None and person.care.open and person.care.episodes[-1].legal != "V4"
    troubled = 0.35 if person.risks or person.need == "SEMH" else 0.12
    holds = {
        "EAL": person.tradition not in _ENGLISH_SPEAKING and chance.yes(0.6),
        "EHCP": plan,
        "SENS": person.sen_support_since is not None and not plan,
        "ATT90": chance.yes(troubled * 1.7),
        "ATT85": chance.yes(troubled),
        "EXC": chance.yes(troubled * 0.6),
        "PEX": chance.yes(troubled * 0.04),
        "ALT": school.kind == "alternative",
        "LAC": in_care,
        "PREG": person.sex == "F" and chance.yes(0.004),
        "YC": person.young_carer and chance.yes(0.7),
        "CUST": False,
        "YJS": person.youth_justice and chance.yes(0.6),
        "FSM": chance.yes(0.42),
        "ATTAIN": chance.yes(0.6 if person.need else 0.25),
    }
    score = sum(POINTS[code] for code, held in holds.items() if held)
    status = "E" if plan else "K" if person.sen_support_since else "N"
    since = person.plan.started if plan and person.plan else person.sen_support_since
    return (
        record.upn,
        record.uln,
        record.pupil_id,
        record.family,
        record.given,
        record.known_as,
        _day_number(record.born) if SPREADSHEET_DAY in record.dirt else british(record.born),
        record.sex,
        person.ethnicity,
        record.postcode,
        person.age - 4,
        school.number,
        school.name,
        status,
        british(since),
        person.need if status != "N" else "",
        *(int(held) if held else "" for held in holds.values()),
        score,
        "Red" if score >= 9 else "Amber" if score >= 5 else "Green",
        chance.pick(("Sixth form", "College", "Apprenticeship", "Not sure", "")),
    )
