"""A suitable place in learning is offered by the end of September after year 11, and again after year 12."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import year_ends, year_starts
from onward.pathway.law.facts.cohort import has_cohort_flag
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.education_participation import (
    offer_after_year_11,
    offer_after_year_12,
    second_guarantee_from,
)
from onward.values.date_columns import later_of

# An offer after year 11 that never came stays owed; only once it is made does the one after year 12 come into view.
_SECOND = (offer_after_year_11 < ASKED_ON) & (second_guarantee_from <= ASKED_ON)


def _by_round(first: pl.Expr, second: pl.Expr) -> pl.Expr:
    return pl.when(_SECOND).then(second).otherwise(first)


DUTY = Duty(
    key="september-guarantee",
    title="Suitable offer of learning by the end of September",
    phase="plan Y10-11",
    theme="education",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="September Guarantee under Education and Skills Act 2008 s.68; DfE participation statutory guidance",
    url="https://www.gov.uk/government/publications/participation-of-young-people-education-employment-and-training",
    in_force_from=date(2013, 1, 1),
    applies={
        "any partner records a reason to plan ahead": has_cohort_flag,
    },
    opens=_by_round(year_starts(11), year_starts(12)),
    opens_words="1 September starting school year 11 (or 12)",
    due=pl.date(_by_round(year_ends(11), year_ends(12)).dt.year(), 9, 30),
    due_words="30 September after school year 11, and again after year 12",
    done=_by_round(offer_after_year_11, offer_after_year_12),
    cycle_starts=_by_round(year_starts(11), later_of(second_guarantee_from, offer_after_year_11.dt.offset_by("1d"))),
    ends=year_ends(13).dt.offset_by("1d"),
    changes_on=(second_guarantee_from, offer_after_year_11.dt.offset_by("1d")),
    recurs="twice: after year 11 and after year 12",
    lead="Council participation team",
    partners=(
        "schools",
        "colleges",
        "SEND team",
        "virtual school",
        "youth justice",
    ),
    evidence="Offer recorded with provider, level and start date; suitable to needs",
    joins_meeting="letter or decision",
    note=(
        "The council where the school is leads after year 11, the council where they live after year 12. "
        "Follows the actual year group."
    ),
)
