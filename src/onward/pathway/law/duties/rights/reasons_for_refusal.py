"""Whoever asked for a transition assessment and was refused gets written reasons."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.rights import assessed_after_request, refusal_decided_on, refusal_reasons_sent_on
from onward.pathway.law.lengths import Local
from onward.values.date_columns import earlier_of

LONG_STOP = Local(
    "refusal_reasons_long_stop_days", "28 days", "From a request for an assessment to written reasons, if it is refused"
)

DUTY = Duty(
    key="careact-refusal-reasons",
    title="Written reasons when an assessment request is refused",
    phase="ready 16-17",
    theme="rights",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="Care Act 2014 ss.58(5), 60(5) and 63(5)",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/58",
    in_force_from=date(2015, 4, 1),
    grain=each_event("transition_assessment_requested"),
    applies={
        "no assessment was carried out instead": assessed_after_request.is_null(),
    },
    opens=THE_EVENT["on"],
    opens_words="Date of the request",
    due=earlier_of(refusal_decided_on, LONG_STOP.after(THE_EVENT["on"])),
    due_words="Day of the decision to refuse, and no later than 28 days after the request",
    done=refusal_reasons_sent_on,
    ends=birthday(18),
    recurs="per request",
    clock=True,
    lead="Adult social care",
    partners=(
        "person who asked",
        "advice service",
    ),
    evidence="Letter with reasons and information on preventing or delaying needs",
    joins_meeting="letter or decision",
    lengths=(LONG_STOP,),
    note=(
        "The Act gives no number of days; 28 days is local. The letter also says how needs may be prevented or "
        "delayed. A decision whose reasons were sent is recorded with the state reasons-sent."
    ),
)
