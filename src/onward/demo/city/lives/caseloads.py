"""Who works with whom. About one in eight has nobody named; the cast's caseloads are picked for their stories."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from onward.demo.city import targets
from onward.demo.city.calendar_days import age_on, birthday
from onward.demo.city.chance import Chance
from onward.demo.city.model import CaseRole, Person
from onward.demo.city.places import Places
from onward.demo.city.workforce import CAST, JOB, Workforce

CAST_CASELOAD = 25
# Beyond those whom no system could name a worker for.
# Their one worker has left and nobody has taken over: of those with one.
_LEFT_WITHOUT_COVER = 0.04
_PASSED_OVER = (targets.NOBODY_NAMED - targets.NOBODY_COULD_BE - 0.75 * _LEFT_WITHOUT_COVER) / (
    1 - targets.NOBODY_COULD_BE
)


def systems_of(person: Person, places: Places) -> tuple[str, ...]:
    """Which systems hold a record of this person."""
    held = {
        "childrens-social-care": bool(person.care or person.in_need),
        "send": bool(person.plan or person.request),
        "participation": person.activity is not None,
        "school": on_school_list(person, places),
        "nhs": person.health is not None,
        "adult-social-care": person.adult is not None,
    }
    return tuple(system for system, holds in held.items() if holds)


def on_school_list(person: Person, places: Places) -> bool:
    return person.school is not None and person.age <= 17 and person.school in places.schools_that_send_lists


def suits(person: Person, job: str, systems: Iterable[str], on: date) -> bool:
    """Whether a worker of this job could hold this person's case."""
    minor = age_on(person.born, on) < 18
    match job:
        case "social worker":
            return minor and person.in_need is not None and person.in_need.closed is None
        case "personal adviser":
            return person.care is not None and person.care.eligibility in ("Eligible", "Relevant", "Former Relevant")
        case "send officer":
            return "send" in systems and (person.plan is None or person.plan.ceased is None)
        case "adult social worker":
            return person.adult is not None and person.died is None
        case "nurse":
            return (
                "nhs" in systems
                and person.health is not None
                and any(ended is None for _, _, ended in person.health.services)
            )
        case "school lead":
            return "school" in systems
        case "participation adviser":
            return "participation" in systems
        case _:
            return "childrens-social-care" in systems and not person.died


_SHARES = {
    "social worker": 0.95,
    "personal adviser": 0.9,
    "send officer": 0.82,
    "adult social worker": 0.8,
    "nurse": 0.25,
    "school lead": 0.8,
    "participation adviser": 0.68,
    "named worker": 0.85,
}


_ALSO_NAMED_WORKER = 0.8
_LEADS_BY_CUSTOM = ("personal adviser", "adult social worker", "send officer", "social worker", "nurse")


def assign(people: list[Person], places: Places, workforce: Workforce, on: date, chance: Chance) -> None:
    workers = {job: workforce.in_job(job) for job in JOB}
    school_leads: dict[str, list[str]] = {}
    for worker in workers["school lead"]:
        school_leads.setdefault(worker.organisation, []).append(worker.id)
    taken = _cast_caseloads(people, places, school_leads, on, chance)
    for person in people:
        systems = systems_of(person, places)
        if person.key not in taken and chance.yes(_PASSED_OVER):
            continue
        fitting = [job for job in JOB if suits(person, job, systems, on)]
        held = {role.role for role in person.roles}
        for job in fitting:
            last_chance = job == fitting[-1] and not person.roles
            if job not in held and (last_chance or chance.yes(_SHARES[job])):
                if job == "school lead":
                    leads = school_leads[f"school-{person.school.number}"]
                    worker_id = chance.pick(leads)
                else:
                    worker_id = workers[job][chance.between(1, len(workers[job]) - 1)].id
                _name(person, worker_id, job, on, chance)
        if person.key not in taken and "named worker" not in held_jobs(person) and chance.yes(_ALSO_NAMED_WORKER):
            _take_on_the_lead(person)
        if len(person.roles) == 1 and person.key not in taken and chance.yes(_LEFT_WITHOUT_COVER):
            left = person.roles[0]
            person.roles[0] = replace(left, ended=max(left.since, on - timedelta(days=chance.between(1, 75))))


def held_jobs(person: Person) -> set[str]:
    return {role.role for role in person.roles}


def _take_on_the_lead(person: Person) -> None:
    """Where there is no named worker by trade, whoever works with someone most often is it: a role, not a job title."""
    for job in _LEADS_BY_CUSTOM:
        for at, role in enumerate(person.roles):
            if role.role == job:
                person.roles[at] = replace(role, role="named worker")
                return


def _name(person: Person, worker: str, job: str, on: date, chance: Chance) -> None:
    since = max(birthday(person.born, 12), on - timedelta(days=chance.between(20, 900)))
    person.roles.append(CaseRole(JOB[job].system, worker, job, min(since, on)))


def _cast_caseloads(
    people: list[Person], places: Places, school_leads: dict[str, list[str]], on: date, chance: Chance
) -> set[str]:
    """Each practitioner of the cast gets up to 25 people; the named worker's are chosen to differ, then filled up."""
    taken: set[str] = set()
    systems = {person.key: systems_of(person, places) for person in people}
    for member in CAST:
        if not member.worker:
            continue
        fitting = [p for p in people if suits(p, member.job, systems[p.key], on)]
        if member.job == "school lead":
            school = next(k for k, ids in school_leads.items() if member.worker in ids).removeprefix("school-")
            fitting = [p for p in fitting if p.school and p.school.number == school]
        chosen = []
        for story in STORIES:
            chosen += [p for p in fitting if story(p, on) and p not in chosen][:2]
        rest = [p for p in fitting if p not in chosen]
        chance.shuffle(rest)
        for person in (chosen + rest)[:CAST_CASELOAD]:
            _name(person, member.worker, member.job, on, chance)
            taken.add(person.key)
    return taken


def _turning(age: int, within: int) -> Callable[[Person, date], bool]:
    return lambda person, on: 0 <= (birthday(person.born, age) - on).days <= within


def _has_service(*services: str) -> Callable[[Person, date], bool]:
    return lambda person, on: person.health is not None and any(s in services for s, _, _ in person.health.services)


STORIES: tuple[Callable[[Person, date], bool], ...] = (
    lambda person, on: person.sen_support_since is not None,
    lambda person, on: person.plan is not None and person.plan.ceased is not None,
    _turning(16, 120),
    _turning(18, 120),
    _turning(25, 200),
    lambda person, on: "9A" in person.risks,
    lambda person, on: person.young_carer,
    lambda person, on: bool({"24A", "11A", "13A"} & set(person.risks)),
    lambda person, on: person.youth_justice,
    lambda person, on: person.care is not None and person.care.episodes[-1].placement == "R5",
    lambda person, on: person.care is not None and person.care.open and person.care.episodes[-1].postcode[0] != "B",
    _has_service("Children's palliative care", "Adult palliative care"),
    _has_service("Children's continuing care", "NHS continuing healthcare"),
    lambda person, on: bool(person.multiple_birth),
    lambda person, on: person.adopted,
    lambda person, on: (
        person.plan is not None and person.plan.meeting is not None and (on - person.plan.meeting).days > 365
    ),
    lambda person, on: person.care is not None and person.care.eligibility == "Former Relevant",
    lambda person, on: person.adult is not None,
)
