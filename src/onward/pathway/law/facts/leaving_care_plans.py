"""Pathway plans, advisers' visits, homes and leave to remain of those who leave care."""

import polars as pl

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import (
    ACTIVE,
    ASKED_ON,
    ENDED,
    ON,
    STARTED,
    STATE,
    latest_answer,
    of_events,
    of_spells,
)
from onward.pathway.law.facts.leaving_care import CHILDRENS_CARE, became_eligible_child, looked_after

LEAVING_CARE_TEAM = "The leaving care team"
FOSTER = ("foster", "kinship")
# Homes that a council does not provide under leaving-care law (states of a home spell).
HOMES_OF_OTHERS = ("with_family", "abroad", "deported", "custody", "no_fixed_abode")
SETTLED = r"(?i)indefinite|citizen|settled"
NOT_SETTLED = r"(?i)(pre|un|not).?settled"


@of_spells("care_leaver", silence="no", who=LEAVING_CARE_TEAM)
def recorded_in_leaving_care(ask):
    """Recorded by children's services as eligible, relevant or former relevant, where the episodes do not say."""
    return STATE.str.replace("_", "-").is_in(["eligible", "relevant", "former-relevant"]).any()


@of_events("evidence", who=LEAVING_CARE_TEAM)
def leaving_care_assessed_on(ask):
    """The day on which the leaving-care assessment of needs was completed: the evidence of that duty."""
    return ON.filter(STATE == "lac-needs-assessment").min()


@of_events("evidence", "pathway_plan_review", who=LEAVING_CARE_TEAM)
def pathway_plan_made_or_reviewed(ask):
    """The last day on which a pathway plan is recorded as made or reviewed."""
    made = STATE.is_in(["lac-pathway-plan", "pathway-plan-review"]) | (pl.col("kind") == "pathway_plan_review")
    return ON.filter(made).max()


@of_events("support_from_21", silence="no", who=LEAVING_CARE_TEAM)
def asked_for_support_from_21(ask):
    """Asked for leaving-care support from 21 (Children Act 1989 s.23CZB); the last answer counts."""
    return STATE.last() == "yes"


@of_events("support_from_21", who=LEAVING_CARE_TEAM)
def support_from_21_answered(ask):
    """The day of the last answer to the offer of support from 21."""
    return ON.max()


@of_events("council_accommodation", who="The personal adviser")
def in_council_accommodation(ask):
    """Lives in accommodation that the council provides; the last answer counts."""
    return latest_answer()


@of_events("council_accommodation", who="The personal adviser")
def council_accommodation_began(ask):
    """The first day in the accommodation that the council provides now."""
    return ON.filter(STATE == "yes").last()


@of_spells("home", silence="no", who="The personal adviser")
def home_of_someone_else(ask):
    """Known to live where no council provides the home: with family, abroad, in custody or nowhere settled."""
    return (ACTIVE & STATE.is_in(HOMES_OF_OTHERS)).any()


@of_events("adviser_visit", who="The personal adviser")
def adviser_visited_on(ask):
    """The last visit by the personal adviser."""
    return ON.max()


@of_spells("looked_after", silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def was_in_foster_care(ask):
    """Placed with a foster carer, a relative who fosters among them, on the day asked about or the last day before 18."""
    day = pl.min_horizontal(ASKED_ON, birthday(18).dt.offset_by("-1d"))
    held = (day >= STARTED) & (ENDED.is_null() | (day <= ENDED))
    return (held & STATE.is_in(FOSTER)).any()


@of_events("staying_put_wish", who=CHILDRENS_CARE)
def both_want_to_stay(ask):
    """The young person and the foster carer both want to go on living together after 18; the last answer counts."""
    return latest_answer()


@of_spells("unaccompanied_child", silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def came_unaccompanied(ask):
    """Came to this country as a child without a parent, whether or not the status has ended at 18."""
    return pl.len() > 0


def _settled(status: pl.Expr) -> pl.Expr:
    return status.str.contains(SETTLED) & ~status.str.contains(NOT_SETTLED)


@of_spells("immigration_leave", silence="no", who=CHILDRENS_CARE)
def has_unsettled_status(ask):
    """The last known immigration status is one that is not settled."""
    return ~_settled(STATE.last())


@of_spells("immigration_leave", silence="no", who=CHILDRENS_CARE)
def has_settled_status(ask):
    """The last known immigration status is settled: indefinite leave, settled status or citizenship."""
    return _settled(STATE.last())


@of_spells("immigration_leave", who=CHILDRENS_CARE)
def leave_began(ask):
    """The first day of the last known leave to remain."""
    return STARTED.last()


@of_spells("immigration_leave", who=CHILDRENS_CARE)
def leave_ends(ask):
    """The last day of the last known leave to remain, if it runs out."""
    return ENDED.last()


# Became an eligible child, or will if care goes on; whatever status followed. Unknown while nobody has loaded who is in care.
IN_LEAVING_CARE = (
    pl.when(became_eligible_child.is_not_null() | recorded_in_leaving_care)
    .then(pl.lit(value=True))
    .when(looked_after.is_not_null())
    .then(pl.lit(value=False))
)
STILL_IN_CARE = looked_after & (birthday(18) > ASKED_ON)
# Full duties to 21; to 25 for those who ask for support.
LEAVING_CARE_ENDS = pl.when(asked_for_support_from_21).then(birthday(25)).otherwise(birthday(21))
