"""How states of spells and events are worded on a page: one declared place. A state not named here reads as it is spelled."""

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
    "neet_unavailable": "Not in work or learning, not looking now",
    "neet": "Not in work or learning",
    "not_known": "Not known",
}


def state_words(kind: str, state: str) -> str:
    """A state in words; empty when the kind says it all."""
    if kind == "sen_need":
        return SEN_NEEDS.get(state.upper(), state)
    if kind == "disability" and state.upper() in DISABILITIES:
        return DISABILITIES[state.upper()]
    if state in ("", "yes", kind):
        return ""
    if kind == "year_group":
        return f"Year {state}"
    return STATES.get(state, state.replace("_", " ").replace("-", " ").capitalize())
