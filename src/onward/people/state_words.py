"""How states of spells and events are worded on a page: one declared place.

Agencies' formats give states as keys (`former_relevant`) or, where the source has its own words, as those words
("Type 1 diabetes"). Keys are worded here, by kind where one key means different things; a source's words stay as they are.
"""

SEN_NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum",
    "DS": "Down syndrome",
    "OTH": "Other need",
}

DISABILITIES = {
    "AUT": "Autism or Asperger's",
    "BEH": "Behaviour",
    "COMM": "Communication",
    "CON": "Consciousness",
    "DDA": "Other disability in law",
    "HAND": "Use of hands",
    "HEAR": "Hearing",
    "INC": "Continence",
    "LD": "Learning disability",
    "MOB": "Mobility",
    "PC": "Personal care",
    "VIS": "Vision",
}

# Children (Leaving Care) Act 2000: the categories, with what each one means
CARE_LEAVERS = {
    "eligible": "Eligible child (16 or 17, still in care)",
    "relevant": "Relevant child (16 or 17, has left care)",
    "former_relevant": "Former relevant child (care leaver from 18)",
    "qualifying": "Qualifying care leaver",
    "as_recorded": "",
}

# DfE SEN2 return: why the council ended an EHC plan
REASONS_A_PLAN_ENDED = {
    "1": "reached the highest age for a plan",
    "2": "needs are met without a plan",
    "3": "went on to higher education",
    "4": "went on to paid work",
    "5": "moved to another council's area",
    "6": "no longer wishes to be in education or training",
    "7": "moved out of England",
    "8": "died",
    "9": "another reason",
}

# By kind: words that hold for that kind alone, looked up before those that hold for all
OF_KIND: dict[str, dict[str, str]] = {
    "care_leaver": CARE_LEAVERS,
    "child_in_need": {"open_case": "", "closed_case": "case closed"},
    "unaccompanied_child": {"unaccompanied": ""},
    "learning_disability_register": {"on_register": ""},
    "gp_practice": {"registered": ""},
    "adult_care_plan": {"in force": ""},
    "deprivation_of_liberty": {"ordered": ""},
    "youth_justice": {"involved": "", "supervised": "Supervised by youth justice"},
    "childrens_support": {"child_in_need_plan": "Child in need plan"},
    "child_protection": {"multiple": "more than one kind of abuse"},
    "young_carer": {"found_at_assessment": "found at an assessment"},
    "parent": {
        "parent": "",
        "caring_for_child": "Caring for their own child",
        "caring_for_child_or_expecting": "Caring for or expecting a child",
        "expecting": "Expecting a child",
        "not_caring_for_child": "Has a child who lives elsewhere",
    },
    "ehc_plan": {"ceased": "ended"},
    "personal_budget": {"taken up": ""},
    "school": {
        "school": "",
        "provider": "Training provider",
        "EHE": "Taught at home by choice (elective home education)",
        "OLA": "Taught outside school, arranged by the council",
        "OPA": "Taught outside school, arranged by the family",
        "EYP": "Early years provider",
        "OTH": "Another setting, or none named yet",
    },
    "looked_after": {"other": "In care, placement not said"},
    "adult_support": {
        "community": "Support at home or in the community",
        "residential": "Residential care",
        "nursing": "Nursing care",
        "prison": "Support in prison",
        "short_term": "Short-term support",
        "short_term_maximising": "Short-term support to regain independence",
        "ongoing_low_level": "Ongoing low-level support",
        "carer": "Support for a carer",
        "other": "Other support",
    },
    "home": {"custody": "In custody", "independent": "Living independently", "other": "Another kind of home"},
    "activity": {"custody": "In custody", "education": "In education", "other": "Another activity"},
    "job": {"employment": "Employed"},
    "ehc_plan_ceased": REASONS_A_PLAN_ENDED,
    "ehc_assess_decided": {"yes": "will assess", "no": "will not assess"},
    "ehc_plan_decided": {"yes": "will issue a plan", "no": "will not issue a plan"},
    "ehc_review_decided": {"amend": "change the plan", "keep": "keep the plan as it is", "cease": "end the plan"},
    "ehc_plan_amended": {"phase transfer": "for a move to the next school or college"},
    "care_review": {"held": ""},
    "first_known": {"referred": "referred to children's social care"},
    "care_leaver_contact": {
        "yes": "in touch",
        "no": "not in touch",
        "died": "died after leaving care",
        "refu": "did not want contact",
        "nreq": "no longer needs the service",
        "rhom": "went home for 6 months or more",
    },
    "health_check": {
        "care_health_assessment_done": "yearly health assessment of children in care, done",
        "care_health_assessment_not_done": "yearly health assessment of children in care, not done",
    },
    "adult_request": {
        "planned_entry_transition": "planned, on moving from children's services",
        "other_route": "not from children's services",
    },
    "adult_assessment": {"eligible": "has eligible needs", "not_eligible": "no eligible needs found"},
    "neet_risk": {"red": "high (red)", "amber": "medium (amber)", "green": "low (green)"},
}

