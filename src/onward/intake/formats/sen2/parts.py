"""One person of a SEN2 return as a tree of parts, whether it came as one XML element or as lines of several CSV files.

person > requests* > assessment? > namedplan? > plandetail*, and requests > activeplans? > placementdetail*, senneed*.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from onward.intake.claims import Unit
from onward.intake.formats.person_columns import PersonColumns
from onward.intake.formats.reading.values import day, said

# Module and the module above it.
PARENT = {
    "person": "",
    "requests": "person",
    "assessment": "requests",
    "namedplan": "assessment",
    "plandetail": "namedplan",
    "activeplans": "requests",
    "placementdetail": "activeplans",
    "senneed": "activeplans",
}
PERSON = PersonColumns(
    given_names="forename",
    family_name="surname",
    date_of_birth="personbirthdate",
    sex="sex",
    ethnicity="ethnicity",
    postcode="postcode",
    upn="upn",
    uln="uniquelearnernumber",
)
# Until 2023 the return said GenderCurrent; one tool spells PlanWBP otherwise.
RENAMED = {"gendercurrent": "sex", "planwpb": "planwbp"}
# The column that `check` adds to a unit whose two review dates stand under each other's names (see checks).
REVIEWS_SWAPPED = "(review dates)"
_NUMBERED = re.compile(r"\[\d+\]$")


@dataclass(slots=True)
class Part:
    module: str
    unit: Unit
    prefix: str = ""  # the path of this part within its unit; empty in CSV
    fields: dict[str, str] = field(default_factory=dict)
    children: "list[Part]" = field(default_factory=list)

    def text(self, name: str) -> str:
        return said(self.fields.get(name, ""))

    def day(self, name: str) -> date | None:
        return day(self.fields.get(name, ""))

    def all(self, module: str) -> "list[Part]":
        return [part for part in self.children if part.module == module]

    def one(self, module: str) -> "Part | None":
        return next((part for part in self.children if part.module == module), None)

    def walk(self) -> "Iterator[Part]":
        yield self
        for part in self.children:
            yield from part.walk()

    @property
    def review_dates(self) -> tuple[date | None, date | None]:
        """(meeting, decision) of the latest review, each under its right name."""
        dates = self.day("reviewmeeting"), self.day("lastreview")
        return dates[::-1] if REVIEWS_SWAPPED in self.unit.values else dates


def from_element(unit: Unit) -> Part:
    """The tree of a person element; its values are paths such as requests[2]/assessment/namedplan/startdate."""
    person = Part("person", unit)
    parts = {"": person}
    for path, text in unit.values.items():
        above, _, name = path.rpartition("/")
        part = parts.get(above)
        if part is None:
            part = _part_at(above, parts, unit)
        part.fields[RENAMED.get(name, name)] = text
    return person


def _part_at(path: str, parts: dict[str, Part], unit: Unit) -> Part:
    if path in parts:
        return parts[path]
    above, _, name = path.rpartition("/")
    part = Part(_NUMBERED.sub("", name), unit, f"{path}/")
    _part_at(above, parts, unit).children.append(part)
    parts[path] = part
    return part


def from_lines(units: Sequence[Unit]) -> Part | None:
    """The tree of one person from the lines of the CSV files about them; None without a person line."""
    by_id: dict[tuple[str, str], Part] = {}
    for unit in units:
        fields = {RENAMED.get(name, name): text for name, text in unit.values.items()}
        part = Part(unit.table, unit, fields=fields)
        by_id[unit.table, part.text(f"{unit.table}tableid")] = part
    person = None
    for part in by_id.values():
        above = PARENT[part.module]
        if not above:
            person = part
        elif parent := by_id.get((above, part.text(f"{above}tableid"))):
            parent.children.append(part)
    return person


def trees(units: Sequence[Unit]) -> Iterator[Part]:
    """Every person tree among the units of one subject: an XML element each, and one for all CSV lines together."""
    lines = []
    for unit in units:
        if unit.table == "person" and "persontableid" not in unit.values:
            yield from_element(unit)
        else:
            lines.append(unit)
    if lines and (person := from_lines(lines)):
        yield person
