"""The EHC plan names the college or other post-16 place before 31 March of the year of the move."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.education import has_ehc_plan
from onward.pathway.law.facts.education_moves import (
    leaves_school_for_post_16,
    post_16_move_planned_for,
    post_16_plan_issued,
    post_16_starts,
    too_old_for_a_plan_from,
)

_YEAR = post_16_starts.dt.year()
_OPENS = pl.date(_YEAR - 1, 9, 1)

DUTY = Duty(
    key="ehcp-transfer-post16",
    title="EHC plan names the post-16 place",
    phase="plan Y10-11",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 18(1)(a)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/18",
    in_force_from=date(2014, 9, 1),
    applies={
        "has an EHC plan": has_ehc_plan,
        "moves from a secondary school to a post-16 institution": asked_from(leaves_school_for_post_16, _OPENS),
    },
    opens=_OPENS,
    opens_words="1 September before the move",
    due=pl.date(_YEAR, 3, 30),
    due_words="Before 31 March of the calendar year of the move, so 30 March is the last day",
    done=post_16_plan_issued,
    # A move that nobody recorded has happened, or not, once year 11 is over.
    ends=pl.when(post_16_move_planned_for.is_null()).then(post_16_starts).otherwise(too_old_for_a_plan_from),
    recurs="once per transfer",
    lead="Council SEND team",
    partners=(
        "current school",
        "receiving college or provider",
        "health",
        "social care",
        "careers adviser",
    ),
    evidence="Final amended plan naming the institution or type",
    joins_meeting="EHC annual review",
    note=(
        "Staying in a school sixth form is not such a move. Where no move is recorded, 1 September after school "
        "year 11 is taken; a later move, as from a special school's sixth form, counts from its own day."
    ),
)
