"""With a life-limiting condition, plans for living well and for dying well are made side by side."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.health import life_limiting_condition, life_limiting_known_since
from onward.pathway.law.lengths import Local
from onward.values.date_columns import later_of

EVERY = Local("parallel_plan_months", "12 months", "To bring the parallel plan up to date")

DUTY = Duty(
    key="palliative-parallel-plan",
    title="Parallel plan for a life-limiting condition",
    phase="prepare Y9",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="Together for Short Lives, Stepping Up pathway (2023 edition)",
    url="https://www.togetherforshortlives.org.uk/resource/transition-adult-services-pathway/",
    in_force_from=date(2023, 1, 1),
    applies={"a life-limiting or life-threatening condition": life_limiting_condition},
    opens=pl.coalesce(LAST_DONE, later_of(birthday(14), life_limiting_known_since)),
    opens_words="14th birthday, or the day the condition was recorded if later; then the last update",
    due=pl.coalesce(EVERY.after(LAST_DONE), later_of(birthday(15), EVERY.after(life_limiting_known_since))),
    due_words=(
        "First by the 15th birthday, or within 12 months of the condition being recorded if that is later; "
        "then 12 months after the last update"
    ),
    last_done=pl.lit(None, dtype=pl.Date),
    ends=birthday(26),
    recurs="every 12 months, or after any significant change",
    lead="Children's palliative care or lead clinician",
    partners=("adult palliative care", "hospice", "GP", "school", "social care", "family"),
    evidence="Plan covering living well now, transition, and advance and emergency care wishes",
    joins_meeting="transition planning meeting",
    lengths=(EVERY,),
    note=(
        "The pathway has three phases and five standards and starts at about 14; the yearly update is local. QS140 may "
        "not fit where no move to adult services is right."
    ),
)
