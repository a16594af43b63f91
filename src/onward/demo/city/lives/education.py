"""EHC plans, requests, SEN support and where people learn."""

from datetime import date, timedelta

from onward.demo.city import targets
from onward.demo.city.calendar_days import age_on, birthday, school_year_start, september_aged
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.model import Person, Plan, PlanRequest
from onward.demo.city.places import Place, Places

_NEEDS = Weights(targets.NEEDS)
_NEEDS_SEN_SUPPORT = Weights(targets.NEEDS_SEN_SUPPORT)
_YEARS = Weights(targets.YEARS_IN_PLACE)
_PLACEMENTS = {age: Weights(table) for age, table in targets.PLACEMENTS.items()}
_OUTCOMES = Weights(targets.REVIEW_OUTCOMES)
_CEASED_UNDER_20 = Weights(targets.CEASED_UNDER_20)
_CEASED_20_AND_OVER = Weights(targets.CEASED_20_AND_OVER)
_REQUESTS = Weights(targets.REQUEST_OUTCOMES)
_SOURCES = Weights({"1": 46, "2": 44, "3": 3, "4": 3, "5": 4})
_IN_SCHOOL = ("mainstream", "special", "independent special", "alternative")


def live(person: Person, on: date, places: Places, chance: Chance) -> None:
    if person.group == "plan":
        person.plan = _plan(person, on, chance)
        _place(person, person.plan, on, places, chance)
        _review(person.plan, on, chance)
        _transfer(person, person.plan, on, chance)
    elif person.group == "former plan":
        person.plan = _plan(person, on, chance)
        _cease(person, person.plan, on, chance)
    elif person.group == "sen support" or (
        person.group == "care" and person.age <= 17 and chance.yes(targets.SEN_SUPPORT_IN_CARE)
    ):
        person.need = chance.draw(_NEEDS_SEN_SUPPORT)
        person.sen_support_since = september_aged(person.born, chance.between(6, min(13, person.age - 1)))
        if chance.yes(targets.REQUESTS_IN_YEAR.get(person.age, 0)):
            person.request = _request(on, chance)
    if person.plan:
        person.need = person.plan.need
    if person.school is None:
        person.school = _school(person, places, chance)


def keep_twins_together(people: list[Person]) -> None:
    """Twins at mainstream schools go to the same one."""
    first: dict[str, Person] = {}
    for person in people:
        if person.multiple_birth and person.school and person.plan is None:
            person.school = first.setdefault(person.multiple_birth, person).school


def _plan(person: Person, on: date, chance: Chance) -> Plan:
    years = chance.draw(_YEARS)
    started = on - timedelta(days=chance.between(2, 30) if years == 0 else years * 365 - chance.between(0, 364))
    started = max(started, birthday(person.born, 3) + timedelta(days=chance.between(0, 300)))
    in_time = chance.yes(targets.PLANS_WITHIN_20_WEEKS)
    requested = started - timedelta(days=chance.between(105, 140) if in_time else chance.between(141, 330))
    six_weeks = chance.yes(targets.REQUEST_IN_SIX_WEEKS)
    decided = requested + timedelta(days=chance.between(24, 42) if six_weeks else chance.between(43, 75))
    need = chance.draw(_NEEDS)
    second = chance.draw(_NEEDS) if chance.yes(0.35) else ""
    return Plan(
        requested,
        decided,
        started,
        started,
        need,
        "" if second == need else second,
        chance.draw(_SOURCES),
        within_20_weeks=in_time,
    )


def _place(person: Person, plan: Plan, on: date, places: Places, chance: Chance) -> None:
    plan.setting = chance.draw(_PLACEMENTS[person.age])
    if plan.need in ("PMLD", "SLD") and plan.setting == "mainstream":
        plan.setting = "special" if person.age < 19 else "specialist college"
    pools: dict[str, tuple[Place, ...]] = {
        "mainstream": places.mainstream,
        "special": places.special,
        "independent special": places.independent,
        "alternative": places.alternative,
        "college": places.colleges,
        "training": places.training,
        "specialist college": places.specialist_colleges,
    }
    if plan.setting in pools:
        plan.place = chance.pick(pools[plan.setting])
        person.school = plan.place if plan.setting in _IN_SCHOOL else None
    began = 11 if plan.setting in _IN_SCHOOL else chance.between(16, max(16, person.age))
    plan.entered = min(september_aged(person.born, began), school_year_start(on))
    if plan.setting in ("NEET", "EHE", "OLA", "NIEO", "OTH", ""):
        plan.entered = chance.day(on - timedelta(days=500), on - timedelta(days=20))
    learning = plan.setting in ("college", "training", "specialist college")
    if learning and chance.yes(targets.SUPPORTED_INTERNSHIP.get(person.age, 0) * 1.6):
        plan.work_based = "SI"
    plan.residential = ("A" if chance.yes(0.7) else "B") if chance.yes(0.003) else ""
    plan.personal_budget = chance.yes(targets.PERSONAL_BUDGET)
    if plan.personal_budget:
        plan.direct_payment = chance.draw(Weights({"S": 178, "E": 15, "I": 3, "": 86}))


