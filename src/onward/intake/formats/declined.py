"""Files that are sent in good faith and are not lists of people: each is declined in a sentence that says why."""

from collections.abc import Callable

from onward.intake.formats.declare import Sample
from onward.intake.formats.reading.sampling import text_of_head


def _header(*names: str, at_least: int = 0) -> Callable[[Sample], bool]:
    wanted = {n.lower() for n in names}
    enough = at_least or len(wanted)
    return lambda s: len(wanted & {h.lower() for h in s.header}) >= enough


def _named(*endings: str) -> Callable[[Sample], bool]:
    return lambda s: s.name.lower().endswith(endings)


def _is_prose(s: Sample) -> bool:
    """Few columns and long lines of words: a note, not a table."""
    if s.root or s.json_type or s.sheets or not s.header:
        return False
    text = text_of_head(s.head)
    return text.lstrip().startswith(("#", "---")) or any(len(h.split()) > 8 for h in s.header)


_TOTALS = (
    "This is a table of published totals, not a list of people. Totals for comparison are kept with the measures: "
    "ask the person who runs the board reports to add it there."
)
_NOTE = "This is a note, not data. Nothing in it was loaded."
_DIRECTORY = (
    "This is a directory of services, not a list of people. It belongs in the local offer, "
    "which is loaded on its own page."
)

# (what it looks like, whether this sample is one, the sentence); the first that fits is given.
DECLINED: tuple[tuple[str, Callable[[Sample], bool], str], ...] = (
    ("a note", _named(".md", ".txt", ".rtf", ".doc", ".docx", ".pdf", ".html", ".htm"), _NOTE),
    ("published totals", _header("time_period", "geographic_level"), _TOTALS),
    ("published totals", _header("region_name", "la_name", "new_la_code", "old_la_code", at_least=2), _TOTALS),
    ("published totals", _header("Data item", "Years", "Values"), _TOTALS),
    ("published totals", _header("Measure_code", "Measure", "Polarity"), _TOTALS),
    ("published totals", _header("figure", "value", "population", "year"), _TOTALS),
    ("counts of movements", _header("calendar-year", "academic-year-1", "setting-1"), _TOTALS),
    ("counts of movements", _header("calendar-year", "academic-year", "population"), _TOTALS),
    ("costs and rules of a forecast", _header("setting", "cost"), _TOTALS),
    ("costs and rules of a forecast", _header("setting", "setting-group"), _TOTALS),
    ("a list of tables", _header("Table Name"), _NOTE),
    (
        "a code list",
        _header("code", "label"),
        "This is a list of codes and what they mean, not a list of people. Onward has its own code lists.",
    ),
    (
        "a list of checks",
        _header("Rule code", "Rule message"),
        "This is a list of checks that a return must pass, not a list of people. Send the return itself.",
    ),
    (
        "a schema",
        lambda s: s.root.lower() in ("schema", "xs:schema") or s.name.lower().endswith(".xsd"),
        "This is a schema: it says how a return is laid out and holds no people. Send the return itself.",
    ),
    ("a service directory", _header("organization_id", "name", "status"), _DIRECTORY),
    ("a service directory", _header("service_id", "location_id"), _DIRECTORY),
    ("a service directory", lambda s: any(w in s.json_type for w in _DIRECTORY_KEYS), _DIRECTORY),
    ("a service directory", lambda s: s.json_type == "array" and b"organization" in s.head, _DIRECTORY),
    (
        "another table of the Standard Safeguarding Dataset",
        lambda s: any(h.lower().startswith(_OTHER_SAFEGUARDING) for h in s.header),
        "This is a table of the Standard Safeguarding Dataset that Onward does not take. Times in care come from the "
        "SSDA903 return, needs and protection plans from the children in need census, and EHC plans from SEN2: "
        "send those.",
    ),
    ("a web page", lambda s: s.root.lower() == "html", "This is a web page, not data. Ask for the file behind it."),
    ("a note", _is_prose, _NOTE),
)
_OTHER_SAFEGUARDING = (
    "clae_",
    "clap_",
    "lega_",
    "clar_",
    "miss_missing",
    "cine_",
    "send_table",
    "ehcr_",
    "ehca_",
    "ehcn_",
    "ehcp_",
    "senn_",
)
_DIRECTORY_KEYS = (
    "organization",
    "service_at_location",
    "services",
    "taxonomy",
    "taxonomies",
    "profile",
    "total_items",
    "openreferral",
    "accreditations",
    "location, service",
)


def why_declined(sample: Sample) -> str:
    """The sentence for a file that is recognised as no list of people; empty when it may be one."""
    return next((words for _, fits, words in DECLINED if fits(sample)), "")
