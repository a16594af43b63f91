"""Where someone will live, and who counts as a care leaver for housing."""

import polars as pl

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ASKED_ON, UNIT_ON, latest_answer, of_events, of_spells
from onward.pathway.law.facts.leaving_care import CHILDRENS_CARE, care_leaver_status, looked_after_at_16_or_17


@of_spells("care_leaver", silence="no", who=CHILDRENS_CARE)
def recorded_as_care_leaver(ask):
    """A children's system or the participation list records a care leaver, whatever the episodes of care say."""
    return pl.len() > 0


def care_leaver_for_housing() -> pl.Expr:
    """In care at 16 or 17 and now 18 or over, or a relevant child (Homelessness Code of Guidance ch 22)."""
    from_episodes = (birthday(18) <= ASKED_ON) | care_leaver_status.eq_missing("relevant")
    in_care = pl.when(looked_after_at_16_or_17.is_not_null()).then(looked_after_at_16_or_17 & from_episodes)
    return pl.when(recorded_as_care_leaver).then(pl.lit(value=True)).otherwise(in_care)


def leaving_care() -> pl.Expr:
    """An eligible or relevant child or a care leaver, by the episodes of care or as recorded."""
    from_episodes = pl.when(looked_after_at_16_or_17.is_not_null()).then(care_leaver_status.is_not_null())
    return pl.when(recorded_as_care_leaver).then(pl.lit(value=True)).otherwise(from_episodes)


@of_events("own_home_expected", who="The young person and the named worker")
def own_home_expected(ask):
    """Supported living or a home of their own is expected at 18; the last answer counts."""
    return latest_answer()


def aged_16_or_17_then() -> pl.Expr:
    """Aged 16 or 17 on the day of the row's own event."""
    return (birthday(16) <= UNIT_ON) & (birthday(18) > UNIT_ON)
