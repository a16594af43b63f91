"""Every young person with a cohort flag is on the area's transition list in year 9, or soon after becoming known."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, year_starts
from onward.pathway.law.facts.cohort import has_cohort_flag
from onward.pathway.law.facts.declare import FIRST_KNOWN
from onward.pathway.law.lengths import Local
from onward.values.date_columns import later_of

CATCH_UP = Local("first_known_catch_up_days", "28 days", "To put someone on the list who is first known after year 9")

_LAST_DAY = pl.date(year_starts(9).dt.year(), 12, 31)

DUTY = Duty(
    key="transition-cohort-flag",
    title="Young person is on the transition tracker",
    phase="prepare Y9",
    theme="social-care",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="NICE NG43 overarching principles (managers identify young people early)",
    url="https://www.nice.org.uk/guidance/ng43/chapter/Recommendations",
    in_force_from=date(2016, 2, 24),
    applies={"any partner records a reason to plan ahead": has_cohort_flag},
    opens=later_of(year_starts(9), FIRST_KNOWN),
    opens_words="1 September starting school year 9, or the date first known to a partner if later",
    due=pl.when(FIRST_KNOWN > _LAST_DAY).then(CATCH_UP.after(FIRST_KNOWN)).otherwise(_LAST_DAY),
    due_words="31 December in school year 9; if first known after that, 28 days after first known",
    ends=birthday(26),
    lead="Council transitions lead",
    partners=(
        "SEND team",
        "children's social care",
        "ICB",
        "schools and colleges",
        "youth justice",
        "voluntary sector",
    ),
    evidence="Tracker record with matched identifier, cohort flags, source agency and lead agency",
    joins_meeting="letter or decision",
    lengths=(CATCH_UP,),
    note="Looking ahead is NICE guidance; 31 December and the 28-day catch-up are local dates.",
)
