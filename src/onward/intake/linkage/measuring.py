"""How well linkage does on a whole folder of an area's files whose truth is known, through the real formats.

    python -m onward.demo.city --people 25000 --seed 2 --on 2026-11-21 --out FILES --truth TRUTH.csv
    python -m onward.intake.linkage.measuring FILES TRUTH.csv

TRUTH.csv says who is who: system, local_id and person; family, if there, lets siblings put together be counted.
"""

import argparse
import csv
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl

from onward.intake.claims import PersonClaim, Severity, Unit
from onward.intake.formats import registry
from onward.intake.formats.declare import Context, Format, NotReadable
from onward.intake.formats.reading.sampling import sample
from onward.intake.linkage.linking import link
from onward.intake.linkage.quality import Quality, quality
from onward.intake.linkage.records import combined, frame, record
from onward.people.choices import SYSTEMS

Subject = tuple[str, str]  # system, local identifier


def claims_of(folder: Path, today: date) -> dict[Subject, PersonClaim]:
    """Who every system says its people are, from all files under the folder that Onward reads.

    A folder named as a system says which system its files come from; otherwise the format does.
    """
    units: dict[Subject, dict[str, tuple[Format, list[Unit]]]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        sent_by = next((part for part in path.relative_to(folder).parts if part in SYSTEMS), "")
        for form, unit in _accepted(path, today):
            families = units.setdefault((sent_by or form.system, unit.subject), {})
            families.setdefault(form.family, (form, []))[1].append(unit)
    return {
        (system, local): combined([form.derive(local, seen).person for form, seen in families.values()])
        for (system, local), families in units.items()
    }


def _accepted(path: Path, today: date) -> Iterator[tuple[Format, Unit]]:
    with path.open("rb") as stream:
        try:
            form = registry.recognise(sample(path.name, stream))
            stream.seek(0)
            for unit in form.check(form.read(stream), Context(today=today, la_code="330")):
                if unit.subject and not unit.skip and not any(f.severity == Severity.ERROR for f in unit.failures):
                    yield form, unit
        except NotReadable as problem:
            sys.stderr.write(f"{path.name}: {problem}\n")


def with_truth(claims: dict[Subject, PersonClaim], truth_file: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(records, truth) for the subjects that the truth knows, numbered in a fixed order."""
    with truth_file.open(encoding="utf-8", newline="") as file:
        known = {(line["system"], line["local_id"]): line for line in csv.DictReader(file)}
    numbered = list(enumerate(sorted(subject for subject in claims if subject in known), start=1))
    people = {name: number for number, name in enumerate(sorted({line["person"] for line in known.values()}))}
    families = {name: number for number, name in enumerate(sorted({_family(line) for line in known.values()}))}
    records = frame(record(source, *subject, claims[subject]) for source, subject in numbered)
    truth = pl.DataFrame(
        {
            "source": [source for source, _ in numbered],
            "person": [people[known[subject]["person"]] for _, subject in numbered],
            "family": [families[_family(known[subject])] for _, subject in numbered],
        }
    )
    return records, truth


def _family(line: dict[str, str]) -> str:
    return line.get("family") or line["person"]


def report(found: Quality, sources: int, seconds: float) -> str:
    table = "\n".join(
        f"  {one} and {other}: {true} pairs, {got} found, {wrong} wrong"
        for one, other, true, got, wrong in found.by_systems.iter_rows()
    )
    return (
        f"{sources} source persons linked in {seconds:.1f} s\n"
        f"precision of accepted pairs {found.precision:.4f}, recall {found.recall:.4f}, pair F1 {found.f1:.4f}\n"
        f"pair F1 after perfect review {found.f1_after_review:.4f}\n"
        f"questions {found.questions}, of which {found.questions_that_join} join one person\n"
        f"groups of two people {found.groups_of_two_people}, of brothers, sisters or twins {found.groups_of_siblings}\n"
        f"{table}\n"
    )


def main() -> None:
    options = argparse.ArgumentParser(description="Measure linkage on files whose truth is known.")
    options.add_argument("files", type=Path)
    options.add_argument("truth", type=Path)
    given = options.parse_args()
    records, truth = with_truth(claims_of(given.files, date.today()), given.truth)
    began = time.monotonic()
    result = link(records)
    sys.stdout.write(report(quality(result, truth, records), records.height, time.monotonic() - began))


if __name__ == "__main__":
    main()
