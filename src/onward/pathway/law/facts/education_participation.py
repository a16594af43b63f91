"""Whether someone is in learning or work, whether that is known, and offers of a place."""

import polars as pl

from onward.pathway.law.facts.ages import year_starts
from onward.pathway.law.facts.declare import (
    ACTIVE,
    ASKED_ON,
    ENDED,
    KIND,
    ON,
    STARTED,
    STATE,
    UNTIL,
    of_events,
    of_person,
    of_spells,
)

PARTICIPATION_TEAM = "The council's participation team"
NOT_KNOWN = ("not_known", "")
IN_LEARNING = (
    "education",
    "part_time_education",
    "higher_education",
    "training",
    "supported_internship",
    "re_engagement",
)


@of_spells("school", "activity", silence="no", systems=("participation", "school"), who=PARTICIPATION_TEAM)
def in_learning(ask):
    """At school, college or in training on the day asked about."""
    return (ACTIVE & ((KIND == "school") | STATE.is_in(IN_LEARNING))).any()


@of_spells("activity", who=PARTICIPATION_TEAM)
def activity_last_known(ask):
    """The last day on which it was known what the person does, counted from the start of the month while it is known."""
    known = ~STATE.is_in(NOT_KNOWN)
    this_month = pl.max_horizontal(STARTED, ASKED_ON.dt.month_start())
    return pl.when(ACTIVE).then(this_month).otherwise(ENDED).filter(known).max()


def _is_offer() -> pl.Expr:
    """An offer of a place, from the participation list or recorded here; "no offer" and "not known" are none."""
    said = STATE.str.to_lowercase()
    offered = (KIND == "september_guarantee") & ~said.str.starts_with("no") & (said != "n")
    return offered | ((KIND == "evidence") & (STATE == "september-guarantee"))


@of_person
def second_guarantee_from(ask):
    """1 October of school year 12: from then the offer that matters is the one for after year 12."""
    return pl.date(year_starts(12).dt.year(), 10, 1)


@of_events("september_guarantee", "evidence", who=PARTICIPATION_TEAM)
def offer_after_year_11(ask):
    """The first offer of a place in learning since school year 11 started."""
    return ON.filter(_is_offer() & (year_starts(11) <= ON)).min()


@of_events("september_guarantee", "evidence", who=PARTICIPATION_TEAM)
def offer_after_year_12(ask):
    """The first offer of a place in learning after year 12, made after the one for year 11."""
    return ON.filter(_is_offer() & (second_guarantee_from <= ON) & (offer_after_year_11 < ON)).min()


@of_events("study_programme_ends", who="The college")
def study_programme_ends_on(ask):
    """The day on which the present study programme ends."""
    return UNTIL.last()
