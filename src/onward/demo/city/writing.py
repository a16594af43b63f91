"""Writing a city's files, and the truth about them, which is kept apart from what agencies send."""

import csv
from pathlib import Path

from onward.demo.city.files import (
    cin,
    client_index,
    client_level,
    fhir,
    nhs_list,
    participation,
    school_lists,
    sen2,
    ssda903,
)
from onward.demo.city.model import City

WRITERS = (sen2, school_lists, participation, nhs_list, fhir, client_level, client_index, ssda903, cin)
TRUTH_HEADER = (
    "system",
    "local_id",
    "person",
    "family",
    "multiple_birth",
    "file",
    "surname",
    "forename",
    "born",
    "postcode",
    "upn",
    "uln",
    "nhs_number",
    "dirt",
)


def write_files(city: City, folder: Path) -> list[Path]:
    """Every agency's files, in one folder a source system. Returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    for system in city.records:
        (folder / system).mkdir(exist_ok=True)
    return [path for writer in WRITERS for path in writer.write(city, folder)]


def write_truth(city: City, path: Path) -> None:
    """Which person each record truly is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(TRUTH_HEADER)
        for system in sorted(city.records):
            for r in city.records[system]:
                writer.writerow(
                    (
                        system,
                        r.local_id,
                        r.person.key,
                        r.person.family,
                        r.person.multiple_birth,
                        r.file,
                        r.family,
                        r.given,
                        r.born.isoformat(),
                        r.postcode,
                        r.upn,
                        r.uln,
                        r.nhs,
                        "; ".join(r.dirt),
                    )
                )
