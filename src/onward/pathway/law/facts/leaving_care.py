"""Looked-after episodes and the leaving-care statuses that rest on them."""

import polars as pl

from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ACTIVE, ASKED_ON, ENDED, STARTED, STATE, of_person, of_spells

CHILDRENS_CARE = "The children's social worker"

# Thirteen weeks, in days (Care Leavers (England) Regulations 2010 reg 3; Care Planning Regulations 2010 reg 40).
THIRTEEN_WEEKS = 91

# A series of pre-planned short breaks does not count (return codes V3 and V4).
SHORT_BREAK = "short_break"


@of_spells("looked_after", silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def looked_after(ask):
    """Looked after on the day asked about, other than for planned short breaks (Children Act 1989 s.22)."""
    return (ACTIVE & (STATE != SHORT_BREAK)).any()


@of_spells("looked_after", who=CHILDRENS_CARE)
def became_eligible_child(ask):
    """The day of becoming an eligible child: 16 or 17, looked after, more than 91 days in care since the 14th birthday.

    The day after the 91st day, if later than the 16th birthday. While care goes on the day is worked out ahead.
    """
    counted = STATE != SHORT_BREAK
    from_16, at_18 = birthday(16).filter(counted), birthday(18).filter(counted)
    first = pl.max_horizontal(STARTED, birthday(14)).filter(counted)
    # An episode that has not ended counts up to the longest it could matter.
    last = pl.coalesce(ENDED, birthday(18)).filter(counted)
    days = ((last - first).dt.total_days() + 1).clip(lower_bound=0)
    before = days.cum_sum() - days
    day_after_91 = first + pl.duration(days=THIRTEEN_WEEKS - before)
    candidate = pl.max_horizontal(first, from_16, day_after_91)
    return candidate.filter((candidate <= last) & (candidate < at_18)).min()


@of_spells("looked_after", silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def looked_after_at_16_or_17(ask):
    """Looked after for some time between the 16th and the 18th birthday, other than for planned short breaks."""
    at_16_or_17 = (birthday(18) > STARTED) & (ENDED.is_null() | (birthday(16) <= ENDED)) & (birthday(16) <= ASKED_ON)
    return (at_16_or_17 & (STATE != SHORT_BREAK)).any()


@of_person
def care_leaver_status(ask):
    """Eligible, relevant, former-relevant or qualifying on the day asked about, from the episodes of care alone.

    Children Act 1989 ss.23A, 23C, 24 and Sch 2 para 19B. Changes on birthdays, so a duty that reads it says so in
    `changes_on`. Empty: none of them. A relevant child settled at home for six months is not told apart here.
    """
    was_eligible = became_eligible_child <= ASKED_ON
    return (
        pl.when(was_eligible & (birthday(18) <= ASKED_ON) & (birthday(25) > ASKED_ON))
        .then(pl.lit("former-relevant"))
        .when(was_eligible & (birthday(18) > ASKED_ON) & looked_after)
        .then(pl.lit("eligible"))
        .when(was_eligible & (birthday(18) > ASKED_ON))
        .then(pl.lit("relevant"))
        .when(looked_after_at_16_or_17 & ~looked_after & (birthday(21) > ASKED_ON))
        .then(pl.lit("qualifying"))
    )
