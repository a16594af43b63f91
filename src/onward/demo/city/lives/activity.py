"""What young people of the participation cohort do: learning, work, neither, or not known (NCCIS codes)."""

from datetime import date, timedelta

from onward.demo.city import targets
from onward.demo.city.calendar_days import september_aged
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.model import Activity, Person
from onward.demo.city.places import Place, Places

_CODE_BY_SETTING = {
    "mainstream": "210",
    "special": "210",
    "independent special": "210",
    "alternative": "270",
    "college": "230",
    "specialist college": "280",
    "training": "430",
    "EHE": "120",
}
_NEET = Weights({"619": 58, "640": 14, "610": 6, "620": 4, "630": 3, "650": 2, "670": 5, "680": 6, "616": 2})
_NOT_KNOWN = Weights({"810": 80, "820": 14, "830": 6})
_OTHERS = Weights({"230": 50, "220": 10, "310": 6, "320": 3, "330": 3, "410": 3, "430": 4, "530": 2, "240": 0.4})
_WITHOUT_SETTING = Weights({"230": 40, "430": 14, "250": 12, "540": 8, "280": 8, "360": 6, "330": 4, "240": 5})
_PARTICIPATION_ONLY = Weights({"neet": 50, "other": 30, "unknown": 20})


def live(person: Person, on: date, places: Places, chance: Chance) -> None:
    with_plan = person.plan is not None and not person.plan.ceased
    if not (person.age in (16, 17) or (18 <= person.age <= 24 and with_plan) or person.group == "participation"):
        return
    code, place = _what(person, with_plan, places, chance)
    if code in ("619", "640", "610", "620", "630", "650", "670", "680", "616", "810", "820", "830"):
        since = on - timedelta(days=chance.between(5, 420))
    else:
        since = max(september_aged(person.born, 16), september_aged(person.born, person.age - 1))
        since = min(since, on - timedelta(days=30))
    verified = on - timedelta(days=chance.between(3, 80))
    verified = max(verified, since)
    lapses = verified + timedelta(days=91 if code.startswith("6") else 365)
    person.activity = Activity(code, since, verified, lapses, place)


def _what(person: Person, with_plan: bool, places: Places, chance: Chance) -> tuple[str, Place | None]:
    plan = person.plan if with_plan else None
    if plan and plan.setting == "NEET":
        return chance.draw(_NEET), None
    if plan and chance.yes(targets.NOT_KNOWN_WITH_PLAN):
        return chance.draw(_NOT_KNOWN), None
    if plan:
        if plan.work_based == "SI":
            return "460", plan.place
        code = _CODE_BY_SETTING.get(plan.setting)
        return (code, plan.place) if code else (chance.draw(_WITHOUT_SETTING), None)
    if person.group == "participation":
        kind = chance.draw(_PARTICIPATION_ONLY)
    else:
        roll = chance.random()
        kind = "neet" if roll < targets.NEET_SEN_SUPPORT else "other"
        if kind == "other" and roll < targets.NEET_SEN_SUPPORT + targets.NOT_KNOWN_SEN_SUPPORT:
            kind = "unknown"
    if kind != "other":
        person.school = None
        return chance.draw(_NEET if kind == "neet" else _NOT_KNOWN), None
    if person.school:
        return "210", person.school
    code = chance.draw(_OTHERS)
    return code, chance.pick(places.training if code in ("410", "430", "530") else places.colleges)
