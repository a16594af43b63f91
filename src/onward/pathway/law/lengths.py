"""Lengths of time that decide dates: those of law or guidance with the day from which they hold, and local ones.

Written "4 weeks", "2 months", "15 working days". A length of law is data beside its duty; a local one can be edited
by each area, by its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from onward.pathway.law.facts.declare import ASKED_ON
from onward.values import date_columns as columns

DAYS_IN = {"day": 1, "days": 1, "week": 7, "weeks": 7}
UNITS = {*DAYS_IN, "month", "months", "working day", "working days"}


def _parse(text: str) -> tuple[int, str]:
    """("4 weeks") -> (28, "days"); units are days, months or working days."""
    number, _, unit = text.partition(" ")
    if not number.isdigit() or unit not in UNITS:
        raise ValueError(f'"{text}" is not a length of time. Write it as "4 weeks", "2 months" or "15 working days".')
    if unit in DAYS_IN:
        return int(number) * DAYS_IN[unit], "days"
    return int(number), "months" if unit.startswith("month") else "working days"


class _Counted:
    """Counting from a date; subclasses say how much, and in what unit."""

    unit: str

    def amount(self) -> int | pl.Expr:
        raise NotImplementedError

    def after(self, day: pl.Expr) -> pl.Expr:
        """The day this long after; the day itself is not counted."""
        if self.unit == "months":
            return columns.add_months(day, self.amount())
        if self.unit == "working days":
            return day.dt.offset_by("1d").dt.add_business_days(
                _expr(self.amount()) - 1, holidays=columns.all_bank_holidays(), roll="forward"
            )
        return columns.add_days(day, self.amount())

    def before(self, day: pl.Expr) -> pl.Expr:
        """The day this long before."""
        if self.unit == "months":
            return columns.add_months(day, -self.amount())
        if self.unit == "days":
            return columns.add_days(day, -self.amount())
        raise ValueError("Working days are only counted forwards. Use days, or say in the duty what the source means.")

    def last_day_from(self, starts: pl.Expr) -> pl.Expr:
        """The last day of a period of this length that starts with a date."""
        if self.unit == "months":
            return columns.last_day_of_period(starts, self.amount())
        return columns.add_days(starts, self.amount() - 1)


@dataclass(frozen=True)
class Length(_Counted):
    """A length fixed by law or guidance: the day from which each value holds -> value, e.g. {date(2014, 9, 1): "4 weeks"}.

    All values of one length share a unit.
    """

    words: str
    since: Mapping[date, str]
    source: str

    @property
    def unit(self) -> str:  # type: ignore[override]
        return _parse(next(iter(self.since.values())))[1]

    def amount(self) -> int | pl.Expr:
        values = sorted((day, _parse(text)[0]) for day, text in self.since.items())
        if len(values) == 1:
            return values[0][1]
        chosen = pl.lit(values[0][1])
        for day, value in values[1:]:
            chosen = pl.when(day <= ASKED_ON).then(pl.lit(value)).otherwise(chosen)
        return chosen


@dataclass(frozen=True)
class Local(_Counted):
    """A length that each area may change: its name, what it is unless changed, and what it is for."""

    name: str
    default: str
    words: str

    @property
    def unit(self) -> str:  # type: ignore[override]
        return _parse(self.default)[1]

    @property
    def default_amount(self) -> int:
        """The default as a number in `unit`."""
        return _parse(self.default)[0]

    def amount(self) -> pl.Expr:
        return pl.col(setting_column(self.name))


def setting_column(name: str) -> str:
    return f"setting.{name}"


def _expr(amount: int | pl.Expr) -> pl.Expr:
    return pl.lit(amount) if isinstance(amount, int) else amount