def _review(plan: Plan, on: date, chance: Chance) -> None:
    """The last annual review: most within the year, some late, some never recorded, some still undecided."""
    if (on - plan.started).days < 365 or chance.yes(targets.REVIEW_NOT_RECORDED):
        return
    ago = chance.between(367, 500) if chance.yes(0.09) else chance.between(4, 364)
    plan.meeting = max(plan.started + timedelta(days=20), on - timedelta(days=ago))
    if chance.yes(targets.REVIEW_OUTSTANDING):
        return
    in_time = chance.yes(targets.REVIEW_IN_FOUR_WEEKS)
    decided = plan.meeting + timedelta(days=chance.between(10, 28) if in_time else chance.between(29, 130))
    if decided > on:
        return
    plan.decided, plan.outcome = decided, chance.draw(_OUTCOMES)
    draft = decided + timedelta(days=0 if in_time else chance.between(0, 40))
    if plan.outcome == "A" and draft <= on and chance.yes(0.85):
        plan.draft = draft


def _transfer(person: Person, plan: Plan, on: date, chance: Chance) -> None:
    """Moving on after year 11: the final plan naming the next place is due by 31 March of that year."""
    year = school_year_start(on).year + (16 - person.age)
    if person.age in (15, 16):
        plan.transfer_due = date(year, 3, 31)
        late = chance.between(-80, 0) if chance.yes(0.7) else chance.between(1, 150)
        final = plan.transfer_due + timedelta(days=late)
        plan.transfer_final = final if final <= on and chance.yes(0.95) else None


def _cease(person: Person, plan: Plan, on: date, chance: Chance) -> None:
    earliest = max(plan.started + timedelta(days=200), on - timedelta(days=1900), birthday(person.born, 13))
    plan.ceased = chance.day(min(earliest, on - timedelta(days=10)), on - timedelta(days=3))
    plan.started = min(plan.started, plan.ceased - timedelta(days=120))
    plan.assessment_decided = plan.started
    plan.requested = min(plan.requested, plan.started - timedelta(days=105))
    plan.request_decided = plan.requested + timedelta(days=chance.between(24, 42))
    age = age_on(person.born, plan.ceased)
    plan.cease_reason = chance.draw(_CEASED_20_AND_OVER if age >= 20 else _CEASED_UNDER_20)
    if (plan.cease_reason == "1" and age < 25) or (plan.cease_reason in "346" and age < 16):
        plan.cease_reason = "9" if age >= 16 else "5"
    if plan.cease_reason == "8":
        person.died = plan.ceased


def _request(on: date, chance: Chance) -> PlanRequest:
    received = on - timedelta(days=chance.between(10, 380))
    outcome = chance.draw(_REQUESTS)
    days = chance.between(22, 42) if chance.yes(targets.REQUEST_IN_SIX_WEEKS) else chance.between(43, 70)
    decided = received + timedelta(days=days)
    if decided > on or outcome == "A":
        return PlanRequest(received, chance.draw(_SOURCES), "A", None)
    refused = outcome == "N"
    return PlanRequest(
        received,
        chance.draw(_SOURCES),
        outcome,
        None if outcome == "W" else decided,
        in_assessment=outcome == "Y",
        mediation=refused and chance.yes(targets.MEDIATION_ON_REFUSAL),
        tribunal=refused and chance.yes(targets.TRIBUNAL_ON_REFUSAL),
    )


def _school(person: Person, places: Places, chance: Chance) -> Place | None:
    """A mainstream school to 16; half stay on in a sixth form. Those with plans are placed by their plan."""
    if person.group == "plan" or person.age > 17 or (person.age > 15 and not chance.yes(0.45)):
        return None
    if person.group in ("health", "participation") and person.age <= 15 and chance.yes(0.3):
        return None
    if "9A" in person.risks and person.age >= 16:
        return None
    return chance.pick(places.alternative) if chance.yes(0.01) else chance.pick(places.mainstream)
