"""Before the 25th birthday the council decides whether the EHC plan ends then or runs to the end of the academic year."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.education import has_ehc_plan
from onward.pathway.law.facts.education_requests import end_of_plan_decided_on

DUTY = Duty(
    key="ehcp-end-at-25",
    title="EHC plan end point at 25 decided",
    phase="settle 18-25",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation=(
        "Children and Families Act 2014 ss.46 and 83(2); SEND Regulations 2014 reg 46; JL v Somerset [2021] "
        "UKUT 324 (AAC)"
    ),
    url="https://www.legislation.gov.uk/ukpga/2014/6/section/46",
    in_force_from=date(2014, 9, 1),
    applies={
        "has an EHC plan": has_ehc_plan,
    },
    opens=birthday(24),
    opens_words="24th birthday",
    due=birthday(25),
    due_words="25th birthday; the council may let the plan run to the end of the academic year in which they turn 25",
    done=end_of_plan_decided_on,
    # An apprentice's plan may run to the day before.
    ends=birthday(26),
    lead="Council SEND team",
    partners=(
        "college or training provider",
        "adult social care",
        "young person",
    ),
    evidence="Recorded decision: ends on 25th birthday, or extended with end date and reason",
    joins_meeting="EHC annual review",
    note=(
        "To extend is a power, not a duty. In further education the year ends on 31 July; in an apprenticeship "
        "the plan may run to the day training ends, and no further than the day before the 26th birthday."
    ),
)
