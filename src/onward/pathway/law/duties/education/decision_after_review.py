"""After an EHC review meeting the council decides and tells the family within four weeks."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, latest_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.education import ehc_plan_extended_until, has_ehc_plan, review_decision_sent
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

WITHIN = Length(
    "decide and send the notice within",
    {date(2014, 9, 1): "4 weeks"},
    "SEND Regulations 2014 regs 20(10), 21 and 22(2); R (L, M and P) v Devon [2022] EWHC 493 (Admin)",
)

DUTY = Duty(
    key="ehcp-review-decision",
    title="Council decides and notifies after the review meeting",
    phase="plan Y10-11",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 regs 20(10), 21 and 22(2); R (L, M and P) v Devon [2022] EWHC 493 (Admin)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/22",
    in_force_from=date(2014, 9, 1),
    grain=latest_event("ehc_review_meeting"),
    # A decision to end the plan discharges the duty as any other does.
    applies={"has an EHC plan, or the decision has been sent": has_ehc_plan | review_decision_sent.is_not_null()},
    opens=THE_EVENT["on"],
    opens_words="Date of the review meeting",
    due=WITHIN.after(THE_EVENT["on"]),
    due_words="Review meeting date + 4 weeks (28 days)",
    done=review_decision_sent,
    ends=later_of(birthday(25), ehc_plan_extended_until.dt.offset_by("1d")),
    recurs="after every review meeting",
    clock=True,
    lead="Council SEND team",
    partners=("school or college", "young person or parent", "ICB"),
    evidence=(
        "Dated notice: keep, amend or cease; reasons; appeal rights; if amending, the proposed amendments "
        "and evidence go with the notice"
    ),
    joins_meeting="letter or decision",
    lengths=(WITHIN,),
    note=(
        "The school's or council's report is due 2 weeks after the meeting; "
        "papers and notice go out at least 2 weeks before it."
    ),
)
