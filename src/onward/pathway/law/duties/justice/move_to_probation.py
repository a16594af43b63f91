"""A move from youth justice to probation is prepared from nine months before 18."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.justice import order_runs_past_18, under_youth_justice
from onward.pathway.law.lengths import Length, Local

START = Local("probation_move_lead_in_months", "9 months", "Before the 18th birthday, to begin the move to probation")
AHEAD = Length(
    "plan ahead of the 18th birthday by", {date(2021, 6, 1): "6 months"}, "Youth Justice Board case management guidance"
)

_OPENS = START.before(birthday(18))

DUTY = Duty(
    key="yj-probation-plan",
    title="Move from youth justice to probation prepared",
    phase="transfer 17.5-19",
    theme="justice",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="Youth Justice Board case management guidance; Joint National Protocol for Transitions 2021",
    url="https://www.gov.uk/guidance/case-management-guidance/how-to-manage-transitions",
    in_force_from=date(2021, 6, 1),
    applies={
        "an order, licence or custody runs": under_youth_justice,
        "it runs past the 18th birthday": asked_from(order_runs_past_18(), _OPENS),
    },
    opens=_OPENS,
    opens_words="18th birthday minus 9 months",
    due=AHEAD.before(birthday(18)),
    due_words="18th birthday minus 6 months",
    ends=birthday(19),
    lead="Youth justice service",
    partners=(
        "probation",
        "children's social care",
        "health",
        "education",
        "family",
    ),
    evidence="Transition plan with phased introductions and information shared",
    joins_meeting="youth justice review",
    lengths=(
        START,
        AHEAD,
    ),
    note=(
        "The guidance has the move start at 17 years 6 months as a rule. An EHC plan is kept in custody, and "
        "the council's duties with it."
    ),
)
