"""Moves between schools, colleges and councils of people with an EHC plan."""

import polars as pl

from onward.pathway.law.facts.ages import birthday, year_ends
from onward.pathway.law.facts.declare import ON, STATE, UNTIL, following, of_events, of_person, preceding
from onward.pathway.law.facts.education import SEND_TEAM, ehc_plan_extended_until

# States of a planned move: what changes (SEND Regulations 2014 reg 18).
POST_16 = "post-16"
SIXTH_FORM = "sixth-form"
SCHOOL_PHASE = "school-phase"
BETWEEN_POST_16 = "between-post-16"

# The state of a final amended plan that names the next place.
PHASE_TRANSFER = "phase transfer"


@of_person
def too_old_for_a_plan_from(ask):
    """The first day on which an EHC plan can no longer be held: the 25th birthday, or the day after an extension ends."""
    return pl.max_horizontal(birthday(25), ehc_plan_extended_until.dt.offset_by("1d"))


@of_events("placement_move_planned", who=SEND_TEAM)
def leaves_school_for_post_16(ask):
    """The move after secondary school is to a college or other post-16 institution, not into a school sixth form."""
    last = STATE.filter(STATE.is_in([POST_16, SIXTH_FORM])).last()
    return pl.when(last == POST_16).then(pl.lit(value=True)).when(last == SIXTH_FORM).then(pl.lit(value=False))


@of_events("placement_move_planned", who=SEND_TEAM)
def post_16_move_planned_for(ask):
    """The day planned for the move from a secondary school to a post-16 institution."""
    return UNTIL.filter(STATE == POST_16).last()


@of_person
def post_16_starts(ask):
    """The day of the move to a post-16 institution: as planned, or else 1 September after school year 11."""
    return pl.coalesce(post_16_move_planned_for, pl.date(year_ends(11).dt.year(), 9, 1))


@of_events("ehc_plan_amended", who=SEND_TEAM)
def post_16_plan_issued(ask):
    """The first final plan naming the next place, from 1 September of the school year before the post-16 move."""
    window_opens = pl.date(post_16_starts.dt.year() - 1, 9, 1)
    return ON.filter((STATE == PHASE_TRANSFER) & (window_opens <= ON)).min()


@following("ehc_plan_amended", who=SEND_TEAM)
def plan_naming_next_place(ask):
    """The first final plan naming the next place, on or after the day this move was planned."""
    return ON.filter(STATE == PHASE_TRANSFER).min()


@preceding("ehc_review_decided", who=SEND_TEAM)
def review_completed_before_move(ask):
    """The last EHC review decision on or before the day of this move to a new council."""
    return ON.max()


@following("ehc_review_decided", who=SEND_TEAM)
def review_completed_after_move(ask):
    """The first EHC review decision after the day of this move to a new council."""
    return ON.filter(pl.col("unit_on") < ON).min()
