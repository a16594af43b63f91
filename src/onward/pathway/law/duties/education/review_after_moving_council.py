"""A council that takes over an EHC plan reviews it within twelve months of the last review, or three of the move."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, latest_event
from onward.pathway.law.facts.education import ehc_plan_first_made, has_ehc_plan
from onward.pathway.law.facts.education_moves import (
    review_completed_after_move,
    review_completed_before_move,
    too_old_for_a_plan_from,
)
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

REGULATION = "SEND Regulations 2014 reg 15(5)"
FROM_REVIEW = Length(
    "review after the plan was made or last reviewed within", {date(2014, 9, 1): "12 months"}, REGULATION
)
FROM_MOVE = Length("review after the plan transferred within", {date(2014, 9, 1): "3 months"}, REGULATION)

DUTY = Duty(
    key="ehcp-move-la",
    title="New council reviews a transferred EHC plan",
    phase="plan Y10-11",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 15(4)-(5)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/15",
    in_force_from=date(2014, 9, 1),
    grain=latest_event("moved_council"),
    applies={
        "has an EHC plan": has_ehc_plan,
    },
    opens=THE_EVENT["on"],
    opens_words="Date the plan transferred",
    due=later_of(
        FROM_REVIEW.last_day_from(later_of(ehc_plan_first_made, review_completed_before_move)),
        FROM_MOVE.last_day_from(THE_EVENT["on"]),
    ),
    due_words=(
        "Later of the last day of 12 months from when the plan was made or last reviewed, and of 3 months from "
        "the transfer"
    ),
    done=review_completed_after_move,
    ends=too_old_for_a_plan_from,
    recurs="once per move",
    lead="New council SEND team",
    partners=(
        "old council",
        "new ICB",
        "school or college",
    ),
    evidence="Review completed by the new council; transfer letter sent",
    joins_meeting="EHC annual review",
    lengths=(
        FROM_REVIEW,
        FROM_MOVE,
    ),
    note=(
        "Within 6 weeks of the transfer the new council writes to say that the plan has transferred, whether it will "
        "assess, and when it will review (reg 15(4)). The old council hands the plan over on the day of the move, or "
        "within 15 working days of finding out. The limit of 3 months was checked against a council's advice service."
    ),
)
