"""What the Client Level Data of one person says: support with its weekly cost, plans, assessments, home and work."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onward.intake.claims import Claims, EventClaim, SpellClaim, Unit
from onward.intake.formats.cld.columns import PERSON, component_of, listed
from onward.intake.formats.cld.costs import weekly_pence
from onward.intake.formats.person_columns import folded
from onward.intake.formats.reading.values import day, said, yes

GAP = timedelta(days=7)  # services that follow within a week are one period of support (national joining rule)
_SETTINGS = {
    "nursingcare": "nursing",
    "residentialcare": "residential",
    "community": "community",
    "prison": "prison",
    "stmax": "short_term_maximising",
    "ongoinglowlevel": "ongoing_low_level",
    "othershortterm": "short_term",
}
_NOT_PAID = {
    "seeking-work": "neet_available",
    "not-seeking-or-retired": "neet_not_available",
    "voluntary-only": "volunteering",
}


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = sorted({u.key: u for u in units}.values(), key=_when)
    spells = [
        *(spell for unit in latest if unit.table == "service" for spell in _service(unit)),
        *_care_plans(latest),
        *_told_of_the_person(latest),
    ]
    events = tuple(event for unit in latest for event in _event(unit))
    return Claims(person=PERSON.claim(latest[-1].values), spells=tuple(spells), events=events)


def _when(unit: Unit) -> tuple[date, date]:
    """Submissions in order, and events in order within one."""
    row = unit.values
    started = day(row.get("event_start_date", "")) or date.min
    return day(row.get("reporting_period_end_date", "")) or started, started


def _span(unit: Unit) -> tuple[date, date | None]:
    started = day(unit.values.get("event_start_date", "")) or date.min
    ended = day(unit.values.get("event_end_date", ""))
    return started, (started if ended and ended < started else ended)


def setting_of(service_type: str) -> str:
    """ "community" of "Long Term Support: Community"; "carer" for support to a carer."""
    if "carer" in folded(service_type):
        return "carer"
    return _SETTINGS.get(folded(service_type.rpartition(":")[2]), "other")


def is_long_term(service_type: str) -> bool:
    return folded(service_type).startswith("longterm")


def _service(unit: Unit) -> Iterator[SpellClaim]:
    row, said_by = unit.values, (unit.table, unit.number)
    started, ended = _span(unit)
    kind = said(row.get("service_type", ""))
    told = {
        "service_type": kind,
        "component": said(row.get("service_component", "")),
        "delivery": said(row.get("delivery_mechanism", "")),
        "support_reason": said(row.get("primary_support_reason", "")),
        "client_type": said(row.get("client_type", "")),
        "outcome": said(row.get("event_outcome", "")),
    }
    details = tuple((name, text) for name, text in told.items() if text)
    cost = weekly_pence(
        row.get("unit_cost", ""), row.get("cost_frequency_unit_type", ""), row.get("planned_units_per_week", "")
    )
    reference = said(row.get("event_reference", "")) or unit.key
    support = SpellClaim(
        "adult_support", setting_of(kind), started, ended, reference, "", cost, details=details, unit=said_by
    )
    yield support
    paid_directly = folded(row.get("delivery_mechanism", "")) == "directpayment"
    if paid_directly or component_of(row.get("service_component", "")) == "directpayment":
        yield replace(support, kind="direct_payment", state="social care", weekly_cost_pence=None)


def _care_plans(units: list[Unit]) -> Iterator[SpellClaim]:
    """A care and support plan is in force while long-term support runs (Care Act 2014 s.24)."""
    running = sorted(
        (
            (*_span(unit), unit)
            for unit in units
            if unit.table == "service" and is_long_term(unit.values.get("service_type", ""))
        ),
        key=lambda found: found[0],
    )
    period: SpellClaim | None = None
    for started, ended, unit in running:
        if period and (period.ended is None or started <= period.ended + GAP):
            still_open = period.ended is None or ended is None
            period = replace(period, ended=None if still_open else max(period.ended or started, ended or started))
            continue
        if period:
            yield period
        period = SpellClaim("adult_care_plan", "in force", started, ended, unit=(unit.table, unit.number))
    if period:
        yield period


def _event(unit: Unit) -> Iterator[EventClaim]:
    row, said_by = unit.values, (unit.table, unit.number)
    started, ended = _span(unit)
    outcome = said(row.get("event_outcome", ""))
    told = {"outcome": outcome, "reference": said(row.get("event_reference", ""))}
    if unit.table == "request":
        state = "planned_entry_transition" if _is_transition(row.get("request_route_of_access", "")) else "other_route"
        told["route"] = said(row.get("request_route_of_access", ""))
        yield EventClaim("adult_request", started, state, ended, details=_some(told), unit=said_by)
    elif unit.table == "assessment":
        eligible = yes(row.get("eligible_needs_identified", ""))
        state = "eligible" if eligible else "not_eligible" if eligible is False else ""
        told |= {"began": started.isoformat(), "type": said(row.get("assessment_type", ""))}
        yield EventClaim("adult_assessment", ended or started, state, details=_some(told), unit=said_by)
    elif unit.table == "review":
        reason = said(row.get("review_reason", ""))
        told |= {"reason": reason, "outcomes_achieved": said(row.get("review_outcomes_achieved", ""))}
        state = "planned" if folded(reason) == "planned" else "unplanned" if reason else ""
        yield EventClaim("adult_review", ended or started, state, details=_some(told), unit=said_by)


def _is_transition(route: str) -> bool:
    return folded(route) == "plannedentrytransition"


def _some(told: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in told.items() if text)


def _told_of_the_person(units: list[Unit]) -> Iterator[SpellClaim]:
    yield from _home(_by_period(units, "accommodation_status", "cld_accommodation_status"))
    yield from _work(_by_period(units, "employment_status", "cld_employment_status"))
    first = units[0]
    since, said_by = _span(first)[0], (first.table, first.number)
    undated = (("start", "not given"),)
    reasons = [listed("cld_primary_support_reason", u.values.get("primary_support_reason", "")) for u in units]
    if any(row and row["key"] == "learning-disability" for row in reasons):
        yield SpellClaim("disability", "learning_disability", since, details=undated, unit=said_by)
    if any(yes(u.values.get("autism", "")) for u in units):
        yield SpellClaim("condition", "Autism", since, details=undated, unit=said_by)


# A status (the row of its code list), from, until, who said so.
Told = tuple[dict[str, str], date, date | None, Unit]


def _by_period(units: list[Unit], column: str, name: str) -> list[Told]:
    """The status of each reporting period, joined where it stays: the latest event counts, known beats unknown, and
    two known statuses on the latest day are unknown (national rules 6.2).
    """
    periods: dict[date, list[Unit]] = {}
    for unit in units:
        periods.setdefault(_when(unit)[0], []).append(unit)
    found: list[Told] = []
    for period_end, told in sorted(periods.items()):
        row, unit = _status(told, column, name)
        began = day(unit.values.get("reporting_period_start_date", "")) or period_end
        since = max(began, min(_span(u)[0] for u in told))
        last = found[-1] if found else None
        if last and (row is None or row["key"] == last[0]["key"]):
            continue
        if last and since > last[1]:
            found[-1] = (last[0], last[1], since - timedelta(days=1), last[3])
        if row is not None:
            found.append((dict(row), since, None, unit))
    return found


def _status(units: list[Unit], column: str, name: str) -> tuple[dict[str, str] | None, Unit]:
    known = [(u, row) for u in units if (row := listed(name, u.values.get(column, ""))) and row["key"] != "unknown"]
    if not known:
        return None, units[-1]
    latest = max(_span(u)[0] for u, _ in known)
    at_last = [(u, row) for u, row in known if _span(u)[0] == latest]
    if len({row["key"] for _, row in at_last}) > 1:
        return None, units[-1]
    return dict(at_last[-1][1]), at_last[-1][0]


def _home(told: list[Told]) -> Iterator[SpellClaim]:
    for row, since, until, unit in told:
        details = (("words", row["label"]), ("settled", "yes" if row["settled"] == "1" else "no"))
        state = row["key"].replace("-", "_")
        yield SpellClaim("home", state, since, until, details=details, unit=(unit.table, unit.number))


def _work(told: list[Told]) -> Iterator[SpellClaim]:
    for row, since, until, unit in told:
        said_by, details = (unit.table, unit.number), (("words", row["label"]),)
        paid = row["paid"] == "1"
        state = "employment" if paid else _NOT_PAID[row["key"]]
        yield SpellClaim("activity", state, since, until, details=details, unit=said_by)
        if paid:
            yield SpellClaim("job", row["key"].replace("-", "_"), since, until, details=details, unit=said_by)
