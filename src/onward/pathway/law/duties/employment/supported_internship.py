"""A supported internship is considered in the last year of a study programme."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, year_starts
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.education import has_ehc_plan
from onward.pathway.law.facts.education_participation import study_programme_ends_on
from onward.pathway.law.facts.employment import supported_internship_started, wants_paid_work
from onward.values.date_columns import later_of
from onward.values.school_years import school_year_column

_FINAL_YEAR = pl.date(school_year_column(study_programme_ends_on), 9, 1)
_KNOWN_TO_END = pl.when(study_programme_ends_on.is_not_null()).then(pl.lit(value=True))

DUTY = Duty(
    key="supported-internship-offer",
    title="Supported internship considered and offered",
    phase="ready 16-17",
    theme="employment",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="DfE supported internships guidance (2014, updated 2022)",
    url="https://www.gov.uk/government/publications/supported-internships-for-young-people-with-learning-difficulties",
    in_force_from=date(2014, 1, 1),
    applies={
        "has an EHC plan": has_ehc_plan,
        "wants paid work": asked_from(wants_paid_work, year_starts(12)),
        "the end of the study programme is known": asked_from(_KNOWN_TO_END, year_starts(12)),
    },
    opens=later_of(_FINAL_YEAR, pl.when(_FINAL_YEAR.is_not_null()).then(birthday(16))),
    opens_words="1 September of the last year of the present study programme, from 16",
    due=pl.date(study_programme_ends_on.dt.year(), 3, 31),
    due_words="31 March of the calendar year in which the present programme ends",
    done=pl.when(supported_internship_started >= _FINAL_YEAR).then(supported_internship_started),
    cycle_starts=_FINAL_YEAR,
    ends=birthday(25),
    changes_on=(year_starts(12),),
    recurs="each year until a work route is agreed",
    lead="College or SEND employment lead",
    partners=(
        "supported employment provider",
        "employers",
        "job coach",
        "DWP",
        "adult social care",
    ),
    evidence="Place offered with employer, job coach and start date, or reason recorded",
    joins_meeting="EHC annual review",
    note=(
        "The date is that of post-16 moves, so that the plan can name the provider. Raise the idea from the "
        "year 9 review. Usually 6 to 12 months, about 70% of it in the workplace."
    ),
)
