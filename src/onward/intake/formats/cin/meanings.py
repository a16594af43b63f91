"""What the codes of the census mean in Onward's words."""

# Factors found at assessment that are a known risk to the child (DfE CIN census, assessment factors).
RISK_OF_FACTOR = {
    "1A": "substance_misuse",
    "2A": "substance_misuse",
    **dict.fromkeys(("3A", "3B", "3C"), "domestic_abuse"),
    "10A": "missing",
    "11A": "sexual_exploitation",
    "12A": "trafficking",
    "13A": "gangs",
    "15A": "self_harm",
    "16A": "neglect",
    "17A": "emotional_abuse",
    **dict.fromkeys(("18B", "18C"), "physical_abuse"),
    **dict.fromkeys(("19B", "19C"), "sexual_abuse"),
    "22A": "female_genital_mutilation",
    "23A": "faith_or_belief_abuse",
    "24A": "criminal_exploitation",
}
YOUNG_CARER, UNACCOMPANIED, MENTAL_HEALTH = "7A", "9A", "4A"
CATEGORY_OF_ABUSE = {
    "NEG": "neglect",
    "PHY": "physical_abuse",
    "SAB": "sexual_abuse",
    "EMO": "emotional_abuse",
    "MUL": "multiple",
}
NO_DISABILITY = "NONE"
SEX = {"1": "M", "2": "F", "M": "M", "F": "F", "0": "U", "9": "U", "U": "U", "I": "U"}
