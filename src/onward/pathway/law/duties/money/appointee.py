"""Before 16 it is settled who deals with the young person's benefits."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.money import disabled_or_unwell, gets_or_will_claim_benefits
from onward.pathway.law.lengths import Local

LEAD_IN = Local(
    "appointee_check_lead_in_months", "3 months", "Before the 16th birthday, to settle who deals with benefits"
)

_OPENS = LEAD_IN.before(birthday(16))

DUTY = Duty(
    key="appointee-check",
    title="Who manages benefits from 16 decided",
    phase="ready 16-17",
    theme="money",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="Social Security (Claims and Payments) Regulations 1987 regs 33 and 43",
    url="https://www.legislation.gov.uk/uksi/1987/1968/regulation/33",
    in_force_from=date(1988, 4, 11),
    applies={
        "disabled or unwell, or benefits are expected": disabled_or_unwell
        | gets_or_will_claim_benefits().fill_null(value=False),
        "gets or will claim benefits": asked_from(gets_or_will_claim_benefits(), _OPENS),
    },
    opens=_OPENS,
    opens_words="16th birthday minus 3 months",
    due=birthday(16),
    due_words="16th birthday",
    ends=birthday(18),
    lead="Parent or carer",
    partners=(
        "DWP",
        "benefits adviser",
        "social care",
    ),
    evidence="Decision recorded: young person manages, or appointee applied for with capacity reasons",
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN,),
    note=(
        "An appointee for a child's Disability Living Allowance does not carry over to Personal Independence Payment."
    ),
)
