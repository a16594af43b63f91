"""An eligible or relevant child has a pathway plan and a personal adviser soon after the assessment of needs."""

from datetime import date

import polars as pl

from onward.pathway.law.duties.leaving_care.needs_assessment import WITHIN as ASSESSED_WITHIN
from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.leaving_care import became_eligible_child
from onward.pathway.law.facts.leaving_care_plans import IN_LEAVING_CARE, leaving_care_assessed_on
from onward.pathway.law.lengths import Local

LONG_STOP = Local("pathway_plan_days", "28 days", "After the leaving-care assessment, to have the pathway plan written")

_ASSESSED = pl.coalesce(leaving_care_assessed_on, ASSESSED_WITHIN.after(became_eligible_child))

DUTY = Duty(
    key="lac-pathway-plan",
    title="Pathway plan and personal adviser in place",
    phase="ready 16-17",
    theme="leaving-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="Children Act 1989 Sch 2 paras 19B-19C and s.23B; Care Planning Regulations 2010 reg 43",
    url="https://www.legislation.gov.uk/uksi/2010/959/regulation/43",
    in_force_from=date(2011, 4, 1),
    applies={"an eligible or relevant child, or will be if care goes on": IN_LEAVING_CARE},
    opens=_ASSESSED,
    opens_words="Date the leaving-care assessment was completed, or the day by which it had to be",
    due=LONG_STOP.after(_ASSESSED),
    due_words="Leaving-care assessment completed date + 28 days; if not completed, its due date + 28 days",
    ends=birthday(18),
    lead="Children's social care",
    partners=("personal adviser", "independent reviewing officer", "virtual school", "housing", "health"),
    evidence="Pathway plan given to the young person; personal adviser named",
    joins_meeting="looked-after or pathway review",
    lengths=(ASSESSED_WITHIN, LONG_STOP),
    note="The regulation says as soon as possible after the assessment; 28 days is the local long-stop.",
)