# Words of one key that mean the same in every kind
STATES = {
    "maintained": "EHC plan",
    "sen_support": "SEN support",
    "foster": "Foster family",
    "kinship": "Family or friends carer",
    "residential": "Residential home",
    "semi_independent": "Semi-independent home",
    "secure": "Secure home",
    "with_parents": "At home with parents, in care",
    "placed_for_adoption": "Placed for adoption",
    "short_break": "Short breaks",
    "camhs": "Children's mental health service (CAMHS)",
    "general_fe": "General further education college",
    "specialist_post16": "Specialist post-16 college",
    "ap_pru": "Alternative provision",
    "neet_available": "Not in work or learning, looking",
    "neet_not_available": "Not in work or learning, not able to look now",
    "neet_unavailable": "Not in work or learning, not able to look now",
    "neet_illness_or_disability": "Not in work or learning: illness or disability",
    "neet_parenting": "Not in work or learning: looking after a child",
    "neet_other": "Not in work or learning, other reason",
    "neet": "Not in work or learning",
    "not_known": "Not known",
    "unknown": "Not known",
    "not_registered": "Not registered at a school",
    "home_educated": "Taught at home",
    "gap_year": "Gap year",
    "part_time_education": "In part-time education",
    "re_engagement": "Help to get back into learning",
    "training_or_employment": "In training or work",
    "employment_with_training": "Employed, with training",
    "awaiting_asylum_decision": "Waiting for an asylum decision",
    "youth_custody": "Youth custody",
    "with_family": "With family",
    "settled_mainstream_family": "With family or friends, settled",
    "staying_family_friends_short": "With family or friends, for a short time",
    "tenant_social": "Own tenancy, council or housing association",
    "tenant_private": "Own tenancy, private landlord",
    "owner_occupier": "Own home",
    "temp_accommodation_council": "Temporary home from the council",
    "other_temporary": "Other temporary home",
    "rough_sleeping": "Sleeping rough",
    "prison_detention": "In prison or detention",
    "healthcare_facility": "Hospital or health care home",
    "mobile_accommodation": "Mobile home",
    "no_fixed_abode": "No fixed home",
    "bed_and_breakfast": "Bed and breakfast",
    "emergency": "Emergency accommodation",
    "staying_put": "Staying put with the foster family",
    "paid_16h_plus": "Paid work, 16 hours a week or more",
    "paid_under_16h": "Paid work, under 16 hours a week",
    "paid_hours_unknown": "Paid work, hours not known",
    "convicted_or_warned": "Convicted or given a warning",
    "self_harm": "Self-harm",
    "pre_proceedings": "Court proceedings being considered",
    "leave_to_remain_limited": "Limited leave to remain",
    "leave_to_remain_refugee": "Refugee status",
    "leave_to_remain_indefinite": "Indefinite leave to remain",
    "learning_disability": "Learning disability",
}


def state_words(kind: str, state: str) -> str:
    """A state in words; empty when the kind says it all."""
    own = OF_KIND.get(kind, {})
    if state in own:
        return own[state]
    if kind == "sen_need":
        return SEN_NEEDS.get(state.upper(), state)
    if kind == "disability" and state.upper() in DISABILITIES:
        return DISABILITIES[state.upper()]
    if state in ("", "yes", kind):
        return ""
    if kind == "year_group":
        return f"Year {state}"
    if words := STATES.get(state.lower().replace("-", "_")):
        return words
    if state != state.lower() or " " in state:
        return state  # the source's own words: "ADHD", "Type 1 diabetes"
    return state.replace("_", " ").replace("-", " ").capitalize()
