"""Where the young person will live after 18 is planned half a year ahead."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.cohort import has_cohort_flag
from onward.pathway.law.facts.home import leaving_care, own_home_expected
from onward.pathway.law.facts.leaving_care import became_eligible_child
from onward.pathway.law.lengths import Local

LEAD = Local("housing_plan_lead_months", "6 months", "Before the 18th birthday, to plan a home")
REVIEW = Local("housing_plan_review_months", "6 months", "Between reviews of the plan for a home")

DUTY = Duty(
    key="housing-plan",
    title="Move-on home planned",
    phase="transfer 17.5-19",
    theme="home",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="Joint housing protocols for care leavers; NICE NG43 rec 1.2.8 (independent living)",
    url="https://www.gov.uk/government/publications/joint-housing-protocols-for-care-leavers",
    in_force_from=date(2020, 1, 1),
    verified=False,
    applies={
        "any partner records a reason to plan ahead": has_cohort_flag,
        "a care leaver, or a home of their own is expected at 18": asked_from(
            pl.when(leaving_care()).then(pl.lit(value=True)).otherwise(own_home_expected), birthday(17)
        ),
    },
    opens=pl.coalesce(LAST_DONE, birthday(17)),
    opens_words="17th birthday; then the day of the last review",
    due=pl.coalesce(REVIEW.after(LAST_DONE), LEAD.before(birthday(18))),
    due_words="18th birthday minus 6 months; then 6 months after the last review",
    last_done=pl.lit(None, dtype=pl.Date),
    ends=birthday(19),
    changes_on=(birthday(16), birthday(17), birthday(18), became_eligible_child),
    recurs="review every 6 months",
    lead="Housing or leaving care team",
    partners=(
        "adult social care",
        "providers",
        "commissioners",
        "young person",
        "family",
    ),
    evidence="Home option chosen, start date, skills plan and money checked",
    joins_meeting="transition planning meeting",
    lengths=(
        LEAD,
        REVIEW,
    ),
    note="Both half-years are local.",
)
