"""The young person owns a folder about themselves, with a one-page profile, before they move."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.moving import EXPECTED_TO_MOVE, transfer_planned_for
from onward.pathway.law.lengths import Local

LEAD_IN = Local("personal_folder_lead_in_months", "12 months", "Before the planned move, to begin the folder")
READY_BY = Local("personal_folder_months", "3 months", "Before the planned move, to have the folder ready")

DUTY = Duty(
    key="personal-folder",
    title="Personal folder and one-page profile ready",
    phase="transfer 17.5-19",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="NICE NG43 section 1.3 (personal folder)",
    url="https://www.nice.org.uk/guidance/ng43/chapter/Recommendations",
    in_force_from=date(2016, 2, 24),
    verified=False,
    applies=EXPECTED_TO_MOVE,
    opens=LEAD_IN.before(transfer_planned_for),
    opens_words="Planned transfer date minus 12 months",
    due=READY_BY.before(transfer_planned_for),
    due_words="Planned transfer date minus 3 months",
    ends=birthday(25),
    recurs="refreshed after transfer",
    lead="Young person with named worker",
    partners=("family", "children's and adults' services", "school or college"),
    evidence=(
        "Folder the young person owns: one-page profile, needs, preferences on parents' involvement, emergency plan, "
        "strengths and goals"
    ),
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN, READY_BY),
    note="The folder itself was checked; the 3 months, an example, and the list of contents are from memory of NG43.",
)
