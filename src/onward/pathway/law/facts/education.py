"""EHC plans, their reviews and decisions."""

from onward.pathway.law.facts.ages import year_starts
from onward.pathway.law.facts.declare import (
    ACTIVE,
    ENDED,
    ON,
    STARTED,
    STATE,
    UNTIL,
    following,
    of_events,
    of_spells,
    preceding,
)

SEND_TEAM = "The council's SEND team"


@of_spells("ehc_plan", silence="no", systems=("send",), who=SEND_TEAM)
def has_ehc_plan(ask):
    """An EHC plan is in force on the day asked about (Children and Families Act 2014 s.37)."""
    return ACTIVE.any()


@of_spells("ehc_plan", who=SEND_TEAM)
def ehc_plan_first_made(ask):
    """The day the person's present EHC plan, or the last one, was first made."""
    return STARTED.last()


@of_spells("ehc_plan", who=SEND_TEAM)
def ehc_plan_last_day(ask):
    """The last day of the person's newest EHC plan, if an end is known."""
    return ENDED.last()


@of_events("ehc_review_decided", who=SEND_TEAM)
def ehc_review_last_completed(ask):
    """The day of the last decision after an EHC review: the day on which that review was completed."""
    return ON.max()


@of_events("ehc_review_meeting", who=SEND_TEAM)
def first_review_meeting_from_year_9(ask):
    """The first EHC review meeting held on or after 1 September of the actual school year 9."""
    return ON.filter(year_starts(9) <= ON).min()


@of_events("ehc_plan_extended", who=SEND_TEAM)
def ehc_plan_extended_until(ask):
    """The last day of an EHC plan that the council chose to extend past the 25th birthday (2014 Act s.46)."""
    return UNTIL.last()


@following("ehc_review_decided", who=SEND_TEAM)
def review_decision_sent(ask):
    """The first EHC review decision sent on or after the day of this meeting."""
    return ON.min()


@following("ehc_review_decided", who=SEND_TEAM)
def reviews_completed_last(ask):
    """The last EHC review decision since this plan was made: the day on which its last review was completed."""
    return ON.max()


@preceding("ehc_review_meeting", who=SEND_TEAM)
def review_meeting_before(ask):
    """The last EHC review meeting on or before the day of this notice."""
    return ON.max()


@following("ehc_plan_amended", who=SEND_TEAM)
def amended_plan_issued(ask):
    """The first final amended EHC plan on or after the day of this notice."""
    return ON.min()


@following("mediation_certificate", who="The family or the mediation adviser")
def mediation_certificate_after(ask):
    """The day of the first mediation certificate on or after this decision."""
    return ON.min()


@following("appeal_registered", who=SEND_TEAM)
def appeal_registered_after(ask):
    """The day on which an appeal against this decision was registered."""
    return ON.min()


@following("ehc_review_decided", who=SEND_TEAM)
def review_outcome(ask):
    """What the council decided after this meeting: keep, amend or cease."""
    return STATE.first()
