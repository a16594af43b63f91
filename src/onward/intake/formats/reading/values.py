"""Dates, yes and no, and blanks as they are really written in extracts. Text in, value or None out; nothing guessed."""

import re
from datetime import date, timedelta
from functools import lru_cache

# What stands for "nothing" once a database or spreadsheet has written it out.
_BLANKS = frozenset({"", "null", "none", "nan", "nat", "n/a", "#n/a", "#null!", "#ref!", "#value!", "#name?", "<null>"})
_TRUE = frozenset({"1", "true", "y", "yes", "t", "1.0", "on"})
_FALSE = frozenset({"0", "false", "n", "no", "f", "0.0", "off"})
_MONTHS = {
    m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_FIRST_YEAR, _LAST_YEAR = 1850, 2199
_PREFIX = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)
_SERIAL = re.compile(r"^\d{4,6}(\.\d+)?$")
_SCIENTIFIC = re.compile(r"^\d(\.\d+)?E\+?\d+$", re.IGNORECASE)
_SLASHED = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})(?:[ T]\d{1,2}:\d\d.*)?$")
_ISO = re.compile(r"^(\d{4})[/\-](\d{1,2}|[A-Za-z]{3})[/\-](\d{1,2})(?:[ T]\d{1,2}:\d\d.*)?$")
_NAMED = re.compile(r"^(\d{1,2})[ \-/]([A-Za-z]{3})[a-z]*[ \-/](\d{4})(?:[ T]\d{1,2}:\d\d.*)?$")


@lru_cache(maxsize=65536)
def said(text: str) -> str:
    """The text without outer white space; "" when it is a word for nothing such as NULL or #N/A."""
    text = text.strip()
    return "" if text.lower() in _BLANKS else text


@lru_cache(maxsize=131072)
def day(text: str) -> date | None:
    """A whole date, day before month: 28/09/2006, 2006-09-28, 2006-Sep-28 00:00:00. None when it is none.

    Years outside a lifetime or two of now are slips of the keyboard, and are none either.
    """
    found = _written(said(text))
    return found if found and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _written(text: str) -> date | None:
    try:
        if len(text) == 10:
            if text[2] == "/" == text[5]:
                return date(int(text[6:]), int(text[3:5]), int(text[:2]))
            if text[4] == "-" == text[7]:
                return date(int(text[:4]), int(text[5:7]), int(text[8:]))
        if found := _ISO.match(text):
            month = int(found[2]) if found[2].isdigit() else _MONTHS[found[2].lower()]
            return date(int(found[1]), month, int(found[3]))
        if (found := _SLASHED.match(text)) and len(found[3]) == 4:
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _NAMED.match(text):
            return date(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    except (ValueError, KeyError):
        pass
    return None


@lru_cache(maxsize=131072)
def problem_with_day(text: str) -> str | None:
    """A sentence on why this is no date; None when it is one or is blank."""
    text = said(text)
    if not text or day(text):
        return None
    if _written(text):
        return "The year cannot be right. Check it."
    if _SCIENTIFIC.match(text):
        return "A spreadsheet has shortened this number, and it is no date. Export the file again without opening it."
    if _SERIAL.match(text):
        return (
            "This is how a spreadsheet counts days, not a date. Format the column as a date (dd/mm/yyyy), "
            "or export the file again without opening it."
        )
    if found := _SLASHED.match(text):
        if len(found[3]) == 2:
            return "The year has two digits, so the century cannot be known. Give the year in full."
        if int(found[1]) <= 12 < int(found[2]) <= 31:
            return "The month stands before the day, in the American order. Give the day first (dd/mm/yyyy)."
    return "This is not a date. Give it as dd/mm/yyyy or yyyy-mm-dd, and check that the day exists."


def excel_day(text: str) -> date | None:
    """The date that a spreadsheet means by a count of days since 30 December 1899; None when it is no such count.

    For showing to the person who mends the file, never for filling it in.
    """
    text = said(text)
    return date(1899, 12, 30) + timedelta(days=int(float(text))) if _SERIAL.match(text) else None


@lru_cache(maxsize=4096)
def yes(text: str) -> bool | None:
    """True, False, or None when it says neither: 1/0, true/false, Y/N, Yes/No, "b) No", 1.0."""
    plain = _PREFIX.sub("", said(text)).lower()
    return True if plain in _TRUE else False if plain in _FALSE else None


def is_scientific(text: str) -> bool:
    """Has a spreadsheet shortened a long number ("1.23E+12")? Its last digits are then lost."""
    return bool(_SCIENTIFIC.match(said(text)))


def day_is_placeholder(on: date) -> bool:
    """Is this a birthday that systems fill in when the day is not known: 1 January, or 1900-01-01 and before?"""
    return on.year <= 1900 or (on.month, on.day) == (1, 1)


def birthday(born: date, age: int) -> date:
    """The day on which someone reaches an age; 29 February becomes 1 March in a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, on: date) -> int:
    """Whole years of age on a day, the birthday itself counted."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
