"""Adult social care from 18: the request on the way over, the assessment, services with weekly costs, reviews."""

from datetime import date, timedelta

from onward.demo.city import targets
from onward.demo.city.calendar_days import birthday
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.model import AdultLife, Person

_REASONS = Weights(targets.ADULT_REASONS)
_LEARNING = {"PMLD", "SLD", "MLD", "ASD"}
_LONG_TERM = {
    "PMLD": 0.8,
    "SLD": 0.6,
    "MSI": 0.5,
    "PD": 0.24,
    "ASD": 0.13,
    "MLD": 0.11,
    "VI": 0.15,
    "HI": 0.08,
    "SEMH": 0.06,
}
_SETTING = Weights({"Community": 88, "Residential Care": 10.5, "Nursing Care": 1.5})
_COMPONENTS = Weights(
    {"Community Supported Living": 26, "Home Support": 20, "Day Support": 24, "Direct Payment": 26, "Shared Lives": 4}
)
_ACCOMMODATION = Weights(
    {
        "Settled mainstream housing with family / friends": 62,
        "Tenant": 8,
        "Supported accommodation / supported lodgings / supported group home": 18,
        "Shared Lives scheme": 3,
        "Placed in temporary accommodation by the council (inc. homelessness resettlement)": 3,
        "Unknown": 6,
    }
)
_EMPLOYMENT = Weights(
    {
        "Paid: Less than 16 hours a week": 4,
        "Paid: 16 or more hours a week": 2,
        "Unknown": 14,
        "Not in Paid Employment (seeking work)": 14,
        "Not in Paid Employment (voluntary work only)": 4,
        "Not in Paid Employment (not actively seeking work / retired)": 62,
    }
)


def live(person: Person, on: date, chance: Chance) -> None:
    adult = birthday(person.born, 18)
    if on < adult - timedelta(days=240):
        return
    in_long_term = _likely(person)
    asked_only = 0.3 if person.group == "adult" else 0.05 if person.plan or person.care else 0
    roll = chance.random()
    if roll >= in_long_term + asked_only:
        return
    supported = roll < in_long_term
    planned = adult - timedelta(days=chance.between(20, 420))
    transition = person.group != "adult" and chance.yes(0.8)
    late_start = min(on - timedelta(days=15), birthday(person.born, 25))
    requested = planned if transition else chance.day(adult, max(adult, late_start))
    if requested >= on:
        requested = on - timedelta(days=chance.between(1, 12))
    life = AdultLife(
        _reason(person, chance), requested, "Planned Entry (Transition)" if transition else "Community/Other route"
    )
    person.adult = life
    if not supported and chance.yes(0.5):
        return
    life.assessed = requested + timedelta(days=chance.between(10, 120))
    if life.assessed > on:
        life.assessed = None
        return
    ended = life.assessed + timedelta(days=chance.between(14, 70))
    if ended > on:
        return
    life.assessment_ended, life.eligible = ended, supported
    if supported and (started := max(adult, ended + timedelta(days=chance.between(3, 60)))) <= on:
        support(person, life, started, on, chance)


def _likely(person: Person) -> float:
    if person.died:
        return 0
    if person.group == "adult":
        return 0.64
    if person.plan is None:
        return 0.05 if person.care and "9A" not in person.risks else 0.0
    if person.plan.ceased and person.plan.cease_reason in "345":
        return 0.02
    return _LONG_TERM.get(person.need, 0.02) * (1 if person.plan.ceased is None else 0.75)


def _reason(person: Person, chance: Chance) -> str:
    if person.need in _LEARNING and (person.need != "ASD" or chance.yes(0.7)):
        return "Learning Disability Support"
    if person.need == "PD":
        return "Physical Support: Personal care support"
    if person.need == "SEMH":
        return "Mental Health Support"
    return chance.draw(_REASONS)


def support(person: Person, life: AdultLife, started: date, on: date, chance: Chance) -> None:
    setting = chance.draw(_SETTING)
    # Lognormal about the published mean of a package (sigma 0.8): a few packages cost thousands.
    cost = targets.ADULT_WEEKLY_COST_POUNDS * chance.lognormvariate(-0.32, 0.8)
    kind = f"Long Term Support: {setting}"
    if setting != "Community":
        life.services.append(
            (
                kind,
                f"Long Term {setting}",
                "CASSR Commissioned Support",
                started,
                None,
                1,
                round(max(900, cost * 2.4), 2),
                "Weekly",
            )
        )
        life.accommodation = "Registered care home" if setting == "Residential Care" else "Registered nursing home"
    else:
        life.accommodation = chance.draw(_ACCOMMODATION)
        changed = chance.yes(0.3) and (on - started).days > 400
        change = started + timedelta(days=chance.between(180, 380)) if changed else None
        life.services.append(_component(kind, chance.draw(_COMPONENTS), started, change, cost * 0.9, chance))
        if change:
            life.services.append(_component(kind, chance.draw(_COMPONENTS), change, None, cost * 1.15, chance))
        elif chance.yes(0.2):
            life.services.append(
                (kind, "Transport", "CASSR Commissioned Support", started, None, 2, 14.5, "Per session")
            )
    life.employment = chance.draw(_EMPLOYMENT)
    reviewed = started + timedelta(days=chance.between(42, 80))
    while reviewed <= on:
        life.reviews.append((reviewed, "Planned" if chance.yes(0.9) else "Unplanned - Other Reason"))
        reviewed += timedelta(days=chance.between(300, 430))
    if person.died and person.died >= started:
        life.services = [(*s[:4], person.died, *s[5:]) for s in life.services]


def _component(
    kind: str, component: str, started: date, ended: date | None, cost: float, chance: Chance
) -> tuple[str, str, str, date, date | None, float, float, str]:
    if component == "Direct Payment":
        return kind, component, "Direct Payment", started, ended, 1, round(cost * 4, 2), "4-weekly"
    mechanism = "CASSR Managed Personal Budget" if chance.yes(0.75) else "CASSR Commissioned Support"
    if component == "Home Support":
        return kind, component, mechanism, started, ended, max(2, round(cost / 24.5)), 24.5, "Hourly"
    if component == "Day Support":
        days = chance.between(1, 5)
        return kind, component, mechanism, started, ended, days, round(max(45, cost / days / 1.6), 2), "Per session"
    return kind, component, mechanism, started, ended, 1, round(cost * 1.3, 2), "Weekly"
