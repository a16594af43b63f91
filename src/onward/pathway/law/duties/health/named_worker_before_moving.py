"""The named worker is there at least six months before the move."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.moving import EXPECTED_TO_MOVE, named_worker_since, transfer_planned_for
from onward.pathway.law.lengths import Length, Local

AHEAD = Length("named worker before the move for", {date(2016, 2, 24): "6 months"}, "NICE NG43 rec 1.2.9")
LEAD_IN = Local("named_worker_lead_in_months", "12 months", "Before the planned move, to begin to look for someone")

DUTY = Duty(
    key="named-worker-six-months-before",
    title="Named worker active at least 6 months before transfer",
    phase="transfer 17.5-19",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="NICE NG43 rec 1.2.9; QS140 statement 4",
    url="https://www.nice.org.uk/guidance/ng43/chapter/Recommendations",
    in_force_from=date(2016, 2, 24),
    applies=EXPECTED_TO_MOVE,
    opens=LEAD_IN.before(transfer_planned_for),
    opens_words="Planned transfer date minus 12 months",
    due=AHEAD.before(transfer_planned_for),
    due_words="Planned transfer date minus 6 months",
    done=named_worker_since,
    ends=birthday(25),
    lead="Lead service",
    partners=("young person", "family", "adults' services"),
    evidence="Named worker start date on or before the due date",
    joins_meeting="transition planning meeting",
    lengths=(AHEAD, LEAD_IN),
    note="Met by whoever holds the role now, without a gap since. Known from a second-hand account of the guideline.",
)
