"""At 18 the council decides whether to treat the transition assessment as the adult one."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.social_care import adult_conclusion_on, transition_assessed_on
from onward.pathway.law.lengths import Local

LEAD_IN = Local("decision_at_18_lead_in_months", "6 months", "Before the 18th birthday, to begin to decide")

DUTY = Duty(
    key="careact-decision-at-18",
    title="Decision on treating the transition assessment as the adult one",
    phase="transfer 17.5-19",
    theme="social-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Care Act 2014 ss.59(6)-(7), 61 and 64",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/59",
    in_force_from=date(2015, 4, 1),
    applies={"a transition assessment has been completed": transition_assessed_on.is_not_null()},
    opens=LEAD_IN.before(birthday(18)),
    opens_words="18th birthday minus 6 months",
    due=birthday(18),
    due_words="18th birthday",
    done=adult_conclusion_on,
    ends=birthday(26),
    lead="Adult social care",
    partners=("children's social care", "young person", "carer"),
    evidence=(
        "Recorded decision, with regard to when it was done and any change since; if not treated, adult assessment "
        "arranged"
    ),
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN,),
    note=(
        "The council's adult conclusion counts as the decision. Section 59(6) was seen through the reference to it in "
        "the 1970 Act s.2A; the exact words of s.59(7) are from memory."
    ),
)
