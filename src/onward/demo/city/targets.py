"""What the made-up city is measured against: Birmingham's published figures, at its size of 25,000 tracked people.

EHC plans: DfE, Education, health and care plans, reporting year 2025 (January 2025 census, 2024 events).
Care: DfE children looked after 2025, via the local authority interactive tool. Participation: DfE NCCIS scorecard
2022/23 and 16-17 figures 2025. Tables by age are by academic age. Where no figure is published the table says
"assumed" and why.
"""

PEOPLE = 25_000
AGES = tuple(range(13, 26))


def _by_age(*counts: int) -> dict[int, int]:
    return dict(zip(AGES, counts, strict=True))


# Why somebody is in the cohort in the first place: people by academic age in a city of 25,000 tracked people.
GROUPS = {
    # DfE 2025, Birmingham, plans by age
    "plan": _by_age(838, 824, 795, 823, 759, 630, 503, 354, 270, 131, 94, 29, 7),
    # 14.8% of secondary pupils, 12.7% of academic age 16-17 (NCCIS), less those in care; few stay a third year
    "sen support": _by_age(2300, 2300, 2300, 1850, 1800, 250, 0, 0, 0, 0, 0, 0, 0),
    # 2,317 looked after; ages and leavers over 21 assumed from England's shares; those with a plan are in "plan"
    "care": _by_age(102, 115, 140, 240, 322, 208, 245, 255, 255, 150, 115, 95, 55),
    # children in need with neither a plan nor SEN support (53.6% of 317.6 per 10,000), those with lasting needs: assumed
    "in need": _by_age(230, 220, 200, 150, 100, 0, 0, 0, 0, 0, 0, 0, 0),
    # plans that ended: 648 a year, all ages; the years after counted together: assumed
    "former plan": _by_age(4, 8, 10, 40, 70, 150, 230, 270, 260, 220, 180, 110, 60),
    # known to health alone, adults first known as adults, young carers, and those only participation knows: assumed
    "health": _by_age(130, 140, 150, 150, 140, 120, 120, 110, 100, 90, 80, 80, 70),
    "adult": _by_age(0, 0, 0, 0, 0, 50, 80, 90, 100, 110, 110, 110, 70),
    "young carer": _by_age(70, 80, 80, 70, 60, 30, 10, 0, 0, 0, 0, 0, 0),
    "participation": _by_age(0, 0, 0, 170, 190, 120, 60, 30, 0, 0, 0, 0, 0),
}

# Looked after or leaving care among those with a plan: 24.3% of children looked after have one.
CARE_AMONG_PLANS = {
    13: 0.05,
    14: 0.058,
    15: 0.072,
    16: 0.105,
    17: 0.14,
    18: 0.085,
    19: 0.1,
    20: 0.1,
    21: 0.1,
    22: 0.1,
    23: 0.1,
    24: 0.1,
    25: 0.1,
}
SEN_SUPPORT_IN_CARE = 0.328 / 0.757  # of those in care and without a plan
UNACCOMPANIED_IN_CARE = {
    13: 0.02,
    14: 0.03,
    15: 0.08,
    16: 0.25,
    17: 0.40,
    18: 0.3,
    19: 0.22,
    20: 0.2,
    21: 0.16,
    22: 0.12,
    23: 0.1,
    24: 0.08,
    25: 0.05,
}

ETHNICITY = {  # plans by ethnic group
    "WBRI": 3983,
    "WIRI": 33,
    "WIRT": 3,
    "WROM": 22,
    "WOTH": 273,
    "MWBC": 475,
    "MWBA": 76,
    "MWAS": 210,
    "MOTH": 476,
    "AIND": 320,
    "APKN": 2391,
    "ABAN": 556,
    "AOTH": 168,
    "BCRB": 430,
    "BAFR": 933,
    "BOTH": 192,
    "CHNE": 56,
    "OOTH": 471,
    "NOBT": 900,
    "REFU": 126,
}
ETHNICITY_UNACCOMPANIED = {"AOTH": 45, "OOTH": 35, "BAFR": 20}
MALE_WITH_PLAN = 8520 / 12094
MALE_OTHERWISE = 0.56

NEEDS = {  # main need of plans, ages 14 to 19
    "ASD": 1626,
    "SLCN": 482,
    "SEMH": 748,
    "MLD": 566,
    "PD": 272,
    "HI": 157,
    "SPLD": 132,
    "PMLD": 117,
    "SLD": 90,
    "OTH": 76,
    "VI": 65,
    "MSI": 3,
}
NEEDS_SEN_SUPPORT = {  # assumed: England's pattern of SEN support in secondary schools
    "SEMH": 27,
    "SPLD": 22,
    "MLD": 16,
    "SLCN": 15,
    "ASD": 11,
    "OTH": 5,
    "PD": 2,
    "HI": 2,
    "VI": 1,
}

