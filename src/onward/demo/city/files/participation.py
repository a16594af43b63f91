"""The participation service's client list, in the NCCIS layout (docs/explain/the-made-up-city.md lists its columns)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onward.demo.city.chance import Chance
from onward.demo.city.files.client_index import characteristics
from onward.demo.city.files.tables import british, write_table
from onward.demo.city.model import City, Record
from onward.demo.city.recorded import SPREADSHEET_ULN

HEADER = (
    "Unique ID",
    "UPN",
    "ULN",
    "Forename",
    "Surname",
    "Date of Birth",
    "Gender",
    "Ethnicity",
    "Address",
    "Postcode",
    "Contact Number",
    "Cohort Status",
    "LA at Year 11",
    "Lead LA",
    "Transferred To LA",
    "SEN Level",
    "Characteristics",
    "Current Activity",
    "Activity Start Date",
    "Date Last Verified",
    "Due To Lapse Date",
    "Establishment",
    "Intended Destination",
    "September Guarantee Offer",
    "September Guarantee Status",
)


def write(city: City, folder: Path) -> Iterator[Path]:
    chance = Chance(city.seed, "participation")
    rows = [_row(record, city.on, chance) for record in city.records.get("participation", [])]
    yield write_table(folder / "participation" / f"NCCIS_{city.on:%Y_%m}.csv", HEADER, rows)


def _row(record: Record, on: date, chance: Chance) -> tuple[object, ...]:
    person, activity = record.person, record.person.activity
    if activity is None:
        raise ValueError("Everyone on the participation list has an activity.")
    year_12 = person.age == 16
    offer = chance.pick(("School sixth form", "Further education", "Apprenticeship", "Training")) if year_12 else ""
    level = "E" if person.plan and not person.plan.ceased else "K" if person.sen_support_since else "N"
    # 7587861911 becomes 7.59E+09 when a spreadsheet saves a long number in a narrow column.
    spoilt = record.uln.isdigit() and SPREADSHEET_ULN in record.dirt
    return (
        record.local_id,
        record.upn,
        f"{int(record.uln):.2E}" if spoilt else record.uln,
        record.given,
        record.family,
        british(record.born),
        record.sex,
        person.ethnicity,
        record.address,
        record.postcode,
        f"07700 900{chance.between(0, 999):03d}",
        "D" if person.died else "P",
        "330" if chance.yes(0.95) else "333",
        "330",
        "",
        level,
        ";".join(characteristics(record)),
        activity.code,
        british(activity.since),
        british(activity.verified),
        british(activity.lapses),
        activity.place.number if activity.place else "",
        offer,
        offer,
        "Offer made and accepted" if offer and chance.yes(0.9) else "No offer made" if year_12 else "",
    )
