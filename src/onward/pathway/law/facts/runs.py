"""Spells that follow one another without a gap count as one: a new placement is not a new arrival."""

from datetime import date, timedelta

import polars as pl

from onward.pathway.law.facts.declare import ENDED, STARTED

_STILL = date(9999, 12, 31)
_A_DAY = timedelta(days=1)


def last_run_began(counted: pl.Expr | None = None) -> pl.Expr:
    """The first day of the last unbroken run of a person's spells; those that end and begin a day apart are one run."""
    started = STARTED if counted is None else STARTED.filter(counted)
    ended = ENDED if counted is None else ENDED.filter(counted)
    covered_to = ended.fill_null(_STILL).cum_max().shift(1)
    return started.filter(covered_to.is_null() | (started - _A_DAY > covered_to)).last()
