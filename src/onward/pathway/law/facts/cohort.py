"""Why a person is on the list at all."""

from onward.pathway.law.facts.declare import ACTIVE, of_spells

FLAGS = (
    "ehc_plan",
    "sen_support",
    "sen_need",
    "disability",
    "learning_disability_register",
    "continuing_care",
    "condition",
    "childrens_health",
    "looked_after",
    "care_leaver",
    "child_protection",
    "child_in_need",
    "childrens_support",
    "short_breaks",
    "young_carer",
    "youth_justice",
    "custody",
    "unaccompanied_child",
    "risk",
    "missing",
    "edge_of_care",
)


@of_spells(*FLAGS, silence="no", who="Any partner agency")
def has_cohort_flag(ask):
    """At least one partner records a reason to plan ahead (an EHC plan, care, a condition, caring, risk ...)."""
    return ACTIVE.any()
