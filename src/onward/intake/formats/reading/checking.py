"""Checks written as tables: what each rule looks at, when it fails, what to say, and who can put it right."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onward.intake.claims import Failure, Severity, Unit
from onward.intake.formats.declare import Context
from onward.intake.formats.reading.tables import RAGGED
from onward.intake.formats.reading.values import age_on, day, problem_with_day, said

Row = Mapping[str, str]

# The ages between which a person is followed: from year 9 planning to the day before the twenty-sixth birthday.
YOUNGEST, OLDEST = 13, 25
# Systems write 1900-01-01 for a birthday they do not know: it is nobody's age.
NOT_A_BIRTH_YEAR = 1901


@dataclass(frozen=True, slots=True)
class Check:
    """`words` say what is wrong and what to do. `fails(row, context)` is True when the row breaks the rule, or is a
    sentence to say instead of `words`.
    """

    rule: str
    column: str
    words: str
    fails: Callable[[Row, Context], bool | str]
    severity: Severity = Severity.WARNING


def failed(row: Row, checks: Iterable[Check], context: Context, who: str) -> list[Failure]:
    """The checks that a row fails, in the order of the table."""
    return [
        Failure(c.rule, c.column, row.get(c.column, ""), wrong if isinstance(wrong, str) else c.words, who, c.severity)
        for c in checks
        if (wrong := c.fails(row, context))
    ]


# Checks that every format uses. Each gives one Check to put in a table.


def needed(rule: str, column: str, words: str) -> Check:
    """Without it the unit cannot be used."""
    return Check(rule, column, words, lambda row, _: not said(row.get(column, "")), Severity.ERROR)


def expected(rule: str, column: str, words: str) -> Check:
    """It should be there, and the unit can be used without."""
    return Check(rule, column, words, lambda row, _: not said(row.get(column, "")))


def coded(rule: str, column: str, words: str, known: Collection[str], *, may_be_blank: bool = True) -> Check:
    """The value is one of the codes, in either case."""

    def fails(row: Row, _: Context) -> bool:
        value = row.get(column, "")
        if value in known:
            return False
        value = said(value).upper()
        return not may_be_blank if not value else value not in known

    return Check(rule, column, words, fails)


def dated(rule: str, column: str, *, must: bool = False) -> tuple[Check, ...]:
    """The value is a date when there is one; `must`: without it the unit cannot be used."""
    missing = "The date is missing. Give it, and send the file again."

    def fails(row: Row, _: Context) -> bool | str:
        text = row.get(column, "")
        return problem_with_day(text) or (must and not said(text))

    return (Check(rule, column, missing, fails, Severity.ERROR if must else Severity.WARNING),)


def date_failure(rule: str, column: str, text: str, who: str, *, must: bool = False) -> Failure | None:
    """The same as `dated`, for checks that are written as code."""
    severity = Severity.ERROR if must else Severity.WARNING
    if words := problem_with_day(text):
        return Failure(rule, column, text, words, who, severity)
    if must and not said(text):
        return Failure(rule, column, "", "The date is missing. Give it, and send the file again.", who, severity)
    return None


def not_future(rule: str, column: str, words: str, severity: Severity = Severity.WARNING) -> Check:
    """The date is today or before."""

    def fails(row: Row, context: Context) -> bool:
        on = day(row.get(column, ""))
        return on is not None and on > context.today

    return Check(rule, column, words, fails, severity)


def in_order(rule: str, first: str, second: str, words: str, severity: Severity = Severity.WARNING) -> Check:
    """The second date is not before the first."""

    def fails(row: Row, _: Context) -> bool:
        start, end = day(row.get(first, "")), day(row.get(second, ""))
        return start is not None and end is not None and end < start

    return Check(rule, second, words, fails, severity)


WHOLE_LINE = Check(
    "line-shape",
    RAGGED,
    "The line has more or fewer values than there are columns, so values may stand in the wrong column. "
    "Look for a comma inside a value that is not in quotation marks.",
    lambda row, _: RAGGED in row,
    Severity.ERROR,
)


def age_skip(born: date | None, today: date) -> str:
    """The sentence for someone outside the ages that Onward follows; "" for those inside, or of unknown age."""
    if born is None:
        return ""
    age = age_on(born, today)
    if born.year <= NOT_A_BIRTH_YEAR:
        return ""
    if YOUNGEST <= age <= OLDEST:
        return ""
    if age < 0:
        return "Not born yet: Onward follows people aged 13 to 25."
    return f"Aged {age}: Onward follows people aged 13 to 25."


def has_error(unit: Unit) -> bool:
    return any(f.severity is Severity.ERROR for f in unit.failures)
