"""The CSV files that COLLECT gives back of a SEN2 return ("Blade export"): one file a module, a unit a line.

A line names only the line above it (`requeststableid` and so on), so people are found by following those numbers
through the other files. Sent as one zip, all are followed; sent singly, only lines that carry `persontableid` can be.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from onward.intake.claims import Unit
from onward.intake.formats.declare import Format, NotReadable, Sample
from onward.intake.formats.reading.tables import HEAD, delimited_rows, header_of
from onward.intake.formats.reading.values import said
from onward.intake.formats.sen2.census_xml import HEADING, subject_of
from onward.intake.formats.sen2.checks import FIELDS, check
from onward.intake.formats.sen2.claims import derive
from onward.intake.formats.sen2.parts import PARENT

MODULES = ("sen2", *PARENT)
_ENTRY = b"PK\x03\x04"
_FIXED = struct.Struct("<8xH8xI4xHH")  # an entry's own heading: how it is packed, its size so, lengths of what follows
LARGEST = 2 << 30  # bytes unpacked of one module: ten times the largest council's; a zip beyond it is an attack
_OWN_COLUMNS = {
    "person": "personbirthdate",
    "requests": "receiveddate",
    "assessment": "assessmentoutcome",
    "namedplan": "startdate",
    "plandetail": "placementrank",
    "activeplans": "lastreview",
    "placementdetail": "entrydate",
    "senneed": "sentype",
}


def module_of(header: tuple[str, ...]) -> str:
    """The module whose own number and own column the header has; "" when it is no such file."""
    names = {name.lower() for name in header}
    if {"sen2tableid", "referencedate"} <= names:
        return "sen2"
    for module, column in _OWN_COLUMNS.items():
        if {f"{module}tableid", column} <= names:
            return module
    return ""


def recognise_file(sample: Sample) -> int:
    return 95 if module_of(sample.header) else 0


def recognise_zip(sample: Sample) -> int:
    if not sample.head.startswith(_ENTRY) or sample.sheets:
        return 0
    # By columns, not by names alone: other systems have a person file too.
    return 95 if any(name.endswith(f"_{module_of(columns)}.csv") for name, columns in _begun_in(sample.head)) else 0


def _begun_in(head: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The files that begin within the first bytes of a zip: name in lower case, and column names."""
    at = head.find(_ENTRY)
    while 0 <= at <= len(head) - _FIXED.size:
        packing, size, name_length, more = _FIXED.unpack_from(head, at)
        named = at + _FIXED.size + name_length
        start = head[named + more :][: size or None]  # no size is given where it was not known beforehand
        if packing == zipfile.ZIP_DEFLATED:
            try:
                start = zlib.decompressobj(-zlib.MAX_WBITS).decompress(start, HEAD)
            except zlib.error:
                start = b""
        yield head[at + _FIXED.size : named].decode("utf-8", "replace").lower(), header_of(start)
        at = head.find(_ENTRY, at + 4)


def read_file(stream: IO[bytes]) -> Iterator[Unit]:
    """One module alone. A person is named by the export and their number in it: numbers are new in each export."""

    def subject_for(module: str, row: dict[str, str]) -> str:
        person = said(row.get("persontableid", ""))
        return f"{said(row.get('sourceid', ''))}-{person}".lstrip("-") if person else ""

    yield from _lines("", stream, subject_for)


def read_zip(stream: IO[bytes]) -> Iterator[Unit]:
    subjects: dict[tuple[str, str], str] = {}

    def subject_for(module: str, row: dict[str, str]) -> str:
        above = PARENT[module]
        if above:
            subject = subjects.get((above, row.get(f"{above}tableid", "")), "")
        else:
            subject = subject_of(row) or f"{row.get('sourceid', '')}-{row.get('persontableid', '')}"
        subjects[module, row.get(f"{module}tableid", "")] = subject
        return subject

    try:
        with zipfile.ZipFile(stream) as archive:
            held = {m: i for m in MODULES for i in archive.infolist() if i.filename.lower().endswith(f"_{m}.csv")}
            if "person" not in held:
                raise NotReadable("The zip holds no person file of a SEN2 export. Zip all the exported files together.")
            for module in MODULES:  # parents first, whatever their order in the zip
                if module not in held:
                    continue
                if held[module].file_size > LARGEST:
                    raise NotReadable("A file in the zip is far larger than a SEN2 export can be. It was not opened.")
                yield from _lines(module, io.BytesIO(archive.read(held[module])), subject_for)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError) as wrong:
        raise NotReadable(
            "The zip file is damaged, cut off or protected by a password. Send it again whole and without one."
        ) from wrong


def _lines(module: str, stream: IO[bytes], subject_for: Callable[[str, dict[str, str]], str]) -> Iterator[Unit]:
    for number, row in delimited_rows(stream, columns=str.lower):
        module = module or module_of(tuple(row))
        if not module:
            raise NotReadable("The columns are those of no file of a SEN2 export. Export the files again from COLLECT.")
        if module == "sen2":
            yield Unit(number, "header", row, key="header", skip=HEADING)
            continue
        subject = subject_for(module, row)
        key = f"{row.get('sourceid', '')}-{row.get(f'{module}tableid', '')}"
        yield Unit(number, module, row, subject, key=key)


def _format(key: str, title: str, recognise: Callable, read: Callable) -> Format:
    return Format(
        key=key,
        title=title,
        unit="CSV line",
        system="send",
        family="sen2",
        source="COLLECT Blade export of the SEN2 person-level census, v1.1 to v1.4",
        recognise=recognise,
        read=read,
        check=check,
        derive=derive,
        fields=FIELDS,
    )


SEN2_BLADE_FILE = _format("sen2-blade-csv", "SEN2 export from COLLECT, one CSV file", recognise_file, read_file)
SEN2_BLADE_ZIP = _format("sen2-blade-zip", "SEN2 export from COLLECT, all files in a zip", recognise_zip, read_zip)
