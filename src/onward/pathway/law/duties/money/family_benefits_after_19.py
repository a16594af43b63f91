"""The family knows when its own benefits for the young person end."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.education_participation import in_learning
from onward.pathway.law.facts.money import family_benefit_ends, parent_gets_universal_credit

DUTY = Duty(
    key="qualifying-young-person-end",
    title="Family benefits change at 19 to 20 planned",
    phase="settle 18-25",
    theme="money",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Universal Credit Regulations 2013 reg 5",
    url="https://www.legislation.gov.uk/uksi/2013/376/regulation/5",
    in_force_from=date(2013, 4, 29),
    applies={
        "at school, college or in training": asked_from(in_learning, birthday(19)),
        "a parent gets Universal Credit for them": asked_from(parent_gets_universal_credit, birthday(19)),
    },
    opens=birthday(19),
    opens_words="19th birthday",
    due=family_benefit_ends,
    due_words="First 1 September after the 19th birthday",
    ends=birthday(21),
    lead="Benefits adviser",
    partners=(
        "family",
        "college",
        "named worker",
        "DWP",
    ),
    evidence="Family told the end date; young person's own claim timed",
    joins_meeting="EHC annual review",
    note=(
        "Child Benefit can run to the 20th birthday. An EHC plan changes none of these dates. A student can "
        "rarely claim in their own right unless limited capability was found before the course."
    ),
)
