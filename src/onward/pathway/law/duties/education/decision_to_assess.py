"""The council decides within six weeks whether to assess for an EHC plan."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.education import ehc_plan_first_made, ehc_plan_last_day
from onward.pathway.law.facts.education_requests import WITHDRAWN, assessing_decided_on, final_plan_issued
from onward.pathway.law.lengths import Length

WITHIN = Length("decide whether to assess within", {date(2014, 9, 1): "6 weeks"}, "SEND Regulations 2014 reg 5(1)")

DUTY = Duty(
    key="ehc-assess-decision",
    title="Council decides whether to assess for an EHC plan",
    phase="ready 16-17",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="SEND Regulations 2014 reg 5(1)",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/5",
    in_force_from=date(2014, 9, 1),
    grain=each_event("ehc_requested"),
    applies={
        "the request was not withdrawn": THE_EVENT["state"] != WITHDRAWN,
        # Returns carry a request for every older plan without its decision: once a plan is issued the clock is over,
        # and whether the decision was in time is only known where the decision is.
        "no EHC plan was issued since without its decision on record": assessing_decided_on.is_not_null()
        | final_plan_issued.is_null(),
        # A request while a plan runs asks for a reassessment, which has its own dates.
        "no EHC plan was in force when it was asked for": ehc_plan_first_made.is_null()
        | (ehc_plan_first_made >= THE_EVENT["on"])
        | (ehc_plan_last_day < THE_EVENT["on"]).fill_null(value=False),
    },
    opens=THE_EVENT["on"],
    opens_words="Date the request was received",
    due=WITHIN.after(THE_EVENT["on"]),
    due_words="Request received + 6 weeks (42 days)",
    done=assessing_decided_on,
    ends=birthday(25),
    recurs="per request",
    clock=True,
    lead="Council SEND team",
    partners=(
        "young person or parent",
        "school or college",
        "ICB",
    ),
    evidence="Decision notice with reasons, appeal rights, mediation and advice details",
    joins_meeting="letter or decision",
    lengths=(WITHIN,),
    note=(
        "Where the council became responsible without a request, record that day as the request. A claimed "
        "exception under reg 5(4), such as a school closed for 4 weeks, moves no date and is marked."
    ),
)