_SETTINGS = (
    "mainstream",
    "special",
    "independent special",
    "alternative",
    "college",
    "specialist college",
    "training",
    "EHE",
    "OLA",
    "NEET",
    "NIEO",
    "",
    "OTH",
)
PLACEMENTS = {  # where people with plans learn, by academic age; "" is not recorded
    age: dict(zip(_SETTINGS, counts, strict=True))
    for age, counts in {
        13: (310, 458, 41, 4, 0, 0, 0, 16, 8, 0, 0, 0, 2),
        14: (310, 458, 41, 4, 0, 0, 0, 16, 8, 0, 0, 0, 2),
        15: (293, 450, 30, 12, 1, 1, 1, 11, 5, 0, 0, 0, 1),
        16: (79, 334, 18, 2, 219, 42, 10, 11, 16, 58, 1, 2, 49),
        17: (63, 302, 20, 0, 186, 45, 19, 8, 12, 54, 2, 0, 68),
        18: (19, 204, 9, 0, 160, 59, 20, 4, 8, 65, 8, 1, 82),
        19: (5, 3, 1, 0, 141, 167, 10, 2, 6, 81, 4, 7, 77),
        20: (6, 1, 1, 0, 93, 127, 8, 1, 6, 37, 3, 3, 69),
        21: (1, 0, 0, 0, 72, 114, 7, 0, 4, 26, 5, 2, 39),
        22: (3, 1, 0, 0, 37, 39, 4, 0, 5, 19, 5, 2, 16),
        23: (0, 0, 0, 0, 20, 18, 2, 0, 3, 17, 3, 1, 30),
        24: (0, 0, 0, 0, 6, 5, 0, 1, 0, 3, 1, 0, 13),
        25: (0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 5),
    }.items()
}

YEARS_IN_PLACE = {0: 43, 1: 1644, 2: 1233, 3: 1368, 4: 1164, 5: 722, 6: 785, 7: 1151, 8: 1385, 9: 1951, 10: 646}
REVIEW_NOT_RECORDED = 454 / 10407
REVIEW_OUTSTANDING = 779 / 9953
REVIEW_IN_FOUR_WEEKS = 0.616  # of decisions made
REVIEW_OUTCOMES = {"A": 5336, "M": 3260, "C": 136}
PLANS_WITHIN_20_WEEKS = 0.267
REQUESTS_IN_YEAR = {13: 0.04, 14: 0.043, 15: 0.038, 16: 0.03, 17: 0.013, 18: 0.04}  # of those on SEN support
REQUEST_OUTCOMES = {"Y": 104, "N": 204, "A": 14, "W": 8}  # ages 14 to 20
MEDIATION_ON_REFUSAL = 446 / 1044
TRIBUNAL_ON_REFUSAL = 54 / 1044
REQUEST_IN_SIX_WEEKS = 2171 / 2493
SUPPORTED_INTERNSHIP = {
    16: 0.002,
    17: 0.001,
    18: 0.011,
    19: 0.03,
    20: 0.025,
    21: 0.056,
    22: 0.107,
    23: 0.064,
    24: 0.138,
}
PERSONAL_BUDGET = 282 / 5219  # aged 14 and over
CEASED_UNDER_20 = {"2": 14, "3": 35, "4": 16, "5": 256, "6": 51, "7": 7, "8": 19, "9": 28}
CEASED_20_AND_OVER = {"1": 38, "2": 15, "3": 16, "4": 24, "5": 9, "6": 73, "7": 1, "9": 46}

PLACED_13_TO_15 = {"foster": 73, "home": 15, "parents": 9, "secure": 0.5, "other": 2.5}
PLACED_16_AND_17 = {"foster": 44, "supported": 37, "home": 12, "parents": 4, "custody": 1, "other": 2}
MISSING_FROM_CARE = 0.08
THREE_OR_MORE_WORKERS = 0.24
FAR_FROM_HOME = 0.12
LEAVER_ACTIVITY = {"F1": 7, "F2": 27, "P2": 4, "F4": 3, "F5": 15, "P5": 3, "G4": 10, "G5": 25, "G6": 6}
LEAVER_HOME = {
    "Z1": 13,
    "B1": 12,
    "D1": 18,
    "E1": 5,
    "U1": 40,
    "C1": 3,
    "S2": 1.5,
    "X2": 3,
    "U2": 2.5,
    "W2": 1,
    "R1": 1,
}
NOT_IN_TOUCH = 0.07

NEET_SEN_SUPPORT = 0.06  # NEET and not known together: 11.2% at academic age 16-17
NOT_KNOWN_SEN_SUPPORT = 0.052
NOT_KNOWN_WITH_PLAN = 0.02
NEET_AMONG_PLANS = {16: 58 / 823, 17: 54 / 759, 18: 65 / 630, 19: 81 / 503, 20: 37 / 354, 21: 26 / 270, 22: 19 / 131}

# Assumed: no figure for Birmingham is published. England: 135,205 people of 18-64 with a learning disability have
# long-term support; with other needs, about 0.55% of those of 18-24.
LONG_TERM_SUPPORT_18_TO_24 = 0.0055
POPULATION_18_TO_24 = 139_291  # mid-2023
ADULT_WEEKLY_COST_POUNDS = 597.02  # mean package at 18-24, councils sampled by CCN and Newton, 2024
ADULT_REASONS = {
    "Learning Disability Support": 62,
    "Mental Health Support": 17,
    "Physical Support: Personal care support": 13,
    "Sensory Support: Support for visual impairment": 3,
    "Social Support: Support for Social Isolation/Other": 5,
}
NOBODY_NAMED = 0.13  # of the cohort: no worker in any system (assumed)
NOBODY_COULD_BE = 0.055  # of the cohort: in no system whose workers would be named, so part of the above
