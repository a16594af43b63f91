"""Before moving, the young person meets someone from each adults' service."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, latest_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.moving import adult_move_ruled_out, met_adult_service_after, met_adult_service_before
from onward.pathway.law.lengths import Local
from onward.values.date_columns import earlier_of

LEAD_IN = Local("meet_adult_service_lead_in_months", "12 months", "Before the planned move, to begin to arrange it")

DUTY = Duty(
    key="meet-adult-practitioner",
    title="Young person meets every adult service before moving",
    phase="transfer 17.5-19",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="NICE NG43 rec 1.3.1; QS140 statement 5",
    url="https://www.nice.org.uk/guidance/QS140/chapter/quality-statement-5-meeting-a-practitioner-in-adults-services",
    in_force_from=date(2016, 2, 24),
    grain=latest_event("transfer_planned"),
    applies={
        "a day is planned for moving to this adults' service": THE_EVENT["until"].is_not_null(),
        "a move is still expected": ~adult_move_ruled_out,
    },
    opens=LEAD_IN.before(THE_EVENT["until"]),
    opens_words="Planned transfer date minus 12 months",
    due=THE_EVENT["until"].dt.offset_by("-1d"),
    due_words="Day before the planned transfer date, for each adult service",
    done=earlier_of(met_adult_service_before, met_adult_service_after),
    ends=birthday(25),
    recurs="per adult service",
    lead="Named worker",
    partners=("each adult service", "children's service", "family"),
    evidence="Meeting or joint clinic date per adult service",
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN,),
    note="One row for each service to which a move is planned; the newest planned day counts.",
)
