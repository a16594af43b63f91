"""Cohorts: who the area plans for, by phase. Definitions are ready-made; an area chooses when each one's turn comes.

A cohort is a set of spell kinds (with states) and an age span. People move from one phase to the next at 18 and keep
their history, since membership is worked out from spells and never copied. Pure: frames in, frames out.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

# Spell kind -> a pattern that the state must hold, whatever its capitals; None: any state. Agencies name services and
# conditions in their own words, so a cohort looks for the word that they share.
Flags = dict[str, str | None]


@dataclass(frozen=True)
class Cohort:
    key: str
    words: str
    phase: int
    ages: tuple[int, int]  # first and last age, in years
    flags: Flags
    group: str = "M46"  # the record group a reader needs to know of membership
    measures: tuple[str, ...] = (
        "without-named-worker",
        "on-time",
    )  # keys of the board's measures, by which it is judged
    ever: bool = False  # a spell that has ended counts too
    without: tuple[str, ...] = ()  # live spells of these kinds keep someone out


_DISABILITY: Flags = {
    "disability": None,
    "learning_disability_register": None,
    "condition": "autis|learning.disab|cerebral palsy|physical|sight|hearing|sensory|down.s syndrome",
    "sen_need": "^(asd|sld|pmld|mld|pd|msi|hi|vi|ds)$",
}
_SEND: Flags = {"ehc_plan": None}
_COMPLEX = "complex|life.limiting|cystic|dystrophy"
_PALLIATIVE = "palliative|continuing care"
_CAMHS = "camhs|mental health"
_MENTAL_HEALTH = "mental.health|anxiety|depress|eating disorder|psychos"
# what each pattern looks for, in words for people
PATTERN_WORDS: dict[str | None, str] = {
    _DISABILITY[
        "condition"
    ]: "autism, learning disability, cerebral palsy, Down's syndrome, physical or sensory impairment",
    _DISABILITY["sen_need"]: "autistic spectrum, learning difficulty, Down syndrome, physical or sensory impairment",
    _COMPLEX: "complex or life-limiting",
    _PALLIATIVE: "palliative or continuing care",
    _CAMHS: "mental health service (CAMHS)",
    _MENTAL_HEALTH: "mental health condition, such as anxiety, depression or an eating disorder",
}

COHORTS: dict[str, Cohort] = {
    cohort.key: cohort
    for cohort in (
        Cohort("disability-and-autism-14-17", "Disability and autism, 14 to 17", 1, (13, 17), _DISABILITY,
               measures=("no-plan-at-15", "without-named-worker")),
        Cohort("send-likely-adult-support", "SEND, likely to need adult support, 14 to 17", 1, (13, 17), _SEND,
               measures=("no-plan-at-15", "on-time")),
        Cohort("disability-and-autism-18-25", "Disability and autism, 18 to 25", 2, (18, 25), _DISABILITY),
        Cohort("send-18-25", "SEND, 18 to 25", 2, (18, 25), _SEND),
        Cohort("work-not-social-care", "SEND, needs help to work but not social care", 2, (16, 25),
               {"ehc_plan": None, "sen_support": None},
               without=("adult_support", "adult_care_plan", "childrens_support", "child_in_need")),
        Cohort("care-leavers", "In care and care leavers", 3, (14, 25), {"looked_after": None, "care_leaver": None},
               ever=True),
        Cohort("young-carers", "Young carers", 3, (13, 25), {"young_carer": None}),
        Cohort("complex-health", "Complex health and palliative care", 3, (13, 25),
               {"continuing_care": None, "continuing_healthcare": None, "condition": _COMPLEX,
                "childrens_health": _PALLIATIVE}),
        Cohort("mental-health", "Mental health", 3, (13, 25),
               {"childrens_health": _CAMHS, "condition": _MENTAL_HEALTH}),
        Cohort("unaccompanied", "Unaccompanied young people", 3, (13, 25), {"unaccompanied_child": None}, ever=True),
        Cohort("youth-justice", "Youth justice and custody", 3, (13, 25), {"youth_justice": None, "custody": None}),
        Cohort("child-protection", "Child protection and child in need", 3, (13, 17),
               {"child_protection": None, "child_in_need": None}),
        Cohort("edge-of-care", "Edge of care and at risk of harm", 3, (13, 25),
               {"edge_of_care": None, "risk": None, "missing": None}, group="M38"),
    )
}  # fmt: skip


def members(people: pl.DataFrame, spells: pl.DataFrame, on: date, switched_on: frozenset[str]) -> pl.DataFrame:
    """person, cohort: who is in which switched-on cohort on a day. `people` holds person and age."""
    live = (pl.col("started") <= on) & (pl.col("ended").is_null() | (pl.col("ended") >= on))
    found = [pl.DataFrame(schema={"person": pl.Int64, "cohort": pl.String})]
    for cohort in COHORTS.values():
        if cohort.key not in switched_on:
            continue
        wanted = pl.any_horizontal(
            (pl.col("kind") == kind)
            & (pl.lit(True) if pattern is None else pl.col("state").str.contains(f"(?i){pattern}"))
            for kind, pattern in cohort.flags.items()
        )
        when = pl.col("started") <= on if cohort.ever else live
        of_age = people.filter(pl.col("age").is_between(*cohort.ages)).select("person")
        some = of_age.join(spells.filter(wanted & when), on="person", how="semi")
        if cohort.without:
            some = some.join(spells.filter(pl.col("kind").is_in(list(cohort.without)) & live), on="person", how="anti")
        found.append(some.with_columns(cohort=pl.lit(cohort.key)))
    return pl.concat(found)
