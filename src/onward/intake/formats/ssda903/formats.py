"""The two shapes in which the SSDA903 return arrives."""

from onward.intake.formats.declare import Format
from onward.intake.formats.ssda903.checking import check
from onward.intake.formats.ssda903.deriving import derive
from onward.intake.formats.ssda903.reading import read_csv, read_xml, recognise_csv, recognise_xml
from onward.intake.formats.ssda903.tables import SOURCE, TABLES

_FIELDS = tuple((t.name, column, t.words) for t in TABLES.values() for column in t.columns)

SSDA903_CSV = Format(
    key="ssda903-csv",
    title="SSDA903 return (children looked after), CSV file",
    unit="CSV line",
    system="childrens-social-care",
    family="ssda903",
    source=SOURCE,
    recognise=recognise_csv,
    read=read_csv,
    check=check,
    derive=derive,
    fields=_FIELDS,
)
SSDA903_XML = Format(
    key="ssda903-xml",
    title="SSDA903 return (children looked after), XML file",
    unit="child element",
    system="childrens-social-care",
    family="ssda903",
    source=SOURCE,
    recognise=recognise_xml,
    read=read_xml,
    check=check,
    derive=derive,
    fields=_FIELDS,
)
