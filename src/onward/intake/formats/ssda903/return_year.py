"""Which year a return is about. The files do not say, so the year comes with them or is the last that has ended."""

from collections.abc import Mapping
from datetime import date

from onward.intake.formats.declare import Context
from onward.intake.formats.reading.values import birthday


def year_of(row: Mapping[str, str], context: Context) -> int:
    """The calendar year in which the year of the return ended on 31 March.

    In order: a YEAR column (added by regional tools), the setting "return_year" given with the load, the last
    year to have ended.
    """
    for text in (row.get("YEAR", ""), (context.settings or {}).get("return_year", "")):
        if len(text) == 4 and text.isdigit():
            return int(text)
    return context.today.year if context.today >= date(context.today.year, 4, 1) else context.today.year - 1


def birthday_in(born: date, year: int) -> date:
    """The birthday that falls between 1 April and 31 March of the year that ends in `year`."""
    this = birthday(born, year - born.year)
    return this if this <= date(year, 3, 31) else birthday(born, year - 1 - born.year)
