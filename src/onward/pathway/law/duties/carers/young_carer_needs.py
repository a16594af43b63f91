"""A young carer's needs are assessed once they appear, or when asked."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.carers import (
    is_young_carer,
    young_carer_assessment_requested,
    young_carer_assessment_requested_on,
    young_carer_since,
)
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

WITHIN = Length(
    "assess a child within",
    {date(2015, 4, 1): "45 working days"},
    "The norm for assessments of children (Working Together to Safeguard Children), from memory",
)

_SINCE = later_of(young_carer_since, young_carer_assessment_requested_on)

DUTY = Duty(
    key="young-carer-needs-assessment",
    title="Young carer's needs assessed",
    phase="prepare Y9",
    theme="carers",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.GUIDANCE,
    citation="Children Act 1989 ss.17ZA-17ZC; Young Carers (Needs Assessments) (England) Regulations 2015",
    url="https://www.legislation.gov.uk/ukpga/1989/41/section/17ZA",
    in_force_from=date(2015, 4, 1),
    applies={
        "provides care, or an assessment has been asked for": is_young_carer | young_carer_assessment_requested,
    },
    opens=_SINCE,
    opens_words="Date the need appeared, or the last request was received",
    due=WITHIN.after(_SINCE),
    due_words="45 working days after the need appeared or the request was received; that day is not counted",
    cycle_starts=_SINCE,
    ends=birthday(18),
    recurs="again if needs or circumstances change",
    clock=True,
    lead="Children's social care",
    partners=("school", "adult social care for the person cared for", "young carers service", "GP"),
    evidence="Assessment covering whether the caring is appropriate, education and wellbeing; whole-family view",
    joins_meeting="young carer's assessment",
    lengths=(WITHIN,),
    note="The duty is in the Act; the 45 working days are the general norm for assessing children, not checked.",
)
