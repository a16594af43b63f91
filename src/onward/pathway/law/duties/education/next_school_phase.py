"""The EHC plan names the next school before 15 February of the year of a move between phases of school."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, latest_event
from onward.pathway.law.facts.education import has_ehc_plan
from onward.pathway.law.facts.education_moves import SCHOOL_PHASE, plan_naming_next_place, too_old_for_a_plan_from

_YEAR = THE_EVENT["until"].dt.year()

DUTY = Duty(
    key="ehcp-transfer-other-phase",
    title="EHC plan names the next school phase",
    phase="prepare Y9",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 18(1)(b)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/18",
    in_force_from=date(2014, 9, 1),
    grain=latest_event("placement_move_planned"),
    applies={
        "has an EHC plan": has_ehc_plan,
        "the move is between phases of school": THE_EVENT["state"] == SCHOOL_PHASE,
    },
    opens=pl.date(_YEAR - 1, 9, 1),
    opens_words="1 September before the move",
    due=pl.date(_YEAR, 2, 14),
    due_words="Before 15 February of the calendar year of the move, so 14 February is the last day",
    done=plan_naming_next_place,
    ends=too_old_for_a_plan_from,
    recurs="once per transfer",
    lead="Council SEND team",
    partners=(
        "current and receiving school",
        "parents",
    ),
    evidence="Final amended plan naming the school or type",
    joins_meeting="EHC annual review",
    note=(
        "For areas with middle schools and for moves to a school for 14 to 19 year olds. In a three-tier area "
        "the move may come in year 8."
    ),
)
