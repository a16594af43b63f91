"""Failed rows out as CSV and, once corrected, in again: each cell comes back as it was meant.

The file has the source's own columns and, after them, what is wrong and which row it is. A cell that a spreadsheet would
run as a formula is given an apostrophe in front, which is taken off again when the file comes back.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import IO

from onward.intake.claims import Unit
from onward.intake.formats.declare import Format, NotReadable
from onward.intake.formats.reading.tables import RAGGED, delimited_rows

WHAT = "What is wrong"
COLUMN = "In the column"
WHO = "Who can fix it"
FORMAT, TABLE, SUBJECT, KEY = "Onward: kind of file", "Onward: table", "Onward: record of", "Onward: row"
OURS = (WHAT, COLUMN, WHO, FORMAT, TABLE, SUBJECT, KEY)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def meant(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def written(
    columns: Sequence[str], headings: dict[str, str], lines: Iterable[tuple[dict[str, str], Sequence[str]]]
) -> Iterator[str]:
    """The file, piece by piece, under the names that the source gave its columns: each line's values, then OURS."""
    out = io.StringIO()
    # A byte order mark, or spreadsheets take names with accents apart.
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow([*(safe(headings.get(c, c)) for c in columns), *OURS])
    for values, ours in lines:
        writer.writerow([safe(cell) for cell in (*(values.get(c, "") for c in columns), *ours)])
        yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


def came_back(header: Sequence[str]) -> bool:
    return {WHAT, FORMAT, TABLE} <= set(header)


def read(stream: IO[bytes], formats: Sequence[Format]) -> tuple[Format, Iterator[Unit]]:
    """The format the rows first came in, and the rows as its units. NotReadable when the lines do not say which."""
    lines = delimited_rows(stream)
    first = next(lines, None)
    if first is None:
        raise NotReadable("The list of failed rows holds no rows. Put the corrected rows in it and send it again.")
    key = first[1].get(FORMAT, "")
    form = next((f for f in formats if f.key == key), None)
    if form is None:
        raise NotReadable(
            f'The column "{FORMAT}" no longer says which kind of file the rows came from. '
            "Download the failed rows again and correct them without changing the last columns."
        )
    return form, _units(form, first, lines)


def _units(
    form: Format, first: tuple[int, dict[str, str]], lines: Iterator[tuple[int, dict[str, str]]]
) -> Iterator[Unit]:
    for number, cells in chain([first], lines):
        values = {meant(c): meant(v) for c, v in cells.items() if c not in OURS}
        unit = _read_as_csv(form, values)
        if unit is None or unit.table != cells.get(TABLE, ""):
            # An XML element or FHIR entry: columns that it did not have came out empty and are left out again.
            given = {c: v for c, v in values.items() if v}
            unit = Unit(number, cells.get(TABLE, ""), given, meant(cells.get(SUBJECT, "")), meant(cells.get(KEY, "")))
        unit.number = number
        yield unit


def _read_as_csv(form: Format, values: dict[str, str]) -> Unit | None:
    """The line as the format itself reads it, so that a corrected identifier gives a new subject; None if it is no CSV."""
    values = {c: v for c, v in values.items() if c != RAGGED}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(values)
    writer.writerow(values.values())
    try:
        units = list(form.read(io.BytesIO(out.getvalue().encode())))
    except Exception:  # noqa: BLE001 - a reader of XML or JSON meets a table: whatever it says of it, it is no CSV
        return None
    return units[0] if len(units) == 1 else None
