"""The rules of `dates` for whole columns of dates, as Polars expressions. Empty dates stay empty."""

from datetime import date

import polars as pl

from onward.values.dates import LEAP_DAY_BIRTHDAYS, all_bank_holidays


def add_days(day: pl.Expr, days: int | pl.Expr) -> pl.Expr:
    if isinstance(days, int):
        return day.dt.offset_by(f"{days}d")
    return day + pl.duration(days=days)


def add_months(day: pl.Expr, months: int | pl.Expr) -> pl.Expr:
    """The same day number `months` on; the last day of that month where it does not exist."""
    if isinstance(months, int):
        return day.dt.offset_by(f"{months}mo")
    count = day.dt.year().cast(pl.Int64) * 12 + day.dt.month() - 1 + months
    first = pl.date(count // 12, count % 12 + 1, 1)
    return first + pl.duration(days=pl.min_horizontal(day.dt.day(), first.dt.month_end().dt.day()).cast(pl.Int64) - 1)


def last_day_of_period(starts: pl.Expr, months: int | pl.Expr) -> pl.Expr:
    """The last day of a period of `months` months starting with a date."""
    matching = add_months(starts, months)
    return pl.when(matching.dt.day() == starts.dt.day()).then(add_days(matching, -1)).otherwise(matching)


def birthday(born: pl.Expr, age: int, leap_day: str = LEAP_DAY_BIRTHDAYS[0]) -> pl.Expr:
    """The day on whose start the age is reached."""
    clamped = add_months(born, 12 * age)
    if leap_day != LEAP_DAY_BIRTHDAYS[0]:
        return clamped
    return pl.when(clamped.dt.day() == born.dt.day()).then(clamped).otherwise(add_days(clamped, 1))


def next_working_day(day: pl.Expr) -> pl.Expr:
    """The day itself if it is a working day, or the first one after."""
    return day.dt.add_business_days(0, holidays=all_bank_holidays(), roll="forward")


def add_working_days(day: pl.Expr, days: int) -> pl.Expr:
    """The `days`th working day after a date; the date itself is not counted."""
    return working_day_of(add_days(day, 1), days)


def working_day_of(starts: pl.Expr, days: int) -> pl.Expr:
    """The last of `days` working days beginning with a date: that date is day 1 if it is a working day."""
    return starts.dt.add_business_days(days - 1, holidays=all_bank_holidays(), roll="forward")


def later_of(*days: pl.Expr) -> pl.Expr:
    """The later of dates; empty ones do not count."""
    return pl.max_horizontal(*days)


def earlier_of(*days: pl.Expr) -> pl.Expr:
    """The earlier of dates; empty ones do not count."""
    return pl.min_horizontal(*days)


def day(value: date) -> pl.Expr:
    return pl.lit(value, dtype=pl.Date)
