"""Which year a return is about. The files do not say, so the year comes with them or is the last that has ended."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from onward.intake.formats.declare import Context
from onward.intake.formats.reading.values import birthday

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def year_of(row: Mapping[str, str], context: Context) -> int:
    """The calendar year in which the year of the return ended on 31 March.

    In order: a YEAR column (added by regional tools), the setting "return_year" given with the load, a year in the
    file's name ("SSDA903_2026_oc3.csv"), the last year to have ended.
    """
    given = context.settings or {}
    for text in (row.get("YEAR", ""), given.get("return_year", ""), _in_name(given.get("file", ""))):
        if len(text) == 4 and text.isdigit() and int(text) <= context.today.year + 1:
            return int(text)
    return context.today.year if context.today >= date(context.today.year, 4, 1) else context.today.year - 1


@lru_cache(maxsize=64)
def _in_name(name: str) -> str:
    found = _YEAR.findall(name)
    return found[0] if len(found) == 1 else ""


def birthday_in(born: date, year: int) -> date:
    """The birthday that falls between 1 April and 31 March of the year that ends in `year`."""
    this = birthday(born, year - born.year)
    return this if this <= date(year, 3, 31) else birthday(born, year - 1 - born.year)
