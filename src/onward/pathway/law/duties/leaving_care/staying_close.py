"""Care leavers are assessed for Staying Close support. Made by Parliament in 2026, and not yet begun."""

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.leaving_care_plans import IN_LEAVING_CARE

DUTY = Duty(
    key="staying-close",
    title="Staying Close support assessed",
    phase="settle 18-25",
    theme="leaving-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="Children Act 1989 s.23CZAA, inserted by Children's Wellbeing and Schools Act 2026 s.7",
    url="https://www.legislation.gov.uk/ukpga/2026/21/section/7",
    in_force_from=None,
    applies={"a former relevant child, or will be if care goes on": IN_LEAVING_CARE},
    opens=birthday(18),
    opens_words="18th birthday",
    due=birthday(18),
    due_words="18th birthday, as a day to track by: the Act fixes none",
    ends=birthday(25),
    recurs="assessed again on change",
    lead="Children's social care",
    partners=("housing", "health", "employment support", "voluntary sector"),
    evidence="Assessment of whether help to find and keep a home and reach services is needed; support recorded",
    joins_meeting="looked-after or pathway review",
    note=(
        "Not in force in the last copy of the Act seen (June 2026), so it applies to nobody until its first day is "
        "written here."
    ),
)
