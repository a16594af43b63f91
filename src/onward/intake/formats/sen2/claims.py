"""What a SEN2 return says of one person: plans, needs, settings, budgets, and the dated steps of the law's process."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from onward.intake.claims import Claims, EventClaim, PersonClaim, SpellClaim, Unit
from onward.intake.formats.reading.codes import labels
from onward.intake.formats.reading.values import yes
from onward.intake.formats.sen2.parts import PERSON, Part, trees

OUTCOME = {"Y": "yes", "N": "no", "W": "withdrawn"}
REVIEW_OUTCOME = {"A": "amend", "C": "cease", "M": "keep"}  # in the words of the law engine
NOT_IN_LEARNING = {"NEET": "neet_other", "NIEC": "neet_other", "NIEO": "neet_other"}


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = {(u.table, u.key): u for u in units}
    person = PersonClaim()
    spells: list[SpellClaim] = []
    events: list[EventClaim] = []
    for tree in trees(list(latest.values())):
        person = PERSON.claim(tree.fields)
        named: set[str] = set()
        for place, request in enumerate(tree.all("requests"), start=1):
            name = _name_of(request, place, named)
            events += [replace(e, subject=name) for e in _steps(request)]
            spells += _spells(request, name)
    # The same step said by two returns is one step.
    return Claims(person=person, spells=tuple(dict.fromkeys(spells)), events=tuple(dict.fromkeys(events)))


def _name_of(request: Part, place: int, named: set[str]) -> str:
    """What ties a request, its plan and their steps together: the day it came in, the same in every year's return."""
    received = request.day("receiveddate")
    name = f"request of {received.isoformat()}" if received else f"request {place}"
    if name in named:
        name = f"{name} ({place})"
    named.add(name)
    return name


def _event(
    kind: str, part: Part, on: date | None, state: str = "", until: date | None = None, **details: str
) -> Iterator[EventClaim]:
    if on is not None:
        said = tuple((name, text) for name, text in details.items() if text)
        yield EventClaim(kind, on, state, until, details=said, unit=(part.unit.table, part.unit.number))


def _steps(request: Part) -> Iterator[EventClaim]:
    asked = labels("sen2_request_source").get(request.text("requestsource"), "")
    outcome = request.text("requestoutcome").upper()
    yield from _event(
        "ehc_requested",
        request,
        request.day("receiveddate"),
        "withdrawn" if outcome == "W" else "",
        asked_by=asked,
        in_youth_custody="yes" if yes(request.text("rya")) else "",
    )
    if outcome in ("Y", "N"):
        yield from _event(
            "ehc_assess_decided", request, request.day("requestoutcomedate"), OUTCOME[outcome], **_challenges(request)
        )
    assessment = request.one("assessment")
    plan = assessment.one("namedplan") if assessment else None
    if assessment:
        yield from _plan_decided(assessment, plan)
    if plan:
        yield from _plan_steps(plan, assessment)
    if active := request.one("activeplans"):
        yield from _review_steps(active)


def _challenges(part: Part) -> dict[str, str]:
    """Mediation and appeals on record; the first outcome stays when it is overturned."""
    prefix = "request" if part.module == "requests" else "assessment"
    return {name: "yes" for name in ("mediation", "tribunal") if yes(part.text(f"{prefix}{name}"))}


def _plan_decided(assessment: Part, plan: Part | None) -> Iterator[EventClaim]:
    outcome = assessment.text("assessmentoutcome").upper()
    on = assessment.day("assessmentoutcomedate")
    if outcome in ("Y", "N"):
        exception = "yes" if yes(assessment.text("week20")) else ""
        yield from _event(
            "ehc_plan_decided", assessment, on, OUTCOME[outcome], exception=exception, **_challenges(assessment)
        )
    if outcome == "Y":
        yield from _event("ehc_plan_issued", assessment, on)
    elif plan:
        yield from _event("ehc_plan_issued", plan, plan.day("startdate"))


def _plan_steps(plan: Part, assessment: Part | None) -> Iterator[EventClaim]:
    started = plan.day("startdate")
    issued = assessment.day("assessmentoutcomedate") if assessment else None
    if started and issued and started > issued:
        yield from _event("ehc_plan_amended", plan, started)
    reason = labels("sen2_cease_reason").get(plan.text("ceasereason"), "")
    yield from _event("ehc_plan_ceased", plan, plan.day("ceasedate"), plan.text("ceasereason"), reason=reason)


def _review_steps(active: Part) -> Iterator[EventClaim]:
    meeting, decision = active.review_dates
    yield from _event("ehc_review_meeting", active, meeting)
    state = REVIEW_OUTCOME.get(active.text("reviewoutcome").upper(), "")
    yield from _event("ehc_review_decided", active, decision, state)
    yield from _event("ehc_amendment_notice", active, active.day("reviewdraft"))
    due = active.text("phasetransferduedate")
    yield from _event(
        "ehc_plan_amended",
        active,
        active.day("phasetransferfinaldate"),
        "phase transfer",
        until=active.day("phasetransferduedate"),
        due=due,
    )


