"""A family that is refused an EHC plan is told within sixteen weeks of asking."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.education_requests import (
    WITHDRAWN,
    assessing_outcome,
    final_plan_issued,
    no_plan_told_on,
    plan_outcome,
)
from onward.pathway.law.lengths import Length

WITHIN = Length(
    "say that there will be no plan within", {date(2014, 9, 1): "16 weeks"}, "SEND Regulations 2014 reg 10(1)"
)

DUTY = Duty(
    key="ehc-no-plan-notice",
    title="Council tells family it will not issue a plan",
    phase="ready 16-17",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 10(1)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/10",
    in_force_from=date(2014, 9, 1),
    grain=each_event("ehc_requested"),
    applies={
        "the request was not withdrawn": THE_EVENT["state"] != WITHDRAWN,
        "the council did not refuse to assess": assessing_outcome.ne_missing("no"),
        "the council has not decided to issue a plan": plan_outcome.ne_missing("yes"),
        "no EHC plan was issued since": final_plan_issued.is_null(),
    },
    opens=pl.when(plan_outcome == "no").then(THE_EVENT["on"]),
    opens_words="Day the request was received, once the council has decided that no plan is needed",
    due=WITHIN.after(THE_EVENT["on"]),
    due_words="Request received + 16 weeks (112 days)",
    done=no_plan_told_on,
    ends=birthday(25),
    recurs="per request",
    clock=True,
    lead="Council SEND team",
    partners=(
        "young person or parent",
        "ICB",
        "school or college",
    ),
    evidence="Notice with reasons, appeal rights and mediation details",
    joins_meeting="letter or decision",
    lengths=(WITHIN,),
    note=(
        "Not yet open until the council decides against a plan; while it has not decided, the date for the "
        "final plan is the one that runs. The exceptions of reg 10(4) move no date and are marked."
    ),
)
