"""A final amended EHC plan is issued within eight weeks of the notice, and never later than twelve from the meeting."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, latest_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.education import (
    amended_plan_issued,
    ehc_plan_extended_until,
    has_ehc_plan,
    review_meeting_before,
)
from onward.pathway.law.lengths import Length
from onward.values.date_columns import earlier_of, later_of

FROM_NOTICE = Length(
    "issue after the notice within", {date(2014, 9, 1): "8 weeks"}, "SEND Regulations 2014 reg 22(3)-(4)"
)
FROM_MEETING = Length(
    "issue after the meeting within",
    {date(2014, 9, 1): "12 weeks"},
    "R (L, M and P) v Devon [2022] EWHC 493 (Admin)",
)

# What the notice's own state says when it does not follow a review (SEND Regulations 2014 reg 28).
OUTSIDE_A_REVIEW = "outside-review"

DUTY = Duty(
    key="ehcp-amended-final",
    title="Final amended EHC plan issued",
    phase="plan Y10-11",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 22(3)-(4); R (L, M and P) v Devon [2022] EWHC 493 (Admin)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/22",
    in_force_from=date(2014, 9, 1),
    grain=latest_event("ehc_amendment_notice"),
    applies={
        "has an EHC plan": has_ehc_plan,
        "the notice follows a review": THE_EVENT["state"] != OUTSIDE_A_REVIEW,
    },
    opens=THE_EVENT["on"],
    opens_words="Date the amendment notice was sent",
    # A late notice does not buy more time: the twelve weeks run from the meeting.
    due=earlier_of(FROM_NOTICE.after(THE_EVENT["on"]), FROM_MEETING.after(review_meeting_before)),
    due_words="Earlier of the notice + 8 weeks (56 days) and the review meeting + 12 weeks (84 days)",
    done=amended_plan_issued,
    ends=later_of(birthday(25), ehc_plan_extended_until.dt.offset_by("1d")),
    recurs="after every decision to amend",
    clock=True,
    lead="Council SEND team",
    partners=("school or college named", "responsible commissioning body"),
    evidence="Final plan sent to young person or parent, named institution and health commissioner",
    joins_meeting="letter or decision",
    lengths=(FROM_NOTICE, FROM_MEETING),
    note="The family has at least 15 days, counting the day of service, to comment on the proposed changes.",
)
