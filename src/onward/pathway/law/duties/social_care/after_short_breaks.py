"""What takes the place of children's short breaks is planned before they end."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.social_care import has_short_breaks
from onward.pathway.law.lengths import Local

PLANNED_BY = Local(
    "short_breaks_months", "6 months", "Before the 18th birthday, to have planned what replaces short breaks"
)

DUTY = Duty(
    key="short-breaks-replacement",
    title="Plan for what replaces children's short breaks",
    phase="transfer 17.5-19",
    theme="social-care",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.LOCAL,
    due_basis=Basis.LOCAL,
    citation="Breaks for Carers of Disabled Children Regulations 2011; Care Act 2014 ss.10, 20 and 66",
    url="https://www.legislation.gov.uk/uksi/2011/707",
    in_force_from=date(2011, 4, 1),
    applies={"receives short breaks as a disabled child": has_short_breaks},
    opens=birthday(17),
    opens_words="17th birthday",
    due=PLANNED_BY.before(birthday(18)),
    due_words="18th birthday minus 6 months",
    ends=birthday(26),
    lead="Children's social care",
    partners=("adult social care", "short break provider", "family", "commissioners"),
    evidence="Agreed adult alternative, or reason none is needed; carer breaks included",
    joins_meeting="transition planning meeting",
    lengths=(PLANNED_BY,),
    note=(
        "The Regulations oblige the council to provide short breaks to children; planning ahead and the 6 months are "
        "local. If short breaks go on past 18 without a plan it stays overdue. Known from a second-hand account."
    ),
)
