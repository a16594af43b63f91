"""Youth justice orders and custody."""

import polars as pl

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ACTIVE, ENDED, latest_answer, of_events, of_spells

YOUTH_JUSTICE = "The youth justice service"


@of_spells(
    "youth_justice",
    "custody",
    silence="no",
    systems=("childrens-social-care", "participation"),
    who=YOUTH_JUSTICE,
)
def under_youth_justice(ask):
    """An order, licence or custody runs on the day asked about."""
    return ACTIVE.any()


@of_spells("youth_justice", "custody", who=YOUTH_JUSTICE)
def order_end_past_18(ask):
    """The end on record of the order, licence or custody lies past the 18th birthday; no end on record is unknown."""
    past = ACTIVE & (birthday(18) <= ENDED)
    open_ended = ACTIVE & ENDED.is_null()
    return pl.when(past.any()).then(pl.lit(value=True)).when(~open_ended.any()).then(pl.lit(value=False))


@of_events("order_past_18", who=YOUTH_JUSTICE)
def order_past_18_recorded(ask):
    """The order runs past the 18th birthday, as recorded; the last answer counts."""
    return latest_answer()


def order_runs_past_18() -> pl.Expr:
    """The order, licence or custody runs past the 18th birthday: as recorded, or by its end on record."""
    return pl.coalesce(order_past_18_recorded, order_end_past_18)
