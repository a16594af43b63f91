"""The adult care and support plan is reviewed after the first weeks, and then every year."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, THE_SPELL, Basis, Duty, Strength, latest_spell
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.social_care import adult_plan_last_reviewed
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

GUIDANCE = "Care and Support Statutory Guidance ch 13"
FIRST = Length("review for the first time within", {date(2015, 4, 1): "8 weeks"}, GUIDANCE)
EVERY = Length("review again within", {date(2015, 4, 1): "12 months"}, GUIDANCE)

DUTY = Duty(
    key="adult-plan-review",
    title="Adult care and support plan reviewed",
    phase="settle 18-25",
    theme="social-care",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation=f"Care Act 2014 s.27; {GUIDANCE} (6-8 weeks, then at least yearly)",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/27",
    in_force_from=date(2015, 4, 1),
    grain=latest_spell("adult_care_plan"),
    applies={
        "the adult care and support plan is in force": (
            THE_SPELL["ended"].is_null() | (THE_SPELL["ended"] >= ASKED_ON)
        ),
    },
    opens=later_of(THE_SPELL["started"], LAST_DONE, birthday(18)),
    opens_words="Date adult support started, or the last review",
    due=pl.coalesce(EVERY.after(LAST_DONE), FIRST.after(THE_SPELL["started"])),
    due_words="First: support start date + 8 weeks (56 days); then 12 months after the last review",
    last_done=adult_plan_last_reviewed,
    ends=birthday(26),
    recurs="every 12 months",
    clock=LAST_DONE.is_null(),
    lead="Adult social care",
    partners=("provider", "health", "college", "young person", "carer"),
    evidence="Review record with outcomes and budget",
    joins_meeting="adult care and support review",
    lengths=(FIRST, EVERY),
    note=(
        "The first review is on a short clock. To keep the plan under review is a must; the intervals are guidance. "
        "Combine it with the EHC review. Known from a second-hand account of the guidance."
    ),
)
