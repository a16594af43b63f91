"""One trust's list of young patients, as a plain table (docs/explain/the-made-up-city.md lists its columns)."""

from collections.abc import Iterator
from pathlib import Path

from onward.demo.city.files.tables import iso, write_table
from onward.demo.city.model import City, Record
from onward.demo.city.recorded import AMERICAN_DAY

HEADER = (
    "NHS Number",
    "Local Patient ID",
    "Family Name",
    "Given Names",
    "Known As",
    "Date of Birth",
    "Gender",
    "Ethnic Category",
    "Address",
    "Postcode",
    "GP Practice Code",
    "GP Practice Name",
    "Learning Disability Register Date",
    "Annual Health Check Date",
    "Services",
    "Conditions",
    "Continuing Care",
    "Palliative Care",
    "Restricted",
    "Date of Death",
)
ETHNIC_CATEGORY = {
    "WBRI": "A",
    "WIRI": "B",
    "WIRT": "C",
    "WROM": "C",
    "WOTH": "C",
    "MWBC": "D",
    "MWBA": "E",
    "MWAS": "F",
    "MOTH": "G",
    "AIND": "H",
    "APKN": "J",
    "ABAN": "K",
    "AOTH": "L",
    "BCRB": "M",
    "BAFR": "N",
    "BOTH": "P",
    "CHNE": "R",
    "OOTH": "S",
    "REFU": "Z",
    "NOBT": "99",
}


def write(city: City, folder: Path) -> Iterator[Path]:
    rows = [_row(record) for record in city.records.get("nhs", []) if record.file == "acute"]
    yield write_table(folder / "nhs" / "nhs_young_people_list.csv", HEADER, rows)


def _row(record: Record) -> tuple[object, ...]:
    person, health = record.person, record.person.health
    if health is None:
        raise ValueError("Everyone on the NHS list has a health record.")
    # "CAMHS 2023-04-01 to 2025-01-31; Community paediatrics 2015-06-02": name, first day, and last day once ended.
    services = "; ".join(
        f"{name} {iso(began)}" + (f" to {iso(ended)}" if ended else "") for name, began, ended in health.services
    )
    now = {name for name, _, ended in health.services if ended is None}
    shown = health.practice if not record.restricted else None
    return (
        record.nhs,
        "" if record.nhs else record.local_id,
        record.family,
        record.given,
        record.known_as,
        f"{record.born:%m/%d/%Y}" if AMERICAN_DAY in record.dirt and record.born.day > 12 else iso(record.born),
        record.sex,
        ETHNIC_CATEGORY[person.ethnicity],
        record.address,
        record.postcode,
        shown.code if shown else "",
        shown.name if shown else "",
        iso(health.register_date),
        iso(health.health_check),
        services,
        "; ".join(dict.fromkeys(health.conditions)),
        "Y" if now & {"Children's continuing care", "NHS continuing healthcare"} else "",
        "Y" if now & {"Children's palliative care", "Adult palliative care"} else "",
        "Y" if record.restricted else "",
        iso(person.died),
    )
