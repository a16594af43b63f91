"""The kinds of spell and event of which a life is told: one declared place each.

A spell is a dated state, an event a dated happening (GLOSSARY.md). Files from agencies are turned into these
kinds, the law reads them, pages draw them. To add a kind, add a line here and nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum


class Lane(StrEnum):
    """The lanes of the life picture, in the order in which they are drawn."""

    EDUCATION = "education"
    CARE = "care"
    HEALTH = "health"
    HOME = "home"
    ACTIVITY = "activity"
    ADULT = "adult services"


@dataclass(frozen=True, slots=True)
class SpellKind:
    """`group` is the record group of the permission matrix that a reader needs to see spells of this kind.

    `precedence` lists source systems, the one to believe first in front; systems not named come after, newest first.
    `single` kinds hold one spell at a time: overlapping claims are one spell on which sources disagree.
    """

    key: str
    words: str
    lane: Lane
    group: str
    precedence: tuple[str, ...] = ()
    single: bool = True


@dataclass(frozen=True, slots=True)
class EventKind:
    key: str
    words: str
    lane: Lane
    group: str


# Source systems: who keeps the record. An agency may run several; a local identifier is unique within one.
SYSTEMS = {
    "childrens-social-care": "Children's social care system",
    "adult-social-care": "Adult social care system",
    "send": "SEND (EHC plan) system",
    "participation": "Participation (NCCIS) system",
    "school": "School or college list",
    "nhs": "NHS list",
    "onward": "Recorded in Onward",
}

_CSC, _ASC, _SEND, _PART, _SCH, _NHS = (s for s in list(SYSTEMS)[:6])
E, C, H, M, A, D = Lane

SPELL_KINDS: dict[str, SpellKind] = {
    k.key: k
    for k in (
        # education
        SpellKind("school", "School or college", E, "M26", (_SCH, _SEND, _PART)),
        SpellKind("year_group", "Actual year group", E, "M26", (_SCH, _SEND)),
        SpellKind("ehc_plan", "EHC plan", E, "M05", (_SEND, _PART, _SCH)),
        SpellKind("sen_support", "SEN support", E, "M05", (_SCH, _PART)),
        SpellKind("sen_need", "Special educational need", E, "M05", (_SEND, _SCH), single=False),
        SpellKind("personal_budget", "Personal budget in the EHC plan", E, "M27", (_SEND,), single=False),
        # care
        SpellKind("looked_after", "In care", C, "M05", (_CSC,)),
        SpellKind("short_breaks", "Short breaks", C, "M05", (_CSC,)),
        SpellKind("child_in_need", "Child in need", C, "M05", (_CSC,)),
        SpellKind("child_protection", "Child protection plan", C, "M05", (_CSC,)),
        SpellKind("childrens_support", "Children's social care support (section 17)", C, "M05", (_CSC,)),
        SpellKind("care_leaver", "Care leaver (as recorded)", C, "M05", (_CSC,)),
        SpellKind("unaccompanied_child", "Unaccompanied child", C, "M05", (_CSC,)),
        SpellKind("immigration_leave", "Leave to remain", C, "M05", (_CSC,)),
        SpellKind("edge_of_care", "Edge of care", C, "M05", (_CSC,)),
        SpellKind("young_carer", "Young carer", C, "M05", (_CSC, _SCH)),
        SpellKind("parent", "Parent or expecting a child", C, "M05", (_CSC, _PART)),
        SpellKind("risk", "Known risk", C, "M38", (_CSC,), single=False),
        SpellKind("missing", "Missing from care", C, "M38", (_CSC,)),
        SpellKind("deprivation_of_liberty", "Deprivation of liberty order", C, "M05", (_CSC,)),
        # health
        SpellKind("disability", "Disability", H, "M20", (_NHS, _CSC), single=False),
        SpellKind("condition", "Health condition", H, "M20", (_NHS,), single=False),
        SpellKind("learning_disability_register", "On the learning disability register", H, "M20", (_NHS,)),
        SpellKind("childrens_health", "Children's health service", H, "M20", (_NHS,), single=False),
        SpellKind("continuing_care", "Children's continuing care", H, "M20", (_NHS,)),
        SpellKind("hospital", "In hospital", H, "M20", (_NHS,)),
        SpellKind("gp_practice", "GP practice", H, "M20", (_NHS, _ASC)),
        SpellKind("access_need", "Adjustment or access need", H, "M03", (_NHS,), single=False),
        SpellKind("health_plan", "Health care plan", H, "M20", (_NHS,), single=False),
        # home
        SpellKind("home", "Home", M, "M26", (_CSC, _ASC, _PART)),
        SpellKind("custody", "In custody", M, "M05", (_CSC, _PART)),
        SpellKind("homeless", "Homeless or at risk of it", M, "M26", (_CSC, _ASC)),
        # activity
        SpellKind("activity", "Learning, work or neither", A, "M26", (_PART, _CSC)),
        SpellKind("job", "Job", A, "M26", (_PART, _ASC)),
        SpellKind("benefit", "Benefit", A, "M26", (), single=False),
        SpellKind("youth_justice", "Youth justice order", A, "M05", (_CSC, _PART)),
        # adult services
        SpellKind("adult_support", "Adult social care support", D, "M26", (_ASC,), single=False),
        SpellKind("adult_care_plan", "Adult care and support plan", D, "M26", (_ASC,)),
        SpellKind("direct_payment", "Direct payment", D, "M27", (_ASC, _CSC)),
        SpellKind("adult_health", "Adult health service", D, "M20", (_NHS,), single=False),
        SpellKind("continuing_healthcare", "NHS continuing healthcare", D, "M20", (_NHS,)),
        SpellKind("named_worker", "Named worker", C, "M06"),
        SpellKind("adult_carer", "Adult who cares for this young person", C, "M05", (_CSC, _ASC), single=False),
    )
}

EVENT_KINDS: dict[str, EventKind] = {
    k.key: k
    for k in (
        EventKind("ehc_requested", "EHC needs assessment asked for", E, "M05"),
        EventKind("ehc_assess_decided", "Decision whether to assess for an EHC plan", E, "M05"),
        EventKind("ehc_plan_decided", "Decision whether to issue an EHC plan", E, "M05"),
        EventKind("ehc_plan_issued", "EHC plan issued", E, "M05"),
        EventKind("ehc_review_meeting", "EHC review meeting", E, "M05"),
        EventKind("ehc_review_decided", "EHC review decision", E, "M05"),
        EventKind("ehc_amendment_notice", "Notice of changes to the EHC plan", E, "M05"),
        EventKind("ehc_plan_amended", "Final amended EHC plan issued", E, "M05"),
        EventKind("ehc_plan_ceased", "EHC plan ended", E, "M05"),
        EventKind("care_review", "Looked-after review", C, "M05"),
        EventKind("care_leaver_contact", "Care leaver contact at birthday", C, "M05"),
        EventKind("health_check", "Health check", H, "M20"),
        EventKind("adult_request", "Request for adult social care", D, "M26"),
        EventKind("adult_assessment", "Adult social care assessment", D, "M26"),
        EventKind("adult_review", "Adult care and support plan review", D, "M26"),
        EventKind("september_guarantee", "September Guarantee offer", A, "M26"),
        EventKind("neet_risk", "Risk of NEET score", A, "M26"),
        EventKind("first_known", "First known to an agency", C, "M05"),
        # recorded in Onward, because no agency's system sends them
        EventKind("evidence", "Evidence that a duty was met", C, "M05"),  # state: the duty's key
        EventKind("exception", "Reason claimed for missing a date", C, "M05"),  # state: the duty's key
        EventKind("likely_adult_needs", "Whether care needs are likely after 18", C, "M05"),  # state: yes, no
        EventKind("significant_benefit", "When assessing would be of significant benefit", C, "M05"),  # until: that day
        EventKind("assessment_consent", "Answer to the offer of an assessment", C, "M05"),  # state: given, refused, ...
        EventKind("transition_assessment_requested", "Transition assessment asked for", C, "M05"),
        # state: reasons-sent, once written reasons have gone
        EventKind("transition_assessment_refused", "Request for a transition assessment refused", C, "M05"),
        EventKind("adult_conclusion", "Adult services reached their conclusion", D, "M26"),
        EventKind("adult_move_expected", "Whether a move to adult services is expected", H, "M20"),  # state: yes, no
        EventKind(
            "transfer_planned", "Move to an adult service planned", H, "M20"
        ),  # until: the day; state: the service
        EventKind("transferred", "Moved to an adult service", H, "M20"),  # state: the service
        EventKind("appointment_missed", "Appointment missed", H, "M20"),
        # until: reply by; state: personal-independence-payment
        EventKind("benefit_letter", "Letter about a benefit", A, "M26"),
        EventKind("homelessness_risk", "Homeless or about to be", M, "M26"),
        EventKind("moved_council", "Moved into a new council's area", E, "M05"),
        # until: the day; state: post-16, sixth-form, school-phase, between-post-16
        EventKind("placement_move_planned", "Move to another school or college planned", E, "M05"),
        EventKind("ehc_plan_extended", "EHC plan extended past the 25th birthday", E, "M05"),  # until: the last day
        # state: cease, for a notice to end the plan
        EventKind("appealable_decision", "EHC decision that can be appealed", E, "M05"),
        EventKind("mediation_certificate", "Mediation certificate", E, "M05"),
        EventKind("appeal_registered", "SEND appeal registered", E, "M05"),
        EventKind("rights_letter", "Letter about rights at the end of school age", E, "M05"),
        EventKind("ehc_cease_considered", "Council is considering ending the EHC plan", E, "M05"),
        EventKind("appeal_decided", "SEND appeal decided", E, "M05"),
        EventKind("study_programme_ends", "End of the present study programme", E, "M26"),  # until: the day
        EventKind("wants_paid_work", "Whether they want paid work", A, "M26"),  # state: yes, no
        EventKind("job_start_agreed", "Start of a job or placement agreed", A, "M26"),  # until: the day
        EventKind("restrictions", "Whether under continuous supervision or restrictions", C, "M05"),  # state: yes, no
        EventKind("living_capacity_doubted", "Whether able to agree to living arrangements is in doubt", C, "M05"),
        EventKind("money_capacity_doubted", "Whether able to manage money at 18 is in doubt", C, "M05"),  # yes, no
        EventKind("savings", "Whether they have savings of their own", A, "M27"),  # state: yes, no
        EventKind("disability_living_allowance", "Whether Disability Living Allowance is paid", A, "M26"),  # yes, no
        EventKind("benefit_expected", "Whether benefits are or will be claimed", A, "M26"),  # state: yes, no
        EventKind("family_universal_credit", "Whether a parent gets Universal Credit for them", A, "M26"),  # yes, no
        EventKind("health_budget_right", "Right to a personal health budget confirmed", H, "M20"),  # state: by what
        EventKind("own_home_expected", "Whether a home of their own is expected at 18", M, "M26"),  # state: yes, no
        EventKind("order_past_18", "Whether the order runs past the 18th birthday", A, "M05"),  # state: yes, no
        EventKind("adult_service_met", "Young person met the adult service", H, "M20"),  # state: the service
        EventKind(
            "continuing_healthcare_likely", "Likely to need adult NHS continuing healthcare", H, "M20"
        ),  # yes, no
        EventKind(
            "continuing_healthcare_decided", "Adult NHS continuing healthcare decided in principle", H, "M20"
        ),  # state: eligible, not_eligible
        EventKind("young_carer_request", "Young carer's assessment asked for", C, "M05"),
        EventKind("young_carer_of_adult", "Whether the young carer cares for an adult", C, "M05"),  # state: yes, no
        EventKind("young_carer_support_likely", "Whether a young carer needs support after 18", C, "M05"),  # yes, no
        EventKind(
            "young_carer_benefit", "When assessing the young carer would be of benefit", C, "M05"
        ),  # until: the day
        EventKind("young_carer_consent", "Young carer's answer to an assessment", C, "M05"),  # state: given, refused
        EventKind("carer_support_likely", "Whether an adult carer needs support after 18", C, "M05"),  # yes, no
        EventKind("carer_benefit", "When assessing the carer would be of benefit", C, "M05"),  # until: that day
        EventKind("carer_consent", "Carer's answer to an assessment", C, "M05"),  # state: given, refused
        EventKind("pathway_plan_review", "Pathway plan reviewed", C, "M05"),
        EventKind("council_accommodation", "Whether the council provides the home", C, "M05"),  # on: since; yes, no
        EventKind("adviser_visit", "Visit by the personal adviser", C, "M05"),
        EventKind("staying_put_wish", "Whether both want the foster home to go on after 18", C, "M05"),  # yes, no
        EventKind("support_from_21", "Answer to the offer of support from 21", C, "M05"),  # state: yes, no
    )
}
