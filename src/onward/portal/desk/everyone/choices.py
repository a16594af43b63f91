"""By what the one list can be narrowed and sorted: each filter in one place, with its words."""

from onward.pathway.cohorts import COHORTS
from onward.people.choices import SYSTEMS
from onward.people.state_words import SEN_NEEDS

STAGES = {
    "prepare Y9": "Prepare (year 9)",
    "plan Y10-11": "Plan (years 10 and 11)",
    "ready 16-17": "Get ready (16 and 17)",
    "transfer 17.5-19": "Move over (17 and a half to 19)",
    "settle 18-25": "Settle (18 to 25)",
}
CARE_LEAVERS = {
    "eligible": "Eligible child",
    "relevant": "Relevant child",
    "former-relevant": "Former relevant child",
    "qualifying": "Qualifying care leaver",
}
WORKERS = {
    "nobody": "Nobody",
    "long": "Nobody for over 10 working days",
    "somebody": "Somebody",
}
# kind of spell:state, as the law and the cohorts read them
NEEDS = {
    **{f"sen_need:{code}": words for code, words in SEN_NEEDS.items()},
    "condition:autism": "Autism (health record)",
    "condition:learning_disability": "Learning disability (health record)",
    "condition:physical": "Physical disability (health record)",
    "condition:sensory": "Sensory impairment (health record)",
    "condition:mental_health": "Mental health condition",
    "condition:complex": "Complex health needs",
    "condition:life_limiting": "Life-limiting condition",
    "learning_disability_register:": "On the learning disability register",
    "disability:": "Disability (any record)",
}
SORTS = {
    "next": "Next date first",
    "late": "Longest late first",
    "name": "Name",
    "age": "Youngest first",
    "worker": "Named worker",
}
COHORT_WORDS = {key: cohort.words for key, cohort in COHORTS.items()}
AGENCIES = {key: words for key, words in SYSTEMS.items() if key != "onward"}
YEARS = {str(year): f"Year {year}" for year in range(8, 15)}
KEPT_WHEN_SAVED = (
    "cohort", "year", "stage", "need", "area", "agency", "late_days", "worker", "care_leaver", "late_entry", "no_plan",
    "sort",
)  # fmt: skip
