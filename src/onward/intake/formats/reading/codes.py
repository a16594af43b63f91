"""The code lists that the standards publish, one CSV file each in `codes/`, as code to row."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent.parent / "codes"


@cache
def codes(name: str) -> Mapping[str, Mapping[str, str]]:
    """A code list by file name, e.g. codes("ssda903_placement")["U4"]["label"]. The lists' sources are in each row."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return MappingProxyType({row["code"]: MappingProxyType(row) for row in csv.DictReader(file)})


@cache
def labels(name: str) -> Mapping[str, str]:
    """The words for each code of a list."""
    return MappingProxyType({code: row["label"] for code, row in codes(name).items()})
