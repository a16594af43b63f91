"""Someone at risk of harm has a plan for safety past 18."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.safeguarding import harm_past_18
from onward.pathway.law.lengths import Local

LEAD = Local("safeguarding_plan_lead_months", "6 months", "Before the 18th birthday, to agree a plan for safety")
REVIEW = Local("safeguarding_plan_review_months", "3 months", "Between reviews of the plan for safety")

DUTY = Duty(
    key="safeguarding-transition-plan",
    title="Safeguarding plan for turning 18",
    phase="transfer 17.5-19",
    theme="safeguarding",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="Care Act 2014 s.42; Children Act 2004 s.11; transitional safeguarding briefings",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/42",
    in_force_from=date(2015, 4, 1),
    verified=False,
    applies={
        "a child protection or child in need plan, or a known risk of harm": harm_past_18,
    },
    opens=pl.coalesce(LAST_DONE, birthday(17)),
    opens_words="17th birthday; then the day of the last review",
    due=pl.coalesce(REVIEW.after(LAST_DONE), LEAD.before(birthday(18))),
    due_words="18th birthday minus 6 months; then 3 months after the last review",
    last_done=pl.lit(None, dtype=pl.Date),
    ends=birthday(18),
    recurs="review every 3 months",
    lead="Children's social care",
    partners=(
        "adult safeguarding",
        "police",
        "health",
        "housing",
        "youth justice",
        "voluntary sector",
    ),
    evidence="Joint plan naming the adult lead and the support that continues past 18",
    joins_meeting="child protection or in need review",
    lengths=(
        LEAD,
        REVIEW,
    ),
    note="Both lengths are local. From 18 concerns go to adult safeguarding, which has a different threshold.",
)
