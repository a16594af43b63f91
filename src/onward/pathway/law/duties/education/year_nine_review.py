"""The EHC review in year 9 looks at preparing for adulthood."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, summer_term_ends, year_ends, year_starts
from onward.pathway.law.facts.education import (
    ehc_plan_first_made,
    ehc_review_last_completed,
    first_review_meeting_from_year_9,
    has_ehc_plan,
)
from onward.values.date_columns import earlier_of, last_day_of_period, later_of

_ANNUAL_REVIEW_DUE = last_day_of_period(later_of(ehc_plan_first_made, ehc_review_last_completed), 12)

DUTY = Duty(
    key="ehcp-y9-pfa-review",
    title="Year 9 EHC review looks at preparing for adulthood",
    phase="prepare Y9",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 regs 20(6) and 21(6); SEND Code of Practice ch 8",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/20",
    in_force_from=date(2014, 9, 1),
    applies={
        "has an EHC plan": has_ehc_plan,
        "the plan was first made before the end of year 9": ehc_plan_first_made <= year_ends(9),
    },
    opens=year_starts(9),
    opens_words="1 September starting school year 9",
    # The annual review date only matters when it falls within the year; one missed before is that duty's, not this one's.
    due=earlier_of(summer_term_ends(9), pl.when(year_starts(9) <= _ANNUAL_REVIEW_DUE).then(_ANNUAL_REVIEW_DUE)),
    due_words="End of the summer term of school year 9, and never later than the annual review date",
    done=first_review_meeting_from_year_9,
    ends=birthday(25),
    recurs="every later review must do the same",
    lead="Council SEND team",
    partners=(
        "school",
        "ICB health lead",
        "children's social care",
        "adult social care",
        "careers adviser",
        "young person and parents",
    ),
    evidence="Review record covering employment and education, independent living, community and friends, and health",
    joins_meeting="EHC annual review",
    note="Follows the actual year group. The summer-term date is the latest day that still falls in year 9 teaching time.",
)
