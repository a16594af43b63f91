"""Planning for the move to adults' services starts in year 9, or at once for those who join a children's service later."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, summer_term_ends, year_starts
from onward.pathway.law.facts.moving import EXPECTED_TO_MOVE, childrens_service_began
from onward.pathway.law.lengths import Local
from onward.values.date_columns import later_of

AT_ONCE = Local(
    "late_joiner_planning_days", "28 days", "To start planning for someone who joins a service after year 9"
)

DUTY = Duty(
    key="transition-planning-start",
    title="Transition planning has started",
    phase="prepare Y9",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="NICE NG43 rec 1.2.1; QS140 statement 1",
    url="https://www.nice.org.uk/guidance/qs140/chapter/quality-statement-1-planning-transition",
    in_force_from=date(2016, 2, 24),
    applies=EXPECTED_TO_MOVE,
    opens=later_of(year_starts(9), childrens_service_began),
    opens_words="1 September starting school year 9, or the day they joined a children's service if later",
    due=(
        pl.when(childrens_service_began > summer_term_ends(9))
        .then(AT_ONCE.after(childrens_service_began))
        .otherwise(summer_term_ends(9))
    ),
    due_words="End of the summer term of school year 9; for those who join later, 28 days after they joined",
    ends=birthday(25),
    lead="Named worker or lead practitioner",
    partners=("children's health", "children's social care", "SEND team", "GP", "young person and family"),
    evidence="Dated first planning conversation with the young person's own words recorded",
    joins_meeting="transition planning meeting",
    lengths=(AT_ONCE,),
    note="NICE says that planning starts immediately for late joiners; the 28 days are a local tolerance.",
)
