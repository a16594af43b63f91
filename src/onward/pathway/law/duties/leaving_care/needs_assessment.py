"""The needs of an eligible child are assessed within three months of becoming one."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.leaving_care import became_eligible_child, looked_after
from onward.pathway.law.lengths import Length

WITHIN = Length(
    "assess after becoming an eligible child within",
    {date(2011, 4, 1): "3 months"},
    "Care Planning, Placement and Case Review (England) Regulations 2010 reg 42",
)

DUTY = Duty(
    key="lac-needs-assessment",
    title="Leaving-care needs assessment",
    phase="ready 16-17",
    theme="leaving-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation=(
        "Children Act 1989 Sch 2 para 19B; Care Planning, Placement and Case Review (England) Regulations 2010 regs 40-42"
    ),
    url="https://www.legislation.gov.uk/uksi/2010/959/regulation/42",
    in_force_from=date(2011, 4, 1),
    applies={
        "looked after": looked_after,
        "becomes an eligible child before 18, if care goes on": ~looked_after | became_eligible_child.is_not_null(),
    },
    opens=became_eligible_child,
    opens_words="Date they became an eligible child (normally the 16th birthday)",
    due=WITHIN.after(became_eligible_child),
    due_words="Date they became an eligible child + 3 months",
    ends=birthday(18),
    lead="Children's social care",
    partners=("independent reviewing officer", "virtual school", "health", "housing", "young person"),
    evidence="Written assessment of the regulation 42 matters",
    joins_meeting="looked-after or pathway review",
    lengths=(WITHIN,),
    note=(
        "13 weeks are 91 days; eligible from the day after the 91st, if that is later than 16. "
        "Relevant children without a pathway plan have the same limit under the Care Leavers Regulations 2010."
    ),
)
