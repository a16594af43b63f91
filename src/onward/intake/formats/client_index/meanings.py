"""What the values of a client index mean in Onward's words."""

from functools import cache

from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import said

SEX = {"M": "M", "F": "F", "U": "U", "MALE": "M", "FEMALE": "F", "1": "M", "2": "F", "01": "M", "02": "F"}

# Systems that must fill an end date write this one for "none" (see the dataset's notes).
NO_END_YEAR = 1900

# Types of address that must not be shown or matched on.
PROTECTED = ("protected", "confidential", "refuge", "restricted")

# clea_care_leaver_eligibility to the state of a care leaver spell, and the age from which it can hold.
ELIGIBILITY = {
    "eligible": ("eligible", 16),
    "relevant": ("relevant", 16),
    "former relevant": ("former_relevant", 18),
    "qualifying": ("qualifying", 16),
}
NO_ELIGIBILITY = "no current eligibility"

# link_identifier_type to the kind of number; what is not listed is kept as an identifier of its own kind.
NUMBER = {
    "unique pupil number": "upn",
    "upn": "upn",
    "former unique pupil number": "former_upn",
    "former upn": "former_upn",
    "nhs number": "nhs",
    "nhs": "nhs",
    "unique learner number": "uln",
    "uln": "uln",
}


@cache
def ethnicity(text: str) -> str:
    """The DfE code for an ethnicity given as that code, its words, or the words adult systems use; "" for none."""
    value = said(text)
    listed = codes("dfe_ethnicity")
    code = value.upper().replace("CNHE", "CHNE")
    if code in listed:
        return code
    for code, row in listed.items():
        phrases = [row["label"], *row["cld_value"].split("; ")]
        if value.lower() in (p.lower() for p in phrases):
            return code
    return ""
