"""A young person who wants to may stay with their foster carer after 18, and it is arranged by then."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.leaving_care_plans import IN_LEAVING_CARE, both_want_to_stay, was_in_foster_care

DUTY = Duty(
    key="staying-put",
    title="Staying Put arrangement agreed",
    phase="ready 16-17",
    theme="leaving-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Children Act 1989 s.23CZA",
    url="https://www.legislation.gov.uk/ukpga/1989/41/section/23CZA",
    in_force_from=date(2014, 5, 13),
    applies={
        "an eligible child, or will be if care goes on": IN_LEAVING_CARE,
        "living with a foster carer, until 18": was_in_foster_care,
        "both want to go on living together after 18": asked_from(both_want_to_stay, birthday(16)),
    },
    opens=birthday(16),
    opens_words="16th birthday",
    due=birthday(18),
    due_words="18th birthday (support then runs to the 21st birthday)",
    ends=birthday(21),
    recurs="looked at again at each pathway plan review",
    lead="Children's social care",
    partners=("foster carer", "fostering service", "benefits adviser", "young person"),
    evidence=(
        "Written arrangement, money for the carer, start date; or recorded reason it is not consistent with welfare"
    ),
    joins_meeting="looked-after or pathway review",
    note=(
        "Foster carers of the council or of an agency, and relatives who foster. Those who leave a children's home are "
        "not covered: see staying-close."
    ),
)
