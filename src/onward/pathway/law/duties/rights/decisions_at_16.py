"""At 16 someone looks at how the young person makes decisions, and presumes that they can."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.cohort import has_cohort_flag
from onward.pathway.law.lengths import Local

LEAD_IN = Local(
    "capacity_review_lead_in_months", "6 months", "Before the 16th birthday, to look at how decisions are made"
)

DUTY = Duty(
    key="capacity-at-16",
    title="Decision-making arrangements reviewed at 16",
    phase="ready 16-17",
    theme="rights",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Mental Capacity Act 2005 ss.1-5; Code of Practice ch 12",
    url="https://www.legislation.gov.uk/ukpga/2005/9/section/1",
    in_force_from=date(2007, 10, 1),
    applies={
        "any partner records a reason to plan ahead": has_cohort_flag,
    },
    opens=LEAD_IN.before(birthday(16)),
    opens_words="16th birthday minus 6 months",
    due=birthday(16),
    due_words="16th birthday",
    ends=birthday(18),
    recurs="re-check for each significant decision",
    lead="Named worker",
    partners=(
        "all practitioners",
        "family",
        "advocate",
    ),
    evidence=(
        "Record: presumed able to decide; support needed; any decision-specific capacity assessment and best- "
        "interests decision"
    ),
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN,),
    note=(
        "Parental responsibility goes on to 18 but does not override what a capable 16 or 17 year old chooses. "
        "No lasting power of attorney or advance decision before 18. Looked at again for each significant "
        "decision."
    ),
)
