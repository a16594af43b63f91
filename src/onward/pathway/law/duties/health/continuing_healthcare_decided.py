"""Adult NHS continuing healthcare is decided in principle as soon as practicable after the 17th birthday."""

from datetime import date

from onward.pathway.law.duties.health.told_of_continuing_healthcare import SOURCE
from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.health import continuing_healthcare_decided_on, referred_for_continuing_healthcare
from onward.pathway.law.lengths import Local

LONG_STOP = Local("chc_decision_months", "3 months", "After the 17th birthday, to decide in principle")

DUTY = Duty(
    key="chc-decision-17",
    title="Adult continuing healthcare decided in principle",
    phase="ready 16-17",
    theme="health",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation=SOURCE,
    url="https://www.gov.uk/government/publications/national-framework-for-nhs-continuing-healthcare-and-nhs-funded-nursing-care",
    in_force_from=date(2022, 7, 1),
    applies={"referred for adult NHS continuing healthcare": referred_for_continuing_healthcare},
    opens=birthday(17),
    opens_words="17th birthday",
    due=LONG_STOP.after(birthday(17)),
    due_words="17th birthday + 3 months (a local date; the framework says as soon as practicable)",
    done=continuing_healthcare_decided_on,
    ends=birthday(18),
    lead="ICB",
    partners=("council", "children's health", "family", "advocate"),
    evidence="Decision in principle with reasons and review route",
    joins_meeting="letter or decision",
    lengths=(LONG_STOP,),
    note="Three months are the local long-stop. Known from a second-hand account of the framework.",
)
