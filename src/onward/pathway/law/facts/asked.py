"""Questions that nobody need answer before a day."""

import polars as pl

from onward.pathway.law.facts.declare import ASKED_ON


def asked_from(answer: pl.Expr, day: pl.Expr) -> pl.Expr:
    """A yes-no condition that is taken as yes while unknown before a day, so that nobody is asked too soon."""
    return pl.coalesce(answer, pl.when(day > ASKED_ON).then(pl.lit(value=True)))
