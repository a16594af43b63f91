"""Harm that does not stop at 18."""

from onward.pathway.law.facts.declare import ACTIVE, KIND, STATE, of_spells
from onward.pathway.law.facts.leaving_care import CHILDRENS_CARE

# States of a known risk that go on into adult life: exploitation, domestic abuse, gangs, harm from substances.
RISKS_PAST_18 = (
    "sexual_exploitation",
    "criminal_exploitation",
    "exploitation",
    "trafficking",
    "domestic_abuse",
    "gangs",
    "substance_misuse",
    "substance_use",
)
PLAN_FOR_CHILD_IN_NEED = "child_in_need_plan"


@of_spells(
    "child_protection",
    "childrens_support",
    "risk",
    silence="no",
    systems=("childrens-social-care",),
    who=CHILDRENS_CARE,
)
def harm_past_18(ask):
    """A child protection or child in need plan, or a risk of exploitation, domestic abuse, gangs or substance harm."""
    plan = (KIND == "child_protection") | (STATE == PLAN_FOR_CHILD_IN_NEED)
    return (ACTIVE & (plan | ((KIND == "risk") & STATE.is_in(RISKS_PAST_18)))).any()
