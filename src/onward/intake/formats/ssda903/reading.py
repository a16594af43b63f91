"""Reading the SSDA903 return: a unit is a CSV line, or a CHILD element of the XML with its paths as columns."""

import re
from collections.abc import Iterator
from typing import IO

from onward.intake.claims import Unit
from onward.intake.formats.declare import NotReadable, Sample
from onward.intake.formats.reading.tables import HEAD, delimited_rows, header_of
from onward.intake.formats.reading.values import said
from onward.intake.formats.reading.xml import elements, flat
from onward.intake.formats.ssda903.tables import TABLES, key_of, table_of

# The table that a CHILD element of the XML is filed under; `parts` takes it apart into the tables of the CSV files.
WHOLE_CHILD = "child"

_IN_XML = {
    "EPISODE": "episodes",
    "HEADER/AREVIEW": "reviews",
    "HEADER/AMISSING": "missing",
    "HEADER/PERMANENCE": "previous_permanence",
    "HEADER/OC2": "oc2",
    "HEADER/AD_PLACED": "placed_for_adoption",
    "HEADER/ASWEPISODE": "sw_episodes",
    "HEADER/SWEPISODES": "sw_episodes",
    "HEADER/ADOLO": "dolo",
}
_IN_HEADER = {"oc3": ("IN_TOUCH", "ACTIV", "ACCOM"), "uasc": ("DUC",), "ad1": TABLES["ad1"].columns[2:]}
_NUMBER = re.compile(r"\[\d+\]")


def recognise_csv(sample: Sample) -> int:
    return 95 if sample.header and table_of(sample.header) else 0


def recognise_xml(sample: Sample) -> int:
    return 100 if sample.root.upper() == "EXPSSDA903" else 0


def read_csv(stream: IO[bytes]) -> Iterator[Unit]:
    stream.seek(0)
    table = table_of(header_of(stream.read(HEAD)))
    if table is None:
        raise NotReadable("The header row is none of the SSDA903 files. The first line must name the columns.")
    for number, row in delimited_rows(stream, columns=str.upper):
        subject = said(row.get("CHILD", ""))
        yield Unit(number, table.name, row, subject, key_of(table, row, subject))


def read_xml(stream: IO[bytes]) -> Iterator[Unit]:
    for number, element in elements(stream, "CHILD"):
        values = {path.upper(): text for path, text in flat(element).items()}
        subject = said(values.get("HEADER/CHILDID", ""))
        yield Unit(number, WHOLE_CHILD, values, subject, subject)


def parts(unit: Unit) -> list[tuple[str, str, dict[str, str]]]:
    """A unit as rows of the CSV tables: (table, the path before each column, row).

    A CSV line is one row of its own; a CHILD element is a header row and as many others as it holds.
    """
    if unit.table != WHOLE_CHILD:
        return [(unit.table, "", unit.values)]
    groups: dict[str, dict[str, str]] = {}
    for path, text in unit.values.items():
        place, _, column = path.rpartition("/")
        groups.setdefault(place, {})[column] = text
    header = groups.get("HEADER", {})
    who = {"CHILD": header.get("CHILDID", ""), "DOB": header.get("DOB", "")}
    found = [("header", "HEADER/", header | who)]
    for place, row in groups.items():
        table = _IN_XML.get(_NUMBER.sub("", place))
        if table and any(row.values()):
            if "PL" in row:
                row["PLACE"] = row.pop("PL")
            found.append((table, f"{place}/", who | row))
    for table, columns in _IN_HEADER.items():
        if any(header.get(c) for c in columns) or (table == "uasc" and header.get("UASC") == "1"):
            row = {c: header.get(c, "") for c in columns}
            found.append((table, "HEADER/", who | {"SEX": header.get("SEX", "")} | row))
    return found
