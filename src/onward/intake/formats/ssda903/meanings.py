"""What the codes of the return mean in Onward's words."""

# PLACE to the state of a looked-after spell (DfE SSDA903 guide, placement codes).
STATE_OF_PLACE = {
    **dict.fromkeys(("U1", "U2", "U3"), "kinship"),
    **dict.fromkeys(("U4", "U5", "U6"), "foster"),
    **dict.fromkeys(("K2", "R1", "R3", "S1"), "residential"),
    **dict.fromkeys(("H5", "K3", "P2"), "semi_independent"),
    **dict.fromkeys(("K1", "R5"), "secure"),
    "P1": "with_parents",
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "placed_for_adoption"),
}
SHORT_BREAKS = frozenset(("V3", "V4"))

# Youth custody; and a secure children's home when the child is there by order of a criminal court.
CUSTODY_PLACE, SECURE_HOME, FROM_COURT = "R5", "K1", frozenset(("J1", "J2", "J3"))

# ACTIV to the state of an activity spell, by its digit: F is full time and P part time.
STATE_OF_ACTIVITY = {
    "1": "higher_education",
    "2": "education",
    "3": "training_or_employment",
    "4": "apprenticeship",
    "5": "training_or_employment",
    "G4": "neet_illness_or_disability",
    "G5": "neet_other",
    "G6": "neet_parenting",
}


def state_of_activity(code: str) -> str:
    """The state for an ACTIV code; "" when it is none, or says nothing."""
    return STATE_OF_ACTIVITY.get(code if code[:1] == "G" else code[1:], "")


# ACCOM to the state of a home spell, by its letter: 1 after it is suitable and 2 is not.
STATE_OF_HOME = {
    "B": "with_family",
    "C": "residential",
    "D": "semi_independent",
    "E": "supported_lodgings",
    "G": "abroad",
    "H": "deported",
    "K": "lodgings",
    "R": "not_known",
    "S": "no_fixed_abode",
    "T": "foyer",
    "U": "independent",
    "V": "emergency",
    "W": "bed_and_breakfast",
    "X": "custody",
    "Y": "other",
    "Z": "staying_put",
}
STATE_OF_MISSING = {"M": "missing", "A": "away_without_leave"}
SEX = {"1": "M", "2": "F", "M": "M", "F": "F", "U": "U"}
DIED, GOES_ON = "E2", "X1"
