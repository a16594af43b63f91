"""A direct payment under the Care Act is reviewed within six months, and then every year."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.money import direct_payment_reviewed_on, direct_payment_since, has_adult_direct_payment
from onward.pathway.law.lengths import Length

REGULATION = "Care and Support (Direct Payments) Regulations 2014 reg 7"
FIRST = Length("review after the first payment within", {date(2015, 4, 1): "6 months"}, REGULATION)
LATER = Length("review after the last review within", {date(2015, 4, 1): "12 months"}, REGULATION)

_REVIEWED = direct_payment_since <= LAST_DONE

DUTY = Duty(
    key="direct-payment-review",
    title="Adult direct payment reviewed",
    phase="settle 18-25",
    theme="money",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Care and Support (Direct Payments) Regulations 2014 reg 7",
    url="https://www.legislation.gov.uk/uksi/2014/2871/regulation/7",
    in_force_from=date(2015, 4, 1),
    applies={
        "receives a direct payment under the Care Act": has_adult_direct_payment,
    },
    opens=pl.when(_REVIEWED).then(LAST_DONE).otherwise(direct_payment_since),
    opens_words="Date of first payment or last review",
    due=pl.when(_REVIEWED).then(LATER.after(LAST_DONE)).otherwise(FIRST.after(direct_payment_since)),
    due_words="First payment + 6 months; then 12 months after the last review",
    last_done=direct_payment_reviewed_on,
    ends=birthday(26),
    recurs="12 months",
    lead="Adult social care",
    partners=(
        "direct payment support service",
        "young person or authorised person",
    ),
    evidence="Review record",
    joins_meeting="adult care and support review",
    lengths=(
        FIRST,
        LATER,
    ),
    note=(
        "A review of the care and support plan, as the adult system records it, is taken to have looked at the "
        "direct payment."
    ),
)
