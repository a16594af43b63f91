"""A client index as Onward reads it."""

from onward.intake.formats.client_index.checking import check
from onward.intake.formats.client_index.deriving import derive
from onward.intake.formats.client_index.reading import read, recognise
from onward.intake.formats.client_index.tables import SOURCE, TABLES
from onward.intake.formats.declare import Format

CLIENT_INDEX = Format(
    key="client-index",
    title="Client index (Standard Safeguarding Dataset tables), CSV file",
    unit="CSV line",
    system="childrens-social-care",
    family="client-index",
    source=SOURCE,
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=tuple((t.name, column, t.words) for t in TABLES.values() for column in t.columns),
)
