"""Moving from children's to adults' services: who is expected to, when it is planned, and the named worker."""

import polars as pl

from onward.pathway.law.facts.ages import year_starts
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.declare import (
    ACTIVE,
    ENDED,
    KIND,
    ON,
    RUN_BEGAN,
    STATE,
    UNTIL,
    following,
    of_events,
    of_spells,
    preceding,
)
from onward.pathway.law.facts.social_care import CHILDRENS_CARE

LEAD_PRACTITIONER = "The lead practitioner of the children's service"
HEALTH = ("childrens_health", "continuing_care")
CARE = ("childrens_support", "short_breaks", "looked_after", "child_in_need", "child_protection")


@of_spells(*HEALTH, silence="no", systems=("nhs",), who="The children's health service")
def uses_childrens_health(ask):
    """A children's health service works with the person on the day asked about."""
    return ACTIVE.any()


@of_spells(*CARE, silence="no", systems=("childrens-social-care",), who=CHILDRENS_CARE)
def uses_childrens_social_care(ask):
    """Children's social care works with the person on the day asked about."""
    return ACTIVE.any()


@of_spells(*HEALTH, *CARE, who=LEAD_PRACTITIONER)
def childrens_service_began(ask):
    """The first day of the present use of children's health or social care services, without a gap."""
    return RUN_BEGAN.last()


@of_events("adult_move_expected", "transfer_planned", who=LEAD_PRACTITIONER)
def adult_move_expected(ask):
    """A move to an adults' service is expected: the last answer given, or a move that has been planned since."""
    last = STATE.last()
    return (
        pl.when(KIND.last() == "transfer_planned")
        .then(pl.lit(value=True))
        .when(last == "yes")
        .then(pl.lit(value=True))
        .when(last == "no")
        .then(pl.lit(value=False))
    )


@of_events("adult_move_expected", silence="no", who=LEAD_PRACTITIONER)
def adult_move_ruled_out(ask):
    """It is recorded that no move to an adults' service is expected. Silence does not mean so."""
    return STATE.last() == "no"


@of_events("transfer_planned", who=LEAD_PRACTITIONER)
def transfer_planned_for(ask):
    """The day planned for the first move to an adults' service; the newest plan for each service counts."""
    service = pl.concat_str("subject", "state", separator="\n")
    return UNTIL.filter(service.is_last_distinct()).min()


@of_events("transferred", silence="no", who=LEAD_PRACTITIONER)
def has_moved_to_adults(ask):
    """The person has moved to at least one adults' service."""
    return ON.is_not_null().any()


@of_events("transferred", who=LEAD_PRACTITIONER)
def last_moved_on(ask):
    """The day of the last move to an adults' service."""
    return ON.max()


@of_spells("named_worker", silence="no", who="The lead service")
def has_named_worker(ask):
    """Someone holds the role of named worker on the day asked about (NICE NG43 rec 1.2.5)."""
    return ACTIVE.any()


@of_spells("named_worker", who="The lead service")
def named_worker_since(ask):
    """The first day on which the person had a named worker, without a gap up to the day asked about."""
    return pl.when(ACTIVE.any()).then(RUN_BEGAN.last())


@of_spells("named_worker", who="The lead service")
def named_worker_last_day(ask):
    """The last day of the last named worker, when nobody holds the role now."""
    return pl.when(~ACTIVE.any()).then(ENDED.max())


@of_events("evidence", who=LEAD_PRACTITIONER)
def transition_planning_started(ask):
    """The first day recorded as the start of transition planning."""
    return ON.filter(STATE == "transition-planning-start").min()


@preceding("adult_service_met", who="The adults' service")
def met_adult_service_before(ask):
    """The young person had met this adults' service by the day on which the move was planned."""
    return ON.min()


@following("adult_service_met", who="The adults' service")
def met_adult_service_after(ask):
    """The first day, since the move was planned, on which the young person met this adults' service."""
    return ON.min()


@following("transferred", who="The adults' service")
def moved_to_this_service(ask):
    """The day of moving to the adults' service that was planned for."""
    return ON.min()


@preceding("transferred", who="The adults' service")
def moved_before_the_appointment(ask):
    """The day of the last move to this adults' service before the appointment."""
    return ON.max()


# Those for whom NICE NG43 and QS140 ask that a move be planned. Nobody need say whether one is expected before year 9.
EXPECTED_TO_MOVE = {
    "uses a children's health or social care service, or has moved from one": (
        uses_childrens_health | uses_childrens_social_care | has_moved_to_adults
    ),
    "expected to move to an adults' service": asked_from(adult_move_expected, year_starts(9)),
}
