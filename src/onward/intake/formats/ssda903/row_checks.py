"""What the checks of every SSDA903 table share: who the row is about, and small tests of one row."""

from collections.abc import Callable
from datetime import date

from onward.intake.claims import Severity
from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import WHOLE_LINE, Check, Row, dated, needed, not_future
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import age_on, day, is_scientific, said
from onward.intake.formats.ssda903.return_year import year_of

WHO = "The children's social care data team"
ERROR = Severity.ERROR

WHO_IS_IT = (
    WHOLE_LINE,
    needed("child-missing", "CHILD", "The child's local identifier is missing, so nobody can be found. Give it."),
    Check(
        "child-shortened",
        "CHILD",
        "A spreadsheet has shortened the child's identifier and its last digits are lost. "
        "Export the file again without opening it.",
        lambda row, _: is_scientific(row.get("CHILD", "")),
        ERROR,
    ),
)
NOT_YET_BORN = not_future("301", "DOB", "The date of birth is in the future. Check the year.", ERROR)
BORN = (*dated("102", "DOB"), NOT_YET_BORN)


def get(row: Row, column: str) -> str:
    return said(row.get(column, ""))


def code(name: str) -> frozenset[str]:
    return frozenset(codes(f"ssda903_{name}"))


def both_or_neither(first: str, second: str) -> Callable[[Row, Context], bool]:
    return lambda row, _: bool(get(row, first)) != bool(get(row, second))


def age(row: Row, column: str, unknown: int) -> int:
    """The child's age on the date in a column; `unknown` when either date is."""
    born, on = day(row.get("DOB", "")), day(row.get(column, ""))
    return age_on(born, on) if born and on else unknown


def age_in_year(row: Row, context: Context) -> int:
    """The age reached in the year of the return; 18, which breaks no rule, when it cannot be known."""
    born = day(row.get("DOB", ""))
    return age_on(born, date(year_of(row, context), 3, 31)) if born else 18