def _spells(request: Part, name: str) -> Iterator[SpellClaim]:
    assessment = request.one("assessment")
    plan = assessment.one("namedplan") if assessment else None
    active = request.one("activeplans")
    started = _started(plan, assessment, active)
    if started is None:
        return
    ended = plan.day("ceasedate") if plan else None
    if ended and ended < started:
        ended = started
    unit = ((plan or active).unit.table, (plan or active).unit.number)
    details = _plan_details(plan, active)
    state = "ceased" if ended else "maintained"
    yield SpellClaim("ehc_plan", state, started, ended, name, details=details, unit=unit)
    if plan:
        yield from _budgets(plan, started, ended, name)
        if not active:
            yield from _named_settings(plan, started, ended, name)
    if active:
        for need in active.all("senneed"):
            yield from _need(need, started, ended, name)
        for placement in active.all("placementdetail"):
            yield from _placement(placement, started, ended, name)


def _started(plan: Part | None, assessment: Part | None, active: Part | None) -> date | None:
    """The plan's start; for an active plan without one, the day it was issued or last known to be in force."""
    if plan and (on := plan.day("startdate")):
        return on
    if active is None:
        return None
    issued = assessment.day("assessmentoutcomedate") if assessment else None
    return issued or min((d for d in active.review_dates if d), default=None)


def _plan_details(plan: Part | None, active: Part | None) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    if active:
        ranked = sorted(active.all("senneed"), key=lambda n: n.text("sentyperank") or "9")
        found["need"] = ranked[0].text("sentype").upper() if ranked else ""
        found["second_need"] = ranked[1].text("sentype").upper() if len(ranked) > 1 else ""
        found["moved_from"] = active.text("transferla")
        main = next((p for p in active.all("placementdetail") if p.text("placementrank") != "2"), None)
        found["setting"] = _setting(main)[0] if main else ""
        found["residential"] = labels("sen2_residential").get(active.text("res"), "")
        found["work_based"] = labels("sen2_work_based").get(active.text("wbp"), "")
    if plan:
        found["residential"] = labels("sen2_residential").get(plan.text("planres"), "") or found.get("residential", "")
        found["work_based"] = labels("sen2_work_based").get(plan.text("planwbp"), "") or found.get("work_based", "")
        named = [_setting(d)[0] for d in plan.all("plandetail")]
        found["named_setting"] = ", ".join(n for n in named if n)
        found["reason_ended"] = plan.text("ceasereason")
        found["reason_ended_words"] = labels("sen2_cease_reason").get(plan.text("ceasereason"), "")
    return tuple((key, text) for key, text in found.items() if text)


def _setting(part: Part) -> tuple[str, str]:
    """(its identifier or words, its kind): "URN 123456" is a school, "UKPRN 10001234" a college or provider."""
    if urn := part.text("urn").removesuffix(".0"):
        return f"URN {urn}", "school"
    if ukprn := part.text("ukprn").removesuffix(".0"):
        return f"UKPRN {ukprn}", "college"
    code = part.text("sensetting").upper()
    return part.text("sensettingother") or labels("sen2_setting").get(code, ""), code


def _named_settings(plan: Part, started: date, ended: date | None, name: str) -> Iterator[SpellClaim]:
    for detail in plan.all("plandetail"):
        if detail.text("placementrank") == "2":
            continue
        where, kind = _setting(detail)
        if kind in ("school", "college"):
            unit = (detail.unit.table, detail.unit.number)
            yield SpellClaim("school", kind, started, ended, name, where, details=(("named_in", "plan"),), unit=unit)


def _placement(part: Part, plan_started: date, plan_ended: date | None, name: str) -> Iterator[SpellClaim]:
    where, kind = _setting(part)
    if not kind:
        return
    started = part.day("entrydate") or plan_started
    ended = part.day("leavingdate") or plan_ended
    if ended and ended < started:
        ended = started
    unit = (part.unit.table, part.unit.number)
    said = {
        "rank": part.text("placementrank").removesuffix(".0"),
        "residential": labels("sen2_residential").get(part.text("res"), ""),
        "work_based": labels("sen2_work_based").get(part.text("wbp"), ""),
        "sen_unit": "yes" if yes(part.text("senunitindicator")) else "",
        "resourced_provision": "yes" if yes(part.text("resourcedprovisionindicator")) else "",
    }
    details = tuple((key, text) for key, text in said.items() if text)
    if kind in NOT_IN_LEARNING:
        yield SpellClaim("activity", NOT_IN_LEARNING[kind], started, ended, name, details=(("code", kind),), unit=unit)
    elif said["rank"] != "2":
        yield SpellClaim("school", kind, started, ended, name, where, details=details, unit=unit)
    if part.text("wbp").upper() == "SI":
        yield SpellClaim("activity", "supported_internship", started, ended, name, where, unit=unit)


def _need(part: Part, started: date, ended: date | None, name: str) -> Iterator[SpellClaim]:
    code = part.text("sentype").upper()
    words = labels("sen2_need_type").get(code)
    if words:
        details = (("words", words), ("rank", part.text("sentyperank").removesuffix(".0")))
        unit = (part.unit.table, part.unit.number)
        yield SpellClaim("sen_need", code, started, ended, name, details=details, unit=unit)


def _budgets(plan: Part, started: date, ended: date | None, name: str) -> Iterator[SpellClaim]:
    unit = (plan.unit.table, plan.unit.number)
    if yes(plan.text("pb")):
        arranged = (("organised_arrangements", "yes"),) if yes(plan.text("oa")) else ()
        yield SpellClaim("personal_budget", "taken up", started, ended, name, details=arranged, unit=unit)
    paid = labels("sen2_direct_payment").get(plan.text("dp").upper())
    if paid:
        yield SpellClaim("direct_payment", paid.lower(), started, ended, name, unit=unit)
