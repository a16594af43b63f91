"""Children's packages, likely adult needs, consent and the adult conclusion."""

import polars as pl

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import (
    ACTIVE,
    ASKED_ON,
    ENDED,
    KIND,
    ON,
    STARTED,
    STATE,
    UNTIL,
    following,
    latest_answer,
    of_events,
    of_person,
    of_spells,
)

CHILDRENS_CARE = "The children's social worker"
PACKAGE = ("childrens_support", "short_breaks")


@of_events("likely_adult_needs", who=CHILDRENS_CARE)
def likely_adult_needs(ask):
    """Care and support needs are likely after the 18th birthday (Care Act 2014 s.58(1)); a worker's judgement."""
    return latest_answer()


@of_events("significant_benefit", who=CHILDRENS_CARE)
def significant_benefit_on(ask):
    """The day chosen, with reasons, as when an assessment would be of significant benefit (Care Act 2014 s.58(2))."""
    return UNTIL.last()


@of_events("significant_benefit", silence="no", who=CHILDRENS_CARE)
def no_significant_benefit(ask):
    """It is recorded that assessing now would not be of significant benefit. Silence does not mean so."""
    return STATE.last() == "no"


@of_events("assessment_consent", silence="no", who=CHILDRENS_CARE)
def assessment_refused(ask):
    """The young person, able to decide, refused the assessment; the last answer counts. Not asked is not refused."""
    return STATE.last() == "refused"


@of_spells("child_protection", "risk", silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def abuse_or_neglect_risk(ask):
    """Experiencing, or at risk of, abuse or neglect: a child protection plan or a known risk (Care Act 2014 s.58(4))."""
    return ACTIVE.any()


@of_events("adult_assessment", who="Adult social care")
def transition_assessed_on(ask):
    """The first assessment by adult social care before the 18th birthday."""
    return ON.filter(birthday(18) > ON).min()


@of_spells(*PACKAGE, silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def had_childrens_package(ask):
    """Services under Children Act 1989 s.17 or the 1970 Act s.2 on the last day before 18, or now if not yet 18."""
    day = pl.min_horizontal(ASKED_ON, birthday(18).dt.offset_by("-1d"))
    return ((day >= STARTED) & (ENDED.is_null() | (day <= ENDED))).any()


@of_spells(*PACKAGE, silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def has_childrens_package(ask):
    """Services under Children Act 1989 s.17 or the 1970 Act s.2 go on, on the day asked about."""
    return ACTIVE.any()


@of_spells(*PACKAGE)
def childrens_package_stopped(ask):
    """The first day without the children's package, if it has stopped."""
    return pl.when(~ACTIVE.any()).then(ENDED.max().dt.offset_by("1d"))


@of_events("adult_conclusion", who="Adult social care")
def adult_conclusion_on(ask):
    """The council's adult conclusion: needs and how they will be met, or not eligible with written reasons."""
    return ON.min()


@of_person
def day_before_18(ask):
    """The last day of childhood: the day before the 18th birthday."""
    return birthday(18).dt.offset_by("-1d")


@of_events("adult_assessment", who="Adult social care")
def transition_assessment_outcome(ask):
    """What the last adult social care assessment before the 18th birthday found: eligible or not_eligible."""
    return STATE.filter(birthday(18) > ON).last()


@of_spells("short_breaks", "looked_after", silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def has_short_breaks(ask):
    """Short breaks as a disabled child, on the day asked about: a service, or a series of planned overnight stays."""
    return (ACTIVE & ((KIND == "short_breaks") | (STATE == "short_break"))).any()


@following("adult_review", who="Adult social care")
def adult_plan_last_reviewed(ask):
    """The last review of adult social care support since this care and support plan began."""
    return ON.max()
