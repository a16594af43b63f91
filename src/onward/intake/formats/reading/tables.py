"""Delimited text and workbooks, a line at a time, in constant memory however long the file is."""

import codecs
import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

from onward.intake.formats.declare import NotReadable

# The marker column of a line whose number of values is not the number of columns; its value says so in words.
RAGGED = "(line)"

HEAD = 65536
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_FALLBACK = "windows-1252-where-not-utf-8"


def _as_windows_1252(problem: UnicodeError) -> tuple[str, int]:
    # Case systems mix the two in one file: each byte that cannot be UTF-8 is read as Windows would have written it.
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("cp1252", "replace"), problem.end


codecs.register_error(_FALLBACK, _as_windows_1252)


def encoding_of(head: bytes) -> str:
    """The encoding to open a text file with, from its first bytes. NotReadable when it is no text at all."""
    if not head.strip(b"\x00 \r\n\t"):
        raise NotReadable("The file is empty. Check that the export finished, and send it again.")
    if head.startswith((_ZIP, _OLE)):
        raise NotReadable(
            "This is a spreadsheet or zip file, not a text table, whatever its name says. "
            "Open it, save each sheet as CSV (comma delimited), and send the CSV files."
        )
    if head.startswith(_PDF):
        raise NotReadable("This is a PDF, from which data cannot be read. Ask for the data itself, as CSV or XML.")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if b"\x00" in head:
        # UTF-16 without its mark: nearly every second byte of Western text is zero.
        pairs = max(len(head) // 2, 1)
        if head[1::2].count(0) > 0.8 * pairs:
            return "utf-16-le"
        if head[0::2].count(0) > 0.8 * pairs:
            return "utf-16-be"
        raise NotReadable(
            "The file holds bytes that are not text, so it is damaged or is not a table. "
            "Export it again as CSV, and send the new file."
        )
    return "utf-8"


def delimiter_of(header: str) -> str:
    """The mark between columns, judged from the header line: comma, semicolon, tab or bar."""
    outside = "".join(header.split('"')[::2])
    return max(",;\t|", key=outside.count)


def header_of(head: bytes) -> tuple[str, ...]:
    """The column names of a delimited text from its first bytes, white space folded; empty when there are none."""
    try:
        text = head.decode(encoding_of(head), _FALLBACK)
    except (NotReadable, UnicodeError):
        return ()
    first = next((line for line in text.splitlines() if line.strip()), "")
    return tuple(_folded(next(csv.reader([first], delimiter=delimiter_of(first)), [])))


def delimited_rows(
    stream: IO[bytes], *, name: str = "", columns: Callable[[str], str] = str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line after the header: (line number as a person counts, column to text as it came).

    `stream` must be able to seek. `columns` may respell the column names (never the values): `str.upper` for a
    standard whose names come in either case. A line with too few or too many values carries RAGGED.
    Lines before a cut are given, then NotReadable says where the file ends.
    """
    stream.seek(0)
    encoding = encoding_of(stream.read(HEAD))
    stream.seek(0)
    text = io.TextIOWrapper(
        stream, encoding=encoding, errors=_FALLBACK if encoding[:5] == "utf-8" else "strict", newline=""
    )
    try:
        yield from _rows(text, f"{name}: " if name else "", columns)
    except UnicodeError as problem:
        raise NotReadable(f"{name or 'The file'} stops being readable as text part way. Export it again.") from problem
    finally:
        if not text.closed:
            text.detach()


def _rows(text: IO[str], where: str, columns: Callable[[str], str]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = _Lines(text)
    first = next((line for line in lines if line.strip()), "")
    delimiter = delimiter_of(first)
    names = _named([columns(n) for n in _folded(next(csv.reader([first], delimiter=delimiter), []))])
    if not any(names):
        raise NotReadable(f"{where}There is no header line. The first line must name the columns.")
    width, before = len(names), lines.read
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.held.clear()
        start = before + reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            break
        except csv.Error as problem:
            raise NotReadable(
                f"{where}Line {start} cannot be read: a quotation mark is opened and never closed, "
                "or the line is damaged. The lines before it were read. Correct the line or export the file again."
            ) from problem
        if not any(values):
            continue
        row = dict(zip(names, values, strict=False))
        if len(values) != width:
            if lines.ended and len(values) < width and not lines.last.endswith(("\n", "\r")):
                raise NotReadable(_cut(where, start))
            if not _only_blank_beyond(values, width):
                row[RAGGED] = f"{len(values)} values for {width} columns"
                row.update((f"(value {n})", v) for n, v in enumerate(values[width:], width + 1))
        elif lines.ended and sum(line.count('"') for line in lines.held) % 2:
            raise NotReadable(_cut(where, start))
        yield start, row


class _Lines:
    """The lines of a text, remembering the last one and those of the record being read."""

    def __init__(self, text: IO[str]):
        self._text, self.read, self.last, self.ended = text, 0, "", False
        self.held: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline()
        if not line:
            self.ended = True
            raise StopIteration
        self.read += 1
        self.last = line
        self.held.append(line)
        if line[-1] not in "\r\n":
            self.ended = True
        return line


def _cut(where: str, line: int) -> str:
    return (
        f"{where}The file is cut off in the middle of line {line}. The lines before it were read. "
        "Send the whole file again: the export or the upload did not finish."
    )


def _only_blank_beyond(values: list[str], width: int) -> bool:
    return len(values) > width and not any(values[width:])


def _folded(names: list[str]) -> list[str]:
    return [" ".join(n.replace("\ufeff", "").split()) for n in names]


def _named(names: list[str]) -> list[str]:
    """Each column under a name of its own: the second DOB is "DOB (2)"; trailing nameless columns are dropped."""
    while names and not names[-1]:
        names.pop()
    seen: dict[str, int] = {}
    given = []
    for place, name in enumerate(names, 1):
        name = name or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        given.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return given


def workbook_sheets(stream: IO[bytes]) -> tuple[str, ...]:
    """The names of a workbook's sheets, in order. NotReadable when it cannot be opened."""
    book = _workbook(stream)
    try:
        return tuple(book.sheetnames)
    finally:
        book.close()


def workbook_rows(
    stream: IO[bytes], sheet: str, *, header_row: int = 1, columns: Callable[[str], str] = str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a sheet below its header: (row number as the spreadsheet shows it, column to text).

    Dates are given as dd/mm/yyyy, whole numbers without a point, errors such as #N/A as they stand.
    """
    book = _workbook(stream)
    try:
        names: list[str] = []
        for number, cells in enumerate(book[sheet].iter_rows(values_only=True), 1):
            values = [cell_text(c) for c in cells]
            if number < header_row or not any(values):
                continue
            if not names:
                names = _named([columns(n) for n in _folded(values)])
                continue
            yield number, dict(zip(names, values, strict=False))
    except _DAMAGE as problem:
        raise NotReadable(_DAMAGED_WORKBOOK) from problem
    finally:
        book.close()


def cell_text(cell: Any) -> str:
    """What a spreadsheet cell says, as text."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "strftime"):
        return f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else str(cell)
    return str(cell)


def _workbook(stream: IO[bytes]) -> Any:
    import warnings

    from openpyxl import load_workbook

    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and controls that hold no data
            return load_workbook(stream, read_only=True, data_only=True)
    except _DAMAGE as problem:
        raise NotReadable(_DAMAGED_WORKBOOK) from problem


# What a workbook throws when bytes of it are lost: of the zip, of a compressed part, or of the XML within.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
)
_DAMAGED_WORKBOOK = (
    "The workbook cannot be opened: it is damaged, protected by a password or in an old format. "
    "Save it as .xlsx without a password, or each sheet as CSV, and send it again."
)
