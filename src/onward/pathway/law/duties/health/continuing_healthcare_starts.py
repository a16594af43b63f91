"""The adult health package of someone found eligible starts on the 18th birthday, with no gap."""

from datetime import date

from onward.pathway.law.duties.health.told_of_continuing_healthcare import SOURCE
from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.health import (
    continuing_healthcare_began,
    eligible_for_continuing_healthcare,
    found_eligible_on,
)

DUTY = Duty(
    key="chc-package-18",
    title="Adult health package in place on the 18th birthday",
    phase="transfer 17.5-19",
    theme="health",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation=SOURCE,
    url="https://www.gov.uk/government/publications/national-framework-for-nhs-continuing-healthcare-and-nhs-funded-nursing-care",
    in_force_from=date(2022, 7, 1),
    applies={"found eligible in principle for adult NHS continuing healthcare": eligible_for_continuing_healthcare},
    opens=found_eligible_on,
    opens_words="Date of the decision in principle",
    due=birthday(18),
    due_words="18th birthday",
    done=continuing_healthcare_began,
    ends=birthday(26),
    lead="ICB",
    partners=("council", "provider", "family"),
    evidence="Package start date on or before the 18th birthday; responsible ICB agreed",
    joins_meeting="transition planning meeting",
    note=(
        "For placements out of the area, agree early which ICB will be responsible: nobody goes without while bodies "
        "disagree. It stays overdue past 18 until the package starts. Known from a second-hand account of the framework."
    ),
)
