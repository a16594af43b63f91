"""One transition plan that every service works to."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, summer_term_ends, year_starts
from onward.pathway.law.facts.moving import EXPECTED_TO_MOVE, childrens_service_began
from onward.pathway.law.lengths import Local
from onward.values.date_columns import later_of

LATE_JOINERS = Local(
    "late_joiner_plan_months", "3 months", "To agree one plan for someone who joins a service after year 9"
)

DUTY = Duty(
    key="coordinated-transition-plan",
    title="One coordinated transition plan across services",
    phase="prepare Y9",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="NICE QS140 statement 2 (new 2023)",
    url="https://www.nice.org.uk/guidance/qs140/chapter/Quality-statement-2-Coordinated-transition-plan",
    in_force_from=date(2023, 1, 1),
    applies=EXPECTED_TO_MOVE,
    opens=later_of(year_starts(9), childrens_service_began),
    opens_words="1 September starting school year 9, or the day they joined a children's service if later",
    due=(
        pl.when(childrens_service_began > summer_term_ends(9))
        .then(LATE_JOINERS.after(childrens_service_began))
        .otherwise(summer_term_ends(9))
    ),
    due_words="End of the summer term of school year 9; for those who join later, 3 months after they joined",
    ends=birthday(25),
    recurs="refreshed at every annual transition meeting",
    lead="Named worker",
    partners=("every children's and adults' service involved", "education", "GP", "family"),
    evidence="One plan agreed with the young person that shows each service's transfer age, date and owner",
    joins_meeting="transition planning meeting",
    lengths=(LATE_JOINERS,),
    note=(
        "NICE measures everyone in school year 9 and above; the end of the summer term is the local reading of that. "
        "The statement is dated 2023 without a day, so it counts here from 1 January."
    ),
)
