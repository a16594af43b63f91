"""Benefits, savings, direct payments and health budgets."""

from datetime import date

import polars as pl

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import (
    ACTIVE,
    BORN,
    ON,
    STARTED,
    STATE,
    UNTIL,
    latest_answer,
    of_events,
    of_person,
    of_spells,
)

FAMILY = "The young person or family"
SOCIAL_CARE = "social care"  # the state of a direct payment under the Care Act
PIP = "personal-independence-payment"  # the state of a letter that invites a claim

# Births with a Child Trust Fund (Child Trust Funds Act 2004 s.2, closed by the Savings Accounts Act 2010).
TRUST_FUND_BIRTHS = (date(2002, 9, 1), date(2011, 1, 2))


@of_spells(
    "disability",
    "condition",
    "learning_disability_register",
    "continuing_care",
    silence="no",
    systems=("childrens-social-care", "nhs"),
    who="The GP or social worker",
)
def disabled_or_unwell(ask):
    """A disability or health condition on the day asked about."""
    return ACTIVE.any()


@of_spells("disability", silence="no", systems=("childrens-social-care", "nhs"), who="The social worker")
def is_disabled(ask):
    """A disability is recorded on the day asked about (Children Act 1989 s.17(11))."""
    return ACTIVE.any()


@of_events("benefit_letter", who=FAMILY)
def pip_letter_on(ask):
    """The date of the last letter that invites a claim for Personal Independence Payment, from the 16th birthday."""
    return ON.filter((STATE == PIP) & (birthday(16) <= ON)).max()


@of_events("benefit_letter", who=FAMILY)
def pip_reply_by(ask):
    """The reply date in the last letter that invites a claim for Personal Independence Payment."""
    return UNTIL.filter((STATE == PIP) & (birthday(16) <= ON)).last()


@of_events("disability_living_allowance", who=FAMILY)
def dla_recorded(ask):
    """Disability Living Allowance is paid, as recorded; the last answer counts."""
    return latest_answer()


def gets_disability_living_allowance() -> pl.Expr:
    """Disability Living Allowance is paid: as recorded, or shown by the letter that ends it at 16."""
    return pl.when(pip_letter_on.is_not_null()).then(pl.lit(value=True)).otherwise(dla_recorded)


@of_events("benefit_expected", who=FAMILY)
def benefit_expected(ask):
    """Benefits are or will be claimed, as recorded; the last answer counts."""
    return latest_answer()


def gets_or_will_claim_benefits() -> pl.Expr:
    """Benefits are or will be claimed: as recorded, or because Disability Living Allowance is paid."""
    return pl.when(gets_disability_living_allowance()).then(pl.lit(value=True)).otherwise(benefit_expected)


@of_events("money_capacity_doubted", who="The named worker")
def money_capacity_doubted(ask):
    """Likely to lack capacity for money decisions at 18; a worker's judgement, the last answer counts."""
    return latest_answer()


@of_events("savings", who=FAMILY)
def savings_recorded(ask):
    """Savings or a junior ISA in the young person's own name, as recorded; the last answer counts."""
    return latest_answer()


def has_savings() -> pl.Expr:
    """Savings of their own: a Child Trust Fund by date of birth, or as recorded."""
    return pl.when(BORN.is_between(*TRUST_FUND_BIRTHS)).then(pl.lit(value=True)).otherwise(savings_recorded)


@of_events("family_universal_credit", who="The parents or a benefits adviser")
def parent_gets_universal_credit(ask):
    """A parent gets Universal Credit for the young person; the last answer counts."""
    return latest_answer()


@of_person
def family_benefit_ends(ask):
    """1 September after the 19th birthday (Universal Credit Regulations 2013 reg 5)."""
    turned = birthday(19)
    return pl.date(turned.dt.year() + (turned.dt.month() >= 9).cast(pl.Int32), 9, 1)


@of_spells("direct_payment", silence="no", systems=("adult-social-care",), who="Adult social care")
def has_adult_direct_payment(ask):
    """A direct payment under the Care Act runs on the day asked about (2014 Act ss.31-33)."""
    return (ACTIVE & (STATE == SOCIAL_CARE)).any()


@of_spells("direct_payment", who="Adult social care")
def direct_payment_since(ask):
    """The start of the direct payments under the Care Act that run now: the earliest of them, from the 18th birthday."""
    return pl.max_horizontal(STARTED.filter(ACTIVE & (STATE == SOCIAL_CARE)).min(), birthday(18).first())


@of_events("adult_review", who="Adult social care")
def direct_payment_reviewed_on(ask):
    """The last review of adult support while this direct payment has run."""
    return ON.filter(direct_payment_since <= ON).max()


@of_spells("continuing_care", "continuing_healthcare", silence="no", systems=("nhs",), who="The ICB")
def has_continuing_care(ask):
    """Children's continuing care or adult NHS continuing healthcare on the day asked about."""
    return ACTIVE.any()


@of_spells("continuing_care", "continuing_healthcare", who="The ICB")
def continuing_care_since(ask):
    """The day from which the newest continuing care that runs now was agreed."""
    return STARTED.filter(ACTIVE).max()


@of_events("health_budget_right", silence="no", who="The ICB")
def other_health_budget_right(ask):
    """A right to a personal health budget is recorded: after-care (1983 Act s.117), NHS wheelchair, or another."""
    return STATE.last() != "no"


@of_events("health_budget_right", who="The ICB")
def health_budget_right_on(ask):
    """The day on which a right to a personal health budget was last recorded."""
    return ON.filter(STATE != "no").max()
