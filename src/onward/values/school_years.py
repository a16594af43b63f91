"""School years, terms and the end of compulsory school age in England; scalars first, then whole columns.

A school year is named by the calendar year in which it starts: 2026 is 1 September 2026 to 31 August 2027.
The *birth year* C of a person is the school year in which they were born: year group N then is school year C + N + 5.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl

SEPTEMBER = 9
FRIDAY = 4

# Day and month used until an area loads its own calendar.
DEFAULT_TERMS = {
    "autumn": ((9, 1), (12, 19)),
    "spring": ((1, 5), (3, 27)),
    "summer": ((4, 13), (7, 21)),
}


def school_year_of(day: date) -> int:
    """The school year a day falls in, named by the calendar year in which it starts."""
    return day.year - (day.month < SEPTEMBER)


def year_group_starts(born: date, year_group: int) -> date:
    """1 September on which a year group starts for someone taught with their age."""
    return date(school_year_of(born) + year_group + 5, 9, 1)


def year_group_ends(born: date, year_group: int) -> date:
    """31 August on which a year group ends for someone taught with their age."""
    return date(school_year_of(born) + year_group + 6, 8, 31)


def year_group_on(born: date, day: date) -> int:
    """The year group of someone taught with their age."""
    return school_year_of(day) - school_year_of(born) - 5


def last_friday_in_june(year: int) -> date:
    end = date(year, 6, 30)
    return end - timedelta(days=(end.weekday() - FRIDAY) % 7)


def end_of_compulsory_school_age(born: date) -> date:
    """The last day of compulsory school age (Education Act 1996 s.8): the last Friday in June of year 11, by birth."""
    return last_friday_in_june(school_year_of(born) + 17)


def academic_age(born: date, day: date) -> int:
    """Age on 31 August before the academic year of a day, as colleges count it."""
    return school_year_of(day) - school_year_of(born) - 1


@dataclass(frozen=True)
class TermCalendar:
    """One area's terms: (school year, term) -> first and last day. Years not loaded use the defaults."""

    terms: dict[tuple[int, str], tuple[date, date]] = field(default_factory=dict)

    def term(self, school_year: int, name: str) -> tuple[date, date]:
        """First and last day of the autumn, spring or summer term of a school year."""
        if (school_year, name) in self.terms:
            return self.terms[school_year, name]
        year = school_year + (name != "autumn")
        first, last = DEFAULT_TERMS[name]
        return date(year, *first), date(year, *last)

    def summer_term_ends(self, school_year: pl.Expr) -> pl.Expr:
        """Column: the last day of the summer term of a school year."""
        default = pl.date(school_year + 1, *DEFAULT_TERMS["summer"][1])
        loaded = {year: last for (year, name), (_, last) in self.terms.items() if name == "summer"}
        if not loaded:
            return default
        known = school_year.replace_strict(list(loaded), list(loaded.values()), default=None, return_dtype=pl.Date)
        return pl.coalesce(known, default)


def school_year_column(day: pl.Expr) -> pl.Expr:
    """Column of `school_year_of`."""
    return day.dt.year() - (day.dt.month() < SEPTEMBER).cast(pl.Int32)


def last_friday_in_june_column(year: pl.Expr) -> pl.Expr:
    """Column of `last_friday_in_june`."""
    end = pl.date(year, 6, 30)
    return end - pl.duration(days=(end.dt.weekday().cast(pl.Int64) - 1 - FRIDAY) % 7)


def end_of_compulsory_school_age_column(born: pl.Expr) -> pl.Expr:
    """Column of `end_of_compulsory_school_age`."""
    return last_friday_in_june_column(school_year_column(born) + 17)
