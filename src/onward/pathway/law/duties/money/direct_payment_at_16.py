"""A disabled 16 year old is offered a direct payment of their own."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.money import is_disabled
from onward.pathway.law.facts.social_care import has_childrens_package
from onward.pathway.law.lengths import Local

LEAD_IN = Local(
    "direct_payment_offer_lead_in_months", "3 months", "Before the 16th birthday, to offer a direct payment"
)

DUTY = Duty(
    key="direct-payment-at-16",
    title="Own direct payment offered from 16",
    phase="ready 16-17",
    theme="money",
    strength=Strength.SHOULD,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation=(
        "Children Act 1989 s.17A; Community Care, Services for Carers and Children's Services (Direct Payments) "
        "(England) Regulations 2009"
    ),
    url="https://www.legislation.gov.uk/ukpga/1989/41/section/17A",
    in_force_from=date(2009, 4, 1),
    applies={
        "disabled": is_disabled,
        "assessed as needing children's services": has_childrens_package,
    },
    opens=LEAD_IN.before(birthday(16)),
    opens_words="16th birthday minus 3 months",
    due=birthday(16),
    due_words="16th birthday",
    ends=birthday(18),
    lead="Children's social care",
    partners=(
        "direct payment support service",
        "personal assistant service",
        "parents",
        "school",
    ),
    evidence="Offer recorded; who receives and manages it; support in place",
    joins_meeting="looked-after or pathway review",
    lengths=(LEAD_IN,),
    note=(
        "The right to a direct payment from 16 is law; making the offer by the birthday is local. Who may "
        "manage it changes again at 18 (Care Act 2014 s.32)."
    ),
)
