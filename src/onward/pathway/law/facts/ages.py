"""Birthdays and school years: the facts that time alone meets."""

import polars as pl

from onward.pathway.law.facts.declare import ASKED_ON, BORN, STARTED, STATE, named, of_person, of_spells
from onward.values import date_columns as columns
from onward.values import school_years as years

_BIRTHDAYS = {
    age: named(
        f"birthday_{age}",
        f"The day the person turns {age} (Family Law Reform Act 1969 s.9).",
        lambda ask, age=age: columns.birthday(BORN, age, ask.area.leap_day),
    )
    for age in range(13, 28)
}


def birthday(age: int) -> pl.Expr:
    """The day the person turns an age, 13 to 27."""
    return _BIRTHDAYS[age]


@of_spells("year_group")
def taught_birth_year(ask):
    """The school year in which someone taught in the person's actual year group was born (last known year group)."""
    group = STATE.str.extract(r"(\d+)").cast(pl.Int32, strict=False).last()
    return years.school_year_column(STARTED.last()) - group - 5


@of_person
def birth_year(ask):
    """The school year, named by its first calendar year, from which the person's year groups are counted.

    Follows the actual year group where one is known, or else the date of birth.
    """
    return pl.coalesce(taught_birth_year, years.school_year_column(BORN)).cast(pl.Int32)


_YEAR_STARTS = {
    group: named(
        f"year_{group}_starts",
        f"1 September on which the person's actual school year {group} starts.",
        lambda ask, group=group: pl.date(birth_year + group + 5, 9, 1),
    )
    for group in range(7, 16)
}
_YEAR_ENDS = {
    group: named(
        f"year_{group}_ends",
        f"31 August on which the person's actual school year {group} ends.",
        lambda ask, group=group: pl.date(birth_year + group + 6, 8, 31),
    )
    for group in range(7, 16)
}
_SUMMER_TERM_ENDS = {
    group: named(
        f"year_{group}_summer_term_ends",
        f"The last day of the summer term of the person's actual school year {group} (the area's own calendar).",
        lambda ask, group=group: ask.area.terms.summer_term_ends(birth_year + group + 5),
    )
    for group in range(7, 16)
}


def year_starts(group: int) -> pl.Expr:
    """1 September of the person's actual year group, 7 to 15."""
    return _YEAR_STARTS[group]


def year_ends(group: int) -> pl.Expr:
    """31 August of the person's actual year group, 7 to 15."""
    return _YEAR_ENDS[group]


def summer_term_ends(group: int) -> pl.Expr:
    """The last day of the summer term of the person's actual year group, 7 to 15."""
    return _SUMMER_TERM_ENDS[group]


@of_person
def compulsory_school_age_ends(ask):
    """The last day of compulsory school age: the last Friday in June of year 11 by birth (Education Act 1996 s.8)."""
    return years.end_of_compulsory_school_age_column(BORN)


@of_person
def school_year_of_sixteenth_birthday_starts(ask):
    """1 September of the school year in which the person turns 16, by date of birth."""
    return pl.date(years.school_year_column(BORN) + 16, 9, 1)


@of_person
def this_school_year_starts(ask):
    """1 September on which the school year of the day asked about started."""
    return pl.date(years.school_year_column(ASKED_ON), 9, 1)


@of_person
def next_school_year_starts(ask):
    """1 September after the day asked about: when duties of each school year begin again."""
    return pl.date(years.school_year_column(ASKED_ON) + 1, 9, 1)


@of_person
def next_month_starts(ask):
    """The first day of the month after the day asked about: when monthly duties begin again."""
    return ASKED_ON.dt.month_start().dt.offset_by("1mo")
