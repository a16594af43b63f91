"""The council reviews an EHC plan in every period of 12 months."""

from datetime import date

from onward.pathway.law.duty import LAST_DONE, THE_SPELL, Basis, Duty, Strength, latest_spell
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.education import ehc_plan_extended_until, reviews_completed_last
from onward.pathway.law.lengths import Length, Local
from onward.values.date_columns import later_of

EVERY = Length("review the plan in every", {date(2014, 9, 1): "12 months"}, "Children and Families Act 2014 s.44(1)")
LEAD_IN = Local("annual_review_lead_in_days", "12 weeks", "Before the review is due, to begin to prepare it")

_DUE = EVERY.last_day_from(later_of(THE_SPELL["started"], LAST_DONE))

DUTY = Duty(
    key="ehcp-annual-review",
    title="EHC plan reviewed in every 12 months",
    phase="plan Y10-11",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Children and Families Act 2014 s.44(1); SEND Regulations 2014 regs 18-22",
    url="https://www.legislation.gov.uk/ukpga/2014/6/section/44",
    in_force_from=date(2014, 9, 1),
    grain=latest_spell("ehc_plan"),
    applies={
        "the EHC plan is in force": THE_SPELL["ended"].is_null() | (THE_SPELL["ended"] >= ASKED_ON),
    },
    opens=LEAD_IN.before(_DUE),
    opens_words="12 weeks before the due date",
    due=_DUE,
    due_words=(
        "Last day of the 12-month period that starts with the later of the day the plan was first made "
        "and the day the last review was completed"
    ),
    last_done=reviews_completed_last,
    ends=later_of(birthday(25), ehc_plan_extended_until.dt.offset_by("1d")),
    recurs="every 12 months",
    lead="Council SEND team",
    partners=("school or college", "health", "social care", "young person or parent"),
    evidence="Review decision notice sent, with meeting record and report",
    joins_meeting="EHC annual review",
    lengths=(EVERY, LEAD_IN),
    note=(
        "A plan amended on a Tribunal's order does not restart the 12 months. "
        "Hold the meeting at least 28 days earlier, because the decision can take 4 weeks."
    ),
)
