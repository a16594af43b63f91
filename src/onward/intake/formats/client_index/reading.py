"""Reading a client index: a unit is a line of one of its tables."""

from collections.abc import Iterator
from typing import IO

from onward.intake.claims import Unit
from onward.intake.formats.client_index.tables import table_of
from onward.intake.formats.declare import NotReadable, Sample
from onward.intake.formats.reading.tables import HEAD, delimited_rows, header_of
from onward.intake.formats.reading.values import said


def recognise(sample: Sample) -> int:
    return 95 if sample.header and table_of(sample.header) else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    stream.seek(0)
    table = table_of(header_of(stream.read(HEAD)))
    if table is None:
        raise NotReadable("The header row is none of the client index tables. The first line must name the columns.")
    person, key = table.person, table.key
    for number, row in delimited_rows(stream, columns=str.lower):
        yield Unit(number, table.name, row, said(row.get(person, "")) if person else "", said(row.get(key, "")))
