"""Dates as the law counts them: months, periods, birthdays, working days. England only.

Every function takes and gives plain dates; `date_columns` holds the same rules for whole columns.
"""

import csv
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path

# Years for which bank holidays can be worked out. Proclaimed changes are in bank_holiday_changes.csv.
FIRST_YEAR, LAST_YEAR = 2010, 2050

# In which day a person born on 29 February reaches an age in other years. The Act does not say so in terms.
LEAP_DAY_BIRTHDAYS = ("1 March", "28 February")

SATURDAY = 5
MONDAY = 0


def add_months(day: date, months: int) -> date:
    """The same day number `months` on (or back, if negative); the last day of that month where it does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_of_period(starts: date, months: int) -> date:
    """The last day of a period of `months` months starting with a date: the day before the matching date.

    Where there is no matching date, the last day of that month: from 29 February 2028, 12 months end 28 February 2029.
    """
    matching = add_months(starts, months)
    return matching - timedelta(days=1) if matching.day == starts.day else matching


def last_of_days(starts: date, days: int) -> date:
    """The last of `days` days beginning with a date: that date is day 1."""
    return starts + timedelta(days=days - 1)


def birthday(born: date, age: int, leap_day: str = LEAP_DAY_BIRTHDAYS[0]) -> date:
    """The day on whose start the age is reached (Family Law Reform Act 1969 s.9)."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1) if leap_day == LEAP_DAY_BIRTHDAYS[0] else date(born.year + age, 2, 28)


def age_on(born: date, day: date, leap_day: str = LEAP_DAY_BIRTHDAYS[0]) -> int:
    """Whole years of age on a day."""
    age = day.year - born.year
    return age if birthday(born, age, leap_day) <= day else age - 1


def easter(year: int) -> date:
    """Easter Sunday, Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    correction = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _substitute(days: tuple[date, ...]) -> tuple[date, ...]:
    """Weekend holidays move to the next free weekday (Banking and Financial Dealings Act 1971 Sch 1, proclamations)."""
    placed: list[date] = []
    for day in days:
        moved = day
        while moved.weekday() >= SATURDAY or moved in placed or (moved != day and moved in days):
            moved += timedelta(days=1)
        placed.append(moved)
    return tuple(placed)


@cache
def _changes() -> tuple[frozenset[date], frozenset[date]]:
    """Days proclaimed as extra bank holidays, and usual ones that were moved away (gov.uk/bank-holidays)."""
    text = (Path(__file__).parent / "bank_holiday_changes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    added, removed = (
        frozenset(date.fromisoformat(row["day"]) for row in rows if row["change"] == change)
        for change in ("added", "removed")
    )
    return added, removed


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Bank and public holidays in England in one year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            f"Bank holidays are known for {FIRST_YEAR} to {LAST_YEAR}, not {year}. "
            "Check the date; if it is right, extend the years in values/dates.py."
        )
    added, removed = _changes()
    usual = {
        *_substitute((date(year, 1, 1),)),
        easter(year) - timedelta(days=2),
        easter(year) + timedelta(days=1),
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
        *_substitute((date(year, 12, 25), date(year, 12, 26))),
    }
    return frozenset((usual - removed) | {day for day in added if day.year == year})


@cache
def all_bank_holidays() -> tuple[date, ...]:
    """Every bank holiday of the years that can be worked out, in order."""
    return tuple(sorted(chain.from_iterable(bank_holidays(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))))


def is_working_day(day: date) -> bool:
    """Neither a Saturday, nor a Sunday, nor a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself if it is a working day, or the first one after."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_day_of(starts: date, days: int) -> date:
    """The last of `days` working days beginning with a date: that date is day 1 if it is a working day."""
    day = next_working_day(starts)
    for _ in range(days - 1):
        day = next_working_day(day + timedelta(days=1))
    return day


def add_working_days(day: date, days: int) -> date:
    """The `days`th working day after a date; the date itself is not counted."""
    return working_day_of(day + timedelta(days=1), days)
