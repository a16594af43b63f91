"""The glossary lays children's and adults' terms, fields, statuses and thresholds side by side, in kinds that exist."""

import re

import pytest

from onward.config.requirements import ROOT
from onward.people.choices import SPELL_KINDS, Lane

TEXT = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def rows_under(heading: str) -> list[list[str]]:
    part = TEXT.split(f"### {heading}\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


@pytest.mark.shows("B-021")
def test_every_adult_service_stands_beside_its_childrens_side_with_both_thresholds():
    services = rows_under("Services, plans and their thresholds")
    for what, child_kind, child_words, adult_kind, adult_words, change in services:
        for kind in (child_kind, adult_kind):
            assert re.sub("`", "", kind) in SPELL_KINDS, f"{what}: there is no kind {kind} in people/choices.py."
        assert len(child_words) > 20, f"{what}: say the children's threshold."
        assert len(adult_words) > 20, f"{what}: say the adults' threshold."
        assert change, f"{what}: say what happens at the change."
    named = {re.sub("`", "", row[3]) for row in services}
    missing = {kind.key for kind in SPELL_KINDS.values() if kind.lane is Lane.ADULT} - named
    assert not missing, f"GLOSSARY.md sets nothing beside {', '.join(sorted(missing))}."


@pytest.mark.shows("B-021")
@pytest.mark.parametrize("what", ["who", "NHS number", "main need", "reviewed", "why it ended"])
def test_fields_of_returns_are_mapped_between_the_two_sides(what):
    row = next(row for row in rows_under("Fields of the returns") if row[0] == what)
    assert all(row), f"{what} lacks a side."
    assert "`" in row[1] + row[2]


@pytest.mark.shows("B-021")
def test_statuses_stand_side_by_side_with_what_to_beware_of():
    statuses = rows_under("Statuses")
    assert len(statuses) >= 6
    assert all(all(row) for row in statuses)
