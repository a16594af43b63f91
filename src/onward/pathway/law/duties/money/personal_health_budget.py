"""Whoever has the right to a personal health budget is offered one."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.money import (
    continuing_care_since,
    has_continuing_care,
    health_budget_right_on,
    other_health_budget_right,
)
from onward.pathway.law.lengths import Local
from onward.values.date_columns import later_of

WITHIN = Local("health_budget_offer_days", "28 days", "From a right to a personal health budget to the offer of one")

_SINCE = later_of(continuing_care_since, health_budget_right_on)

DUTY = Duty(
    key="phb-offer",
    title="Personal health budget offered",
    phase="ready 16-17",
    theme="money",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="NHS (Standing Rules) Regulations 2012 Part 6A",
    url="https://www.legislation.gov.uk/uksi/2012/2996/regulation/32A",
    in_force_from=date(2014, 10, 1),
    applies={
        "has continuing care, or another right to a health budget": has_continuing_care | other_health_budget_right,
    },
    opens=_SINCE,
    opens_words="Day the right was confirmed",
    due=WITHIN.after(_SINCE),
    due_words="Day the right was confirmed + 28 days",
    cycle_starts=_SINCE,
    ends=birthday(26),
    recurs="each new eligibility",
    clock=True,
    lead="ICB",
    partners=(
        "council",
        "direct payment support",
        "family",
    ),
    evidence="Offer recorded with choice: notional, third party or direct payment",
    joins_meeting="continuing care review",
    lengths=(WITHIN,),
    note=(
        "To have one is a right; 28 days is local. After-care under s.117 and NHS wheelchairs are recorded "
        "here, since no list sends them."
    ),
)
