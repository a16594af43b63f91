"""The young person has a named worker, chosen with them, from year 9."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, summer_term_ends, year_starts
from onward.pathway.law.facts.moving import EXPECTED_TO_MOVE, childrens_service_began, named_worker_since
from onward.pathway.law.lengths import Local
from onward.values.date_columns import later_of

LATE_JOINERS = Local(
    "late_joiner_named_worker_days", "28 days", "To name a worker for someone who joins a service after year 9"
)

DUTY = Duty(
    key="named-worker-assigned",
    title="Named worker chosen with the young person",
    phase="prepare Y9",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="NICE NG43 recs 1.2.5-1.2.8; QS140 statement 4",
    url="https://www.nice.org.uk/guidance/qs140/chapter/Quality-statement-4-Named-worker",
    in_force_from=date(2016, 2, 24),
    applies=EXPECTED_TO_MOVE,
    opens=later_of(year_starts(9), childrens_service_began),
    opens_words="1 September starting school year 9, or the day they joined a children's service if later",
    due=(
        pl.when(childrens_service_began > summer_term_ends(9))
        .then(LATE_JOINERS.after(childrens_service_began))
        .otherwise(summer_term_ends(9))
    ),
    due_words="End of the summer term of school year 9; for those who join later, 28 days after they joined",
    done=named_worker_since,
    ends=birthday(25),
    lead="Service holding the lead role",
    partners=("young person", "family", "GP", "all involved practitioners"),
    evidence="Name, role, contact details, start date and the young person's agreement",
    joins_meeting="transition planning meeting",
    lengths=(LATE_JOINERS,),
    note=(
        "NICE fixes no day for naming someone; the hard stop is 6 months before the planned transfer. It is a role, not "
        "a job title. When the worker leaves and nobody follows, the duty is open again."
    ),
)
