"""Client Level Data as a format: recognised by its headings, one unit an event, checked line by line."""

from collections.abc import Iterable, Iterator
from typing import IO

from onward.intake.claims import Failure, Severity, Unit
from onward.intake.formats.cld.claims import derive
from onward.intake.formats.cld.columns import EVENT_TYPES, HEADINGS, PERSON, key_of, listed
from onward.intake.formats.cld.costs import number
from onward.intake.formats.declare import Context, Format, Sample
from onward.intake.formats.person_columns import Repeats
from onward.intake.formats.reading.checking import (
    WHOLE_LINE,
    Check,
    Row,
    age_skip,
    dated,
    failed,
    in_order,
    not_future,
)
from onward.intake.formats.reading.tables import delimited_rows
from onward.intake.formats.reading.values import day, said
from onward.values.identifiers import normalised

WHO = "The adult social care data team"


def recognise(sample: Sample) -> int:
    found = HEADINGS.among(sample.header)
    wanted = {"la_person_unique_identifier", "event_type", "event_start_date"}
    return 95 if wanted <= found else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    for line, row in delimited_rows(stream, columns=HEADINGS.ours):
        kind = said(row.get("event_type", "")).lower()
        subject = said(row.get("la_person_unique_identifier", ""))
        yield Unit(line, kind if kind in EVENT_TYPES else "event", row, subject, key=key_of(row))


def _is(kind: str, row: Row) -> bool:
    return said(row.get("event_type", "")).lower() == kind


def _on_list(column: str, name: str, words: str) -> Check:
    """The value is on a closed list, in either release's wording."""

    def fails(row: Row, _: Context) -> bool:
        value = row.get(column, "")
        return bool(said(value)) and listed(name, value) is None

    return Check(column.replace("_", "-"), column, f"{words} Use the wording of the CLD specification.", fails)


def _amount(column: str) -> Check:
    return Check(
        "amount",
        column,
        "This is not an amount. Give digits, with a point before the pence.",
        lambda row, _: bool(said(row.get(column, ""))) and number(row[column]) is None,
    )


CHECKS = (
    WHOLE_LINE,
    Check(
        "event-type",
        "event_type",
        "The event is none of request, assessment, service and review, so the line cannot be used. Correct it.",
        lambda row, _: said(row.get("event_type", "")).lower() not in EVENT_TYPES,
        Severity.ERROR,
    ),
    *dated("event-start", "event_start_date", must=True),
    *dated("event-end", "event_end_date"),
    in_order("event-order", "event_start_date", "event_end_date", "The event ends before it starts. Correct a date."),
    not_future("event-start-future", "event_start_date", "The event starts in the future. Check the date."),
    Check(
        "event-open",
        "event_end_date",
        "Only a service may go on without an end date. Give the day this event ended.",
        lambda row, _: not _is("service", row) and not said(row.get("event_end_date", "")),
    ),
    Check(
        "service-type-missing",
        "service_type",
        "The service has no type, so what it is cannot be told. Give the type.",
        lambda row, _: _is("service", row) and not said(row.get("service_type", "")),
    ),
    Check(
        "outcome-missing",
        "event_outcome",
        "The event has ended and has no outcome. Give one.",
        lambda row, _: bool(said(row.get("event_end_date", ""))) and not said(row.get("event_outcome", "")),
    ),
    Check(
        "cost-frequency-missing",
        "cost_frequency_unit_type",
        "There is a cost and not how often it is paid, so the weekly cost cannot be worked out. Give the frequency.",
        lambda row, _: bool(said(row.get("unit_cost", ""))) and not said(row.get("cost_frequency_unit_type", "")),
    ),
    _amount("unit_cost"),
    _amount("planned_units_per_week"),
    _on_list("service_type", "cld_service_type", "This service type is not on the list."),
    _on_list("service_component", "cld_service_component", "This service component is not on the list."),
    _on_list("delivery_mechanism", "cld_delivery_mechanism", "This delivery mechanism is not on the list."),
    _on_list("cost_frequency_unit_type", "cld_cost_frequency", "This cost frequency is not on the list."),
    _on_list("client_type", "cld_client_type", "This client type is not on the list."),
    _on_list("primary_support_reason", "cld_primary_support_reason", "This support reason is not on the list."),
    _on_list("accommodation_status", "cld_accommodation_status", "This accommodation status is not on the list."),
    _on_list("employment_status", "cld_employment_status", "This employment status is not on the list."),
    _on_list("request_route_of_access", "cld_route_of_access", "This route of access is not on the list."),
    _on_list("review_reason", "cld_review_reason", "This reason for a review is not on the list."),
    _on_list("client_funding_status", "cld_client_funding_status", "This funding status is not on the list."),
    _on_list("event_outcome", "cld_event_outcome", "This outcome is not on the list."),
)


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    """People of other ages, most of the return, are passed over before anything else is asked of their lines."""
    events = Repeats("event-repeated", "event_start_date", "This event", WHO)
    nhs_numbers: dict[str, str] = {}
    for unit in units:
        row = unit.values
        born = day(row.get("date_of_birth", ""))
        if born and born <= context.today:
            unit.skip = age_skip(born, context.today)
        if not unit.skip:
            unit.failures += failed(row, CHECKS, context, WHO)
            unit.failures += PERSON.failures(row, context, WHO)
            if not unit.subject:
                words = "There is no person identifier, so the event belongs to nobody. Give one."
                unit.failures.append(Failure("person-missing", "la_person_unique_identifier", "", words, WHO))
            elif repeated := events.failure(unit.key, unit.number, Severity.WARNING):
                unit.failures.append(repeated)
            unit.failures += _two_numbers(unit, nhs_numbers)
        yield unit


def _two_numbers(unit: Unit, nhs_numbers: dict[str, str]) -> Iterator[Failure]:
    value = normalised(said(unit.values.get("nhs_number", "")))
    if value and nhs_numbers.setdefault(unit.subject, value) != value:
        words = "This person has another NHS number earlier in the file. Find out which is right."
        yield Failure("two-nhs-numbers", "nhs_number", value, words, WHO, Severity.WARNING)


CLD = Format(
    key="cld-csv",
    title="Adult social care Client Level Data, CSV",
    unit="CSV line",
    system="adult-social-care",
    family="cld",
    source="NHS England Client Level Data specification, release 1 and release 2 (October 2025)",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=(
        ("event", "la_person_unique_identifier", "The council's own number for the person"),
        ("event", "event_type", "Request, assessment, service or review"),
        ("event", "event_start_date", "The day it began"),
        ("event", "event_end_date", "The day it ended; a service may go on without"),
        ("request", "request_route_of_access", "Planned Entry (Transition) is the move from children's services"),
        ("service", "service_type", "Short or long term support, and where"),
        ("service", "unit_cost", "Pounds for each unit, with its frequency"),
        ("review", "review_reason", "Planned, or why it was not"),
    ),
)
