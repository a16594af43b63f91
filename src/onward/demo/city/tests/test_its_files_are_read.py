"""The made-up city's files are the real thing: the product's own readers take them, and refuse only what was spoilt."""

import csv
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from onward.demo.city import make_city, write_files, write_truth
from onward.intake.claims import Unit
from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import has_error
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.registry import recognise

ON = date(2026, 11, 21)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("area")
    city = make_city(people=1200, seed=19, on=ON)
    write_files(city, folder / "files")
    write_truth(city, folder / "truth.csv")
    return folder


@pytest.fixture(scope="module")
def units(area: Path) -> dict[str, list[Unit]]:
    """Every unit of every file, checked, by source system."""
    read: dict[str, list[Unit]] = defaultdict(list)
    for path in sorted((area / "files").rglob("*.*")):
        with path.open("rb") as stream:
            form = recognise(sample(path.name, stream))
            read[path.parent.name] += form.check(form.read(stream), Context(ON, "330"))
    return read


@pytest.fixture(scope="module")
def truth(area: Path) -> list[dict[str, str]]:
    with (area / "truth.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_nearly_every_unit_is_accepted(units: dict[str, list[Unit]]) -> None:
    for system, read in units.items():
        refused = [unit for unit in read if has_error(unit)]
        assert len(refused) <= 0.01 * len(read) + 3, (system, Counter(f.rule for u in refused for f in u.failures))


def test_every_subject_that_is_read_has_a_truth(units: dict[str, list[Unit]], truth: list[dict[str, str]]) -> None:
    known = {(row["system"], row["local_id"]) for row in truth}
    strangers = {(system, u.subject) for system, read in units.items() for u in read if u.subject} - known
    assert not strangers


def test_people_outside_13_to_25_are_passed_over_with_a_reason(units: dict[str, list[Unit]]) -> None:
    for system in ("childrens-social-care", "adult-social-care", "school"):
        assert any(unit.skip.startswith("Aged ") for unit in units[system])


def test_some_lines_are_spoilt_and_caught(units: dict[str, list[Unit]]) -> None:
    assert any(unit.failures for unit in units["participation"])
    assert any(unit.failures for unit in units["send"])
