"""A legal way to reach the young person's own money is agreed before 18."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.money import disabled_or_unwell, has_savings, money_capacity_doubted
from onward.pathway.law.lengths import Local

LEAD = Local(
    "money_plan_lead_months", "6 months", "Before the 18th birthday, to agree a legal way to the young person's money"
)

DUTY = Duty(
    key="capacity-money-plan",
    title="Legal route to own savings and money agreed",
    phase="transfer 17.5-19",
    theme="money",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="Mental Capacity Act 2005 ss.16 and 18; Child Trust Fund rules",
    url="https://www.gov.uk/child-trust-funds",
    in_force_from=date(2007, 10, 1),
    applies={
        "disabled or unwell, or capacity for money is in doubt": disabled_or_unwell
        | money_capacity_doubted.fill_null(value=False),
        "likely to lack capacity for money decisions at 18": asked_from(money_capacity_doubted, birthday(17)),
        "has savings, a Child Trust Fund or a junior ISA": asked_from(has_savings(), birthday(17)),
    },
    opens=birthday(17),
    opens_words="17th birthday",
    due=LEAD.before(birthday(18)),
    due_words="18th birthday minus 6 months",
    ends=birthday(19),
    lead="Parent or carer with named worker",
    partners=(
        "Court of Protection",
        "solicitor or advice charity",
        "account provider",
    ),
    evidence="Application made, or reason not needed",
    joins_meeting="transition planning meeting",
    lengths=(LEAD,),
    note=(
        "The money is the young person's own at 18. No court fee where the application is made before 18. A "
        "lasting power of attorney needs age 18 and capacity. Everyone born from September 2002 to 2 January "
        "2011 is taken to have a Child Trust Fund."
    ),
)
