"""Requests for an EHC needs assessment and what came of them."""

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ON, STATE, following, of_events
from onward.pathway.law.facts.education import SEND_TEAM

WITHDRAWN = "withdrawn"


@following("ehc_assess_decided", who=SEND_TEAM)
def assessing_decided_on(ask):
    """The first decision whether to assess, on or after the day of this request."""
    return ON.filter(STATE != WITHDRAWN).min()


@following("ehc_assess_decided", who=SEND_TEAM)
def assessing_outcome(ask):
    """The last decision whether to assess after this request: yes or no."""
    return STATE.last()


@following("ehc_plan_decided", who=SEND_TEAM)
def plan_outcome(ask):
    """The last decision whether to issue a plan after this request: yes or no."""
    return STATE.last()


@following("ehc_plan_decided", who=SEND_TEAM)
def no_plan_told_on(ask):
    """The day on which the family was told that no plan will be issued."""
    return ON.filter(STATE == "no").min()


@following("ehc_plan_issued", who=SEND_TEAM)
def final_plan_issued(ask):
    """The first final EHC plan on or after the day of this request."""
    return ON.min()


@of_events("ehc_plan_extended", "ehc_plan_ceased", who=SEND_TEAM)
def end_of_plan_decided_on(ask):
    """The first decision, from the 24th birthday, to extend the EHC plan past 25 or to end it."""
    return ON.filter(birthday(24) <= ON).min()
