"""The permission matrix, as data in permissions.csv: 47 record groups by 21 roles. Pure.

A cell is one or more verbs, each with conditions: `W` create and change, `R` read, `S` suggest, `O` own entries, `V`
approve, `D` de-identified totals; `c` needs a sharing choice, `a` the age and parental rule, `i` only items invited or
assigned, `m` masked, `s` summary only.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

VERBS = "WRSOVD"
CONDITIONS = "caims"


@dataclass(frozen=True, slots=True)
class Allowance:
    verb: str
    conditions: frozenset[str]


@cache
def cells() -> dict[tuple[str, str], tuple[Allowance, ...]]:
    """(record group, role code) -> what the role may do with records of the group."""
    made = {}
    with Path(__file__).with_name("permissions.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            for role, cell in row.items():
                if role not in ("group", "name", "records"):
                    made[row["group"], role] = _read(cell)
    return made


@cache
def groups() -> dict[str, str]:
    """Record group -> its name."""
    with Path(__file__).with_name("permissions.csv").open(newline="") as file:
        return {row["group"]: row["name"] for row in csv.DictReader(file)}


def bit(group: str) -> int:
    """The group's place in a grant's masks: M01 is bit 1."""
    return int(group[1:])


def mask(wanted: frozenset[str] | set[str]) -> int:
    return sum(1 << bit(group) for group in wanted)


def _read(cell: str) -> tuple[Allowance, ...]:
    if cell.strip() == "-":
        return ()
    found = []
    for word in cell.split(","):
        verb, conditions = word.strip()[0], frozenset(word.strip()[1:])
        if verb not in VERBS or conditions - set(CONDITIONS):
            raise ValueError(f"permissions.csv: {word!r} is not a verb with conditions")
        found.append(Allowance(verb, conditions))
    return tuple(found)
