"""The final EHC plan is issued within twenty weeks of the request."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.education_requests import WITHDRAWN, assessing_outcome, final_plan_issued, plan_outcome
from onward.pathway.law.lengths import Length

WITHIN = Length("issue the final plan within", {date(2014, 9, 1): "20 weeks"}, "SEND Regulations 2014 reg 13(2)-(3)")

DUTY = Duty(
    key="ehc-final-plan",
    title="Final EHC plan issued",
    phase="ready 16-17",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 13(2)-(3)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/13",
    in_force_from=date(2014, 9, 1),
    grain=each_event("ehc_requested"),
    applies={
        "the request was not withdrawn": THE_EVENT["state"] != WITHDRAWN,
        "the council did not refuse to assess": assessing_outcome.ne_missing("no"),
        "the council did not decide against a plan": plan_outcome.ne_missing("no"),
    },
    opens=THE_EVENT["on"],
    opens_words="Date the request was received",
    due=WITHIN.after(THE_EVENT["on"]),
    due_words="Request received + 20 weeks (140 days)",
    done=final_plan_issued,
    ends=birthday(25),
    recurs="per request",
    clock=True,
    lead="Council SEND team",
    partners=(
        "health",
        "adult and children's social care",
        "named institution",
    ),
    evidence="Final plan sent; date of first making recorded (starts the annual review clock)",
    joins_meeting="letter or decision",
    lengths=(WITHIN,),
    note=(
        "A young person may ask in their own right up to 25, so a first plan at 17 or 22 is nothing unusual. "
        "The day the plan is made starts the clock of yearly reviews."
    ),
)
