"""Decisions that pass to the young person, ending a plan, refusals, capacity and restrictions."""

import polars as pl

from onward.pathway.law.facts.declare import (
    ACTIVE,
    ON,
    STATE,
    following,
    latest_answer,
    of_events,
    of_spells,
)
from onward.pathway.law.facts.education import SEND_TEAM

CARE_TEAM = "The social worker or the NHS lead"
CEASE = "cease"
KEPT = ("keep", "maintain", "amend")
REASONS_SENT = "reasons-sent"


@of_spells("ehc_plan", "sen_support", "sen_need", silence="no", systems=("send", "school"), who=SEND_TEAM)
def has_sen_or_plan(ask):
    """Special educational needs or an EHC plan on the day asked about (Children and Families Act 2014 s.20)."""
    return ACTIVE.any()


@of_events("rights_letter", who=SEND_TEAM)
def told_of_rights_on(ask):
    """The day on which the young person was told that SEND decisions are now theirs."""
    return ON.min()


@following("appealable_decision", who=SEND_TEAM)
def cease_notice_on(ask):
    """The day of the first notice to end the plan, on or after the council said it was considering that."""
    return ON.filter(STATE == CEASE).min()


@following("ehc_review_decided", who=SEND_TEAM)
def plan_kept_on(ask):
    """The first decision to keep or amend the plan, on or after the council said it was considering ending it."""
    return ON.filter(STATE.is_in(KEPT)).min()


@following("appeal_decided", who=SEND_TEAM)
def appeal_decided_on(ask):
    """The day on which the appeal was decided."""
    return ON.max()


@following("transition_assessment_refused", who="Adult social care")
def refusal_decided_on(ask):
    """The day on which the council decided not to carry out the assessment asked for."""
    return ON.min()


@following("transition_assessment_refused", who="Adult social care")
def refusal_reasons_sent_on(ask):
    """The day on which written reasons for not carrying out the assessment were sent."""
    return ON.filter(STATE == REASONS_SENT).min()


@following("adult_assessment", who="Adult social care")
def assessed_after_request(ask):
    """The first assessment by adult social care on or after the day of this request."""
    return ON.min()


@of_spells(
    "looked_after",
    "short_breaks",
    "hospital",
    "disability",
    "learning_disability_register",
    "continuing_care",
    "deprivation_of_liberty",
    silence="no",
    systems=("childrens-social-care", "nhs"),
    who=CARE_TEAM,
)
def restrictions_may_arise(ask):
    """In care, in hospital, disabled or with continuing care: whose care may restrict them, so someone must ask."""
    return ACTIVE.any()


@of_spells("deprivation_of_liberty", silence="no", who=CARE_TEAM)
def liberty_order(ask):
    """A court's order authorises a deprivation of liberty on the day asked about."""
    return ACTIVE.any()


@of_events("restrictions", who=CARE_TEAM)
def restrictions_recorded(ask):
    """Under continuous supervision or restrictions, as a worker recorded; the last answer counts."""
    return latest_answer()


@of_events("living_capacity_doubted", who=CARE_TEAM)
def living_capacity_doubted(ask):
    """Whether the person can agree to their living arrangements is in doubt; the last answer counts."""
    return latest_answer()


def under_restrictions() -> pl.Expr:
    """Restricted, by a court's order or as recorded."""
    return pl.when(liberty_order).then(pl.lit(value=True)).otherwise(restrictions_recorded)
