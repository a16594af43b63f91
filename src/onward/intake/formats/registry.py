"""Every format that Onward reads, and how a file finds its own. To add a format, import its module and list it here."""

from onward.intake.formats.annex_a import ANNEX_A
from onward.intake.formats.area_send import AREA_SEND
from onward.intake.formats.cin.formats import CIN_XML
from onward.intake.formats.cld.events import CLD
from onward.intake.formats.client_index.formats import CLIENT_INDEX
from onward.intake.formats.declare import Format, NotReadable, Sample
from onward.intake.formats.declined import why_declined
from onward.intake.formats.nccis import NCCIS
from onward.intake.formats.nhs.fhir import FHIR
from onward.intake.formats.nhs.patient_list import NHS_LIST
from onward.intake.formats.reading.tables import encoding_of
from onward.intake.formats.school_list import SCHOOL_LIST
from onward.intake.formats.sen2.blade import SEN2_BLADE_FILE, SEN2_BLADE_ZIP
from onward.intake.formats.sen2.census_xml import SEN2_XML
from onward.intake.formats.ssda903.formats import SSDA903_CSV, SSDA903_XML

FORMATS: tuple[Format, ...] = (
    SSDA903_CSV,
    SSDA903_XML,
    CIN_XML,
    CLIENT_INDEX,
    SEN2_XML,
    SEN2_BLADE_FILE,
    SEN2_BLADE_ZIP,
    NCCIS,
    SCHOOL_LIST,
    NHS_LIST,
    FHIR,
    CLD,
    AREA_SEND,
    ANNEX_A,
)


def recognise(sample: Sample) -> Format:
    """The format that a file is in, judged from its content. NotReadable says what the file looks like instead."""
    scored = [(form.recognise(sample), form) for form in FORMATS]
    best, form = max(scored, key=lambda s: s[0], default=(0, None))
    if form is not None and best > 0:
        return form
    declined = why_declined(sample)
    if declined:
        raise NotReadable(declined)
    raise NotReadable(f"{_looks_like(sample)} It is none of the files that Onward reads: {_readable()}.")


def _looks_like(sample: Sample) -> str:
    if sample.sheets:
        return f"This is a workbook with the sheets {_listed(sample.sheets)}."
    if sample.root:
        return f"This is XML whose outermost element is {sample.root}."
    if sample.json_type:
        return f"This is JSON ({sample.json_type[:80]})."
    encoding_of(sample.head)  # says its own sentence for an empty file, a spreadsheet renamed, or no text
    return f"This is a table whose columns begin {_listed(sample.header)}."


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(n[:40] for n in names[:6])
    return f"{shown} and {len(names) - 6} more" if len(names) > 6 else shown or "with no names"


def _readable() -> str:
    return "; ".join(form.title for form in FORMATS) or "none is set up"
