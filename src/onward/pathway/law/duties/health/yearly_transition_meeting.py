"""Everyone involved meets about the move at least once a year, from year 10 until six months after it."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, summer_term_ends, year_starts
from onward.pathway.law.facts.moving import (
    EXPECTED_TO_MOVE,
    childrens_service_began,
    last_moved_on,
    transition_planning_started,
    uses_childrens_health,
    uses_childrens_social_care,
)
from onward.pathway.law.lengths import Length
from onward.values.date_columns import earlier_of, later_of

SOURCE = "NICE NG43 rec 1.2.4; QS140 statement 3"
EVERY = Length("meet again within", {date(2016, 2, 24): "12 months"}, SOURCE)
AFTER_MOVING = Length("meet until after the move", {date(2016, 2, 24): "6 months"}, "NICE NG43 rec 1.2.9")

_MOVED_ON = pl.when(~(uses_childrens_health | uses_childrens_social_care)).then(last_moved_on)

DUTY = Duty(
    key="annual-transition-meeting",
    title="Yearly transition planning meeting",
    phase="plan Y10-11",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation=SOURCE,
    url="https://www.nice.org.uk/guidance/QS140/chapter/quality-statement-3-annual-meeting",
    in_force_from=date(2016, 2, 24),
    applies=EXPECTED_TO_MOVE,
    opens=pl.coalesce(LAST_DONE, transition_planning_started, later_of(year_starts(10), childrens_service_began)),
    opens_words="Day on which planning started, or the last meeting; 1 September of year 10 if no start is recorded",
    due=pl.coalesce(EVERY.after(LAST_DONE), later_of(summer_term_ends(10), EVERY.after(childrens_service_began))),
    due_words=(
        "12 months after the last meeting; the first by the end of the summer term of school year 10, or within 12 "
        "months for those who join a children's service later"
    ),
    last_done=pl.lit(None, dtype=pl.Date),
    ends=earlier_of(birthday(25), AFTER_MOVING.after(_MOVED_ON).dt.offset_by("1d")),
    recurs="every 12 months, sooner if needs change",
    lead="Named worker",
    partners=("all practitioners including the GP (in person or remote)", "young person", "family"),
    evidence="Meeting record, attendance, outcome shared with everyone delivering care, plan updated",
    joins_meeting="transition planning meeting",
    lengths=(EVERY, AFTER_MOVING),
    note=(
        "NICE measures a meeting in the last 12 months for everyone older than school year 9. Combine it with the EHC "
        "annual review where there is one."
    ),
)
