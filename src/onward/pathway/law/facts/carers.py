"""Young carers, and adults who care for a young person (Children Act 1989 s.17ZA; Care Act 2014 ss.60-64)."""

from onward.pathway.law.facts.declare import (
    ACTIVE,
    ON,
    RUN_BEGAN,
    STATE,
    UNTIL,
    following,
    latest_answer,
    of_events,
    of_spells,
)
from onward.pathway.law.facts.social_care import CHILDRENS_CARE

CARERS_SERVICE = "The young carers service"
ADULT_CARE = "Adult social care"


@of_spells("young_carer", silence="no", systems=("childrens-social-care", "school"), who=CARERS_SERVICE)
def is_young_carer(ask):
    """Provides care for someone, on the day asked about, as a partner records."""
    return ACTIVE.any()


@of_spells("young_carer", who=CARERS_SERVICE)
def young_carer_since(ask):
    """The first day on which a partner recorded the caring, without a gap: the day on which the need appeared."""
    return RUN_BEGAN.last()


@of_events("young_carer_request", silence="no", who=CHILDRENS_CARE)
def young_carer_assessment_requested(ask):
    """The young carer or a parent has asked for an assessment (Children Act 1989 s.17ZA(1)(b))."""
    return ON.is_not_null().any()


@of_events("young_carer_request", who=CHILDRENS_CARE)
def young_carer_assessment_requested_on(ask):
    """The day on which the last request for a young carer's assessment was received."""
    return ON.max()


@of_events("young_carer_of_adult", who=CARERS_SERVICE)
def cares_for_adult(ask):
    """The person cared for is an adult; the last answer counts (Care Act 2014 s.63)."""
    return latest_answer()


@of_events("young_carer_support_likely", who=CARERS_SERVICE)
def young_carer_support_likely(ask):
    """Needs for support as a carer are likely after 18; a worker's judgement, the last counts."""
    return latest_answer()


@of_events("young_carer_benefit", who=CARERS_SERVICE)
def young_carer_benefit_on(ask):
    """The day chosen, with reasons, as when assessing the young carer would be of significant benefit."""
    return UNTIL.last()


@of_events("young_carer_benefit", silence="no", who=CARERS_SERVICE)
def no_benefit_to_young_carer(ask):
    """It is recorded that assessing the young carer now would not be of significant benefit. Silence does not mean so."""
    return STATE.last() == "no"


@of_events("young_carer_consent", silence="no", who=CARERS_SERVICE)
def young_carer_refused(ask):
    """The young carer, able to decide, refused the assessment; the last answer counts."""
    return STATE.last() == "refused"


@following("carer_support_likely", who=ADULT_CARE)
def carer_support_likely(ask):
    """This carer is likely to need support after the child turns 18; the last answer counts."""
    return latest_answer()


@following("carer_benefit", who=ADULT_CARE)
def carer_benefit_on(ask):
    """The day chosen, with reasons, as when assessing this carer would be of significant benefit."""
    return UNTIL.last()


@following("carer_benefit", who=ADULT_CARE)
def carer_benefit_answer(ask):
    """Whether assessing this carer would be of significant benefit; no answer does not mean no."""
    return STATE.last()


@following("carer_consent", who=ADULT_CARE)
def carer_consent_answer(ask):
    """This carer's last answer to the offer of an assessment; a carer may change their mind."""
    return STATE.last()
