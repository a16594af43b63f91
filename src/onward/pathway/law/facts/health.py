"""Health conditions and services that call for planning of their own."""

import polars as pl

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import (
    ACTIVE,
    ASKED_ON,
    ENDED,
    ON,
    RUN_BEGAN,
    STARTED,
    STATE,
    of_events,
    of_spells,
)

GP = "The GP practice"
NURSES = "The children's community health team"
ICB = "The integrated care board"

# Parts of the words by which NHS lists call a service or condition; letters of either case.
MENTAL_HEALTH = r"(?i)camhs|cypmh|mental health"
LIFE_LIMITING = r"(?i)life.?(limiting|threatening|shortening)|palliative|hospice"
# The yearly return on children in care says that an assessment was done some time in the year: not this check.
IN_CARE = "care_health_assessment"


@of_spells("learning_disability_register", silence="no", systems=("nhs",), who=GP)
def on_learning_disability_register(ask):
    """On the GP practice's learning disability register on the day asked about."""
    return ACTIVE.any()


@of_spells("learning_disability_register", who=GP)
def joined_learning_disability_register(ask):
    """The day of joining the GP practice's learning disability register."""
    return RUN_BEGAN.last()


@of_events("health_check", who=GP)
def last_annual_health_check(ask):
    """The last annual health check at 14 or over; assessments of children in care are another matter."""
    return ON.filter(~STATE.str.starts_with(IN_CARE), birthday(14) <= ON).max()


@of_spells("continuing_care", silence="no", systems=("nhs",), who=NURSES)
def had_continuing_care(ask):
    """Children's continuing care goes on, or did until the day before the 18th birthday."""
    day = pl.min_horizontal(ASKED_ON, birthday(18).dt.offset_by("-1d"))
    return ((day >= STARTED) & (ENDED.is_null() | (day <= ENDED))).any()


@of_spells("continuing_care", who=NURSES)
def continuing_care_began(ask):
    """The first day of children's continuing care, without a gap."""
    return RUN_BEGAN.last()


@of_events("continuing_healthcare_likely", silence="no", who=NURSES)
def likely_continuing_healthcare(ask):
    """Identified as likely to need adult NHS continuing healthcare; until someone says so, not identified."""
    return STATE.last() == "yes"


@of_events("continuing_healthcare_likely", who=NURSES)
def continuing_healthcare_foreseen(ask):
    """The first day on which a need for adult NHS continuing healthcare was said to be likely."""
    return ON.filter(STATE == "yes").min()


@of_events("evidence", silence="no", who=NURSES)
def referred_for_continuing_healthcare(ask):
    """Formally referred for adult NHS continuing healthcare: the evidence of that duty."""
    return (STATE == "chc-screen-16").any()


@of_events("continuing_healthcare_decided", who=ICB)
def continuing_healthcare_decided_on(ask):
    """The day of the first decision in principle on adult NHS continuing healthcare."""
    return ON.min()


@of_events("continuing_healthcare_decided", silence="no", who=ICB)
def eligible_for_continuing_healthcare(ask):
    """Found eligible in principle for adult NHS continuing healthcare; the last decision counts."""
    return STATE.last() == "eligible"


@of_events("continuing_healthcare_decided", who=ICB)
def found_eligible_on(ask):
    """The day of the first decision that found the person eligible in principle."""
    return ON.filter(STATE == "eligible").min()


@of_spells("continuing_healthcare", who=ICB)
def continuing_healthcare_began(ask):
    """The first day of the adult NHS continuing healthcare package."""
    return STARTED.min()


@of_spells("childrens_health", silence="no", systems=("nhs",), who="Children's mental health service")
def uses_childrens_mental_health(ask):
    """Children's mental health services work with the person on the day asked about."""
    return (ACTIVE & STATE.str.contains(MENTAL_HEALTH)).any()


@of_spells("condition", "childrens_health", "adult_health", silence="no", systems=("nhs",), who="The lead clinician")
def life_limiting_condition(ask):
    """A life-limiting or life-threatening condition, or palliative care, on the day asked about."""
    return (ACTIVE & STATE.str.contains(LIFE_LIMITING)).any()


@of_spells("condition", "childrens_health", "adult_health", who="The lead clinician")
def life_limiting_known_since(ask):
    """The first day on which a life-limiting condition or palliative care was recorded."""
    return STARTED.filter(STATE.str.contains(LIFE_LIMITING)).min()
