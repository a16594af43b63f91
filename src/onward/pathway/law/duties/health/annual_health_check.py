"""A yearly health check for everyone on the learning disability register from 14."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.health import (
    joined_learning_disability_register,
    last_annual_health_check,
    on_learning_disability_register,
)
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

SOURCE = "NHS England learning disability health check scheme"
EVERY = Length("check again within", {date(2014, 1, 1): "12 months"}, SOURCE)

DUTY = Duty(
    key="ld-health-check",
    title="Learning disability annual health check",
    phase="prepare Y9",
    theme="health",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation=SOURCE,
    url="https://www.england.nhs.uk/learning-disabilities/improving-health/annual-health-checks/",
    in_force_from=date(2014, 1, 1),
    applies={"on the GP learning disability register": on_learning_disability_register},
    opens=pl.coalesce(LAST_DONE, later_of(birthday(14), joined_learning_disability_register)),
    opens_words="14th birthday, or joining the register if later; then the last check",
    due=pl.coalesce(EVERY.after(LAST_DONE), later_of(birthday(15), EVERY.after(joined_learning_disability_register))),
    due_words=(
        "First by the 15th birthday, or within 12 months of joining the register if that is later; "
        "then 12 months after the last check"
    ),
    last_done=last_annual_health_check,
    ends=birthday(26),
    recurs="every 12 months",
    lead="GP practice",
    partners=("school nurse", "learning disability nurse", "family", "named worker"),
    evidence="Check date and health action plan; transition arrangements reviewed",
    joins_meeting="health check",
    lengths=(EVERY,),
    note=(
        "Age 14 and yearly are the scheme's; first by 15 is how yearly is counted for the first one. The yearly "
        "assessment of children in care is another thing and does not count. The scheme goes on for life: here it "
        "stops with the list, at 26."
    ),
)
