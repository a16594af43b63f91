"""From 21 to 25 care leavers are offered support each year, and have it if they say yes."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.leaving_care_plans import IN_LEAVING_CARE, support_from_21_answered
from onward.pathway.law.lengths import Length, Local

LEAD_IN = Local("support_from_21_lead_in_months", "3 months", "Before the 21st birthday, to begin to prepare the offer")
FIRST = Local("support_from_21_days", "28 days", "After the 21st birthday, to have made the first offer")
EVERY = Length("offer again within", {date(2018, 4, 1): "12 months"}, "Children Act 1989 s.23CZB")

_OPENS = LEAD_IN.before(birthday(21))

DUTY = Duty(
    key="care-leaver-21-plus",
    title="Support offer from 21 to 25",
    phase="settle 18-25",
    theme="leaving-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="Children Act 1989 s.23CZB (Children and Social Work Act 2017 s.3)",
    url="https://www.legislation.gov.uk/ukpga/1989/41/section/23CZB",
    in_force_from=date(2018, 4, 1),
    verified=False,
    applies={"a former relevant child, or will be if care goes on": IN_LEAVING_CARE},
    opens=pl.when(LAST_DONE >= _OPENS).then(LAST_DONE).otherwise(_OPENS),
    opens_words="21st birthday minus 3 months; then the last offer",
    due=pl.when(LAST_DONE >= _OPENS).then(EVERY.after(LAST_DONE)).otherwise(FIRST.after(birthday(21))),
    due_words="21st birthday + 28 days (a local date); then 12 months after the last offer",
    last_done=support_from_21_answered,
    ends=birthday(25),
    recurs="every 12 months until the 25th birthday",
    lead="Leaving care team",
    partners=("personal adviser", "housing", "DWP", "health"),
    evidence="Dated offer and the young person's answer; if yes, personal adviser, assessment and pathway plan",
    joins_meeting="looked-after or pathway review",
    lengths=(LEAD_IN, FIRST, EVERY),
    note=(
        "The right to an adviser to 25 on request was checked; the duty to offer soon after 21 and at least yearly is "
        "from memory. Not for those who only qualify for advice and help. An offer made before the window opens does "
        "not count."
    ),
)
