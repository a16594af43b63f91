"""The EHC plan is amended at least five months before a move from one post-16 place to another."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, latest_event
from onward.pathway.law.facts.education import has_ehc_plan
from onward.pathway.law.facts.education_moves import BETWEEN_POST_16, plan_naming_next_place, too_old_for_a_plan_from
from onward.pathway.law.lengths import Length

AHEAD = Length("amend the plan ahead of the move by", {date(2014, 9, 1): "5 months"}, "SEND Regulations 2014 reg 18(2)")

DUTY = Duty(
    key="ehcp-transfer-between-post16",
    title="EHC plan amended before a move between post-16 places",
    phase="settle 18-25",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 18(2)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/18",
    in_force_from=date(2014, 9, 1),
    grain=latest_event("placement_move_planned"),
    applies={
        "has an EHC plan": has_ehc_plan,
        "the move is from one post-16 institution to another": THE_EVENT["state"] == BETWEEN_POST_16,
    },
    opens=THE_EVENT["on"],
    opens_words="Day the move is proposed",
    due=AHEAD.before(THE_EVENT["until"]),
    due_words="Planned move minus 5 months; that day is in time",
    done=plan_naming_next_place,
    ends=too_old_for_a_plan_from,
    recurs="once per move",
    lead="Council SEND team",
    partners=(
        "both institutions",
        "young person",
        "health",
        "adult social care",
    ),
    evidence="Final amended plan naming the new institution",
    joins_meeting="EHC annual review",
    lengths=(AHEAD,),
    note="A move proposed with less than five months to go is late from the day it is proposed, and shows so.",
)
