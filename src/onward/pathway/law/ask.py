"""What the engine is asked: on which day, knowing what, under which local settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from onward.values.dates import LEAP_DAY_BIRTHDAYS
from onward.values.school_years import TermCalendar


@dataclass(frozen=True)
class AreaSettings:
    """What one area decides for itself: lengths of local dates, its terms, and how it reads a 29 February birthday.

    `lengths` holds only what differs from the default written in a duty: setting name -> number, in the setting's unit.
    """

    lengths: Mapping[str, int] = field(default_factory=dict)
    terms: TermCalendar = field(default_factory=TermCalendar)
    leap_day: str = LEAP_DAY_BIRTHDAYS[0]


@dataclass(frozen=True)
class Ask:
    """One question to the engine. Facts are built for it, so that none of them reads a clock."""

    on: date
    area: AreaSettings
    loaded: frozenset[str]
    made: dict[str, pl.Expr] = field(default_factory=dict, compare=False, repr=False)  # facts built for it so far
