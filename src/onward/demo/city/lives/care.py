"""Children looked after and care leavers: SSDA903 episodes that go back years, reviews, missing episodes, leaving."""

from dataclasses import replace
from datetime import date, timedelta

from onward.demo.city import targets
from onward.demo.city.calendar_days import age_on, birthday
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.model import CareLife, Episode, Person
from onward.demo.city.places import new_postcode

_YOUNGER = Weights({"foster": 84, "home": 8, "parents": 8})
_MIDDLE = Weights(targets.PLACED_13_TO_15)
_OLDER = Weights(targets.PLACED_16_AND_17)
_OLDER_UNACCOMPANIED = Weights({"foster": 35, "supported": 64, "home": 1})
_FOSTER = Weights({"U1": 8, "U3": 10, "U4": 30, "U5": 4, "U6": 48})
_NEEDS = Weights({"N1": 66, "N2": 4, "N3": 4, "N4": 8, "N5": 13, "N6": 3, "N8": 2})
_MOVES = Weights({0: 34, 1: 28, 2: 16, 3: 10, 4: 6, 5: 4, 7: 2})
_CHANGES = Weights({"CARPL": 40, "CREQB": 18, "CREQO": 10, "CHILD": 8, "CLOSE": 5, "LAREQ": 10, "STAND": 4, "OTHER": 5})
_LEFT_AT_18 = Weights({"E17": 20, "E5": 34, "E6": 12, "E7": 6, "E4A": 8, "E9": 2, "E8": 18})
_LEFT_EARLIER = Weights({"E4A": 42, "E4B": 15, "E13": 12, "E5": 14, "E8": 12, "E9": 5})
_REVIEW_CODES = Weights({"PN1": 62, "PN2": 5, "PN3": 4, "PN4": 4, "PN5": 6, "PN6": 13, "PN7": 6})
_ACTIVITY = Weights(targets.LEAVER_ACTIVITY)
_HOME = Weights(targets.LEAVER_HOME)
_FAR = ("CV", "DY", "WV", "ST", "NG", "LE", "SA", "LL")
THIRTEEN_WEEKS = 91
# The codes changed with registration of supported accommodation (SSDA903 guide 2024-25).
SUPPORTED_REGISTERED = date(2024, 4, 1)


def live(person: Person, on: date, chance: Chance) -> None:
    with_plan = person.group == "plan" and chance.yes(targets.CARE_AMONG_PLANS[person.age])
    if person.group != "care" and not with_plan:
        if person.plan and not person.plan.ceased and person.need in ("PMLD", "SLD") and chance.yes(0.15):
            person.care = _short_breaks(person, on, chance)
        return
    care = CareLife(unaccompanied="9A" in person.risks)
    started, ended, reason = _span(person, care.unaccompanied, on, chance)
    care.episodes = _episodes(person, care.unaccompanied, started, ended, reason, on, chance)
    person.care = care
    if care.open:
        care.reviews = _reviews(started, on, chance)
        _missing(care, on, chance)
    _leaving(person, care, on, chance)


def _span(person: Person, unaccompanied: bool, on: date, chance: Chance) -> tuple[date, date | None, str]:
    """When care began, when and why it ended. Nobody is looked after past their 18th birthday."""
    adult = birthday(person.born, 18)
    last = min(on, adult)
    if unaccompanied:
        arrived = birthday(person.born, 15) if person.age >= 16 else birthday(person.born, person.age - 1)
        started = chance.day(arrived, last - timedelta(days=60))
    elif chance.yes(0.06):
        started = last - timedelta(days=chance.between(12, 85))
    else:
        oldest = birthday(person.born, 1) if chance.yes(0.35) else birthday(person.born, 10)
        started = chance.day(oldest, last - timedelta(days=120))
    if on >= adult:
        if chance.yes(0.87) or unaccompanied:
            return started, adult, "E5" if unaccompanied else chance.draw(_LEFT_AT_18)
        first = max(started + timedelta(days=100), birthday(person.born, 16) + timedelta(days=40))
        return (
            started,
            max(started + timedelta(days=14), chance.day(first, adult - timedelta(days=20))),
            chance.draw(_LEFT_EARLIER),
        )
    sixteen = birthday(person.born, 16)
    if not unaccompanied and on > sixteen + timedelta(days=60) and chance.yes(0.1):
        first = max(started + timedelta(days=10), sixteen + timedelta(days=5))
        if first < on:
            return started, chance.day(first, on - timedelta(days=1)), chance.draw(_LEFT_EARLIER)
    return started, None, ""


def _kind(age: int, unaccompanied: bool, chance: Chance) -> str:
    if age >= 16:
        return chance.draw(_OLDER_UNACCOMPANIED if unaccompanied else _OLDER)
    return chance.draw(_MIDDLE if age >= 13 else _YOUNGER)


def _episodes(
    person: Person, unaccompanied: bool, started: date, ended: date | None, reason: str, on: date, chance: Chance
) -> list[Episode]:
    last = ended or on
    changes: dict[date, str] = {}
    for _ in range(0 if unaccompanied else chance.draw(_MOVES)):
        changes[chance.day(started + timedelta(days=10), last - timedelta(days=5))] = "P"
    # Supported accommodation and custody come only after 16: a move there must itself be after 16.
    final_kind = _kind(age_on(person.born, last - timedelta(days=1)), unaccompanied, chance)
    if final_kind in ("supported", "custody"):
        first = max(birthday(person.born, 16), started + timedelta(days=10))
        if first < last - timedelta(days=5):
            moved = chance.day(first, last - timedelta(days=5))
            changes = {day: change for day, change in changes.items() if day < moved}
            changes[moved] = "P"
    legal = "V2" if unaccompanied or chance.yes(0.25) else "C1"
    order_made = started + timedelta(days=chance.between(150, 260))
    if legal == "C1" and order_made < last - timedelta(days=5):
        changes.setdefault(order_made, "L")
    days = sorted(day for day in changes if started < day < last)
    starts = [(started, "S")] + [(day, changes[day]) for day in days]
    moves = [day for day, change in starts if change != "L"]
    need = "N8" if unaccompanied else chance.draw(_NEEDS)
    home = person.homes[0].address.postcode
    episodes: list[Episode] = []
    placement = provider = urn = postcode = ""
    kind = ""
    for day, change in starts:
        if change != "L":
            kind = final_kind if day == moves[-1] else _kind(age_on(person.born, day), unaccompanied, chance)
            if kind in ("supported", "custody") and age_on(person.born, day) < 16:
                kind = "foster"
            placement, provider, urn, postcode = _placement(kind, day, home, chance)
        elif legal == "C1":
            legal = "C2"
        held = "J1" if placement == "R5" else "C2" if placement == "P1" else legal
        before = episodes[-1] if episodes else None
        if before and change == "L" and before.legal == held:
            continue
        if before and change == "P" and before.placement == placement == "P1":
            continue
        if before:
            # Custody, and going home under an order, change the legal status with the place.
            change = "B" if change == "P" and before.legal != held else change
            moved = "" if change == "L" else chance.draw(_CHANGES)
            episodes[-1] = replace(before, ended=day, reason_ceased="X1", reason_change=moved)
        episodes.append(Episode(day, change, held, need, placement, provider, urn, postcode))
    episodes[-1] = replace(episodes[-1], ended=ended, reason_ceased=reason)
    return episodes


def _placement(kind: str, day: date, home: str, chance: Chance) -> tuple[str, str, str, str]:
    """Placement code, provider code, URN and postcode."""
    postcode = new_postcode(chance)
    if kind not in ("parents",) and chance.yes(targets.FAR_FROM_HOME):
        postcode = chance.pick(_FAR) + postcode[1:]
    registered = f"SC{990000 + chance.between(1, 60):06d}"
    if kind == "parents":
        return "P1", "PR0", "", home
    if kind == "home":
        return "K2", "PR4" if chance.yes(0.8) else "PR1", registered, postcode
    if kind == "supported":
        return (
            ("K3" if day >= SUPPORTED_REGISTERED else "H5"),
            "PR4" if chance.yes(0.75) else "PR5",
            registered,
            postcode,
        )
    if kind == "secure":
        return "K1", "PR2", registered, postcode
    if kind == "custody":
        return "R5", "PR3", "XXXXXXX", postcode
    if kind == "other":
        return ("R1" if chance.yes(0.5) else "S1"), "PR4", registered, postcode
    code = chance.draw(_FOSTER)
    own = code in ("U1", "U3") or chance.yes(0.45)
    return code, "PR1" if own else "PR4", registered, postcode


def _reviews(started: date, on: date, chance: Chance) -> list[tuple[date, str]]:
    """Reviews of the last twelve months: twenty working days, three months, then every six; about one in eight late."""
    reviews = []
    day = on - timedelta(days=chance.between(184, 240) if chance.yes(0.12) else chance.between(3, 182))
    while day > started + timedelta(days=14) and (on - day).days < 366:
        reviews.append((day, chance.draw(_REVIEW_CODES)))
        day -= timedelta(days=chance.between(150, 183))
    return sorted(reviews)


def _missing(care: CareLife, on: date, chance: Chance) -> None:
    if not chance.yes(targets.MISSING_FROM_CARE):
        return
    for _ in range(chance.between(1, 4)):
        day = chance.day(max(care.episodes[0].started, on - timedelta(days=230)), on - timedelta(days=5))
        if all(abs((day - other).days) > 6 for _, other, _ in care.missing):
            care.missing.append(("M" if chance.yes(0.8) else "A", day, day + timedelta(days=chance.between(0, 4))))
    care.missing.sort(key=lambda spell: spell[1])


def _leaving(person: Person, care: CareLife, on: date, chance: Chance) -> None:
    """Care leaver category (Children Act 1989 sch 2 para 19B, ss 23A-24): 13 weeks since 14, some of it after 16."""
    fourteen, sixteen = birthday(person.born, 14), birthday(person.born, 16)
    first, last = care.episodes[0].started, care.episodes[-1].ended or on
    if on < sixteen or last <= sixteen:
        return
    adult = age_on(person.born, on) >= 18
    enough = (last - max(first, fourteen)).days >= THIRTEEN_WEEKS
    care.eligibility = (
        "Qualifying"
        if not enough and not care.open
        else ""
        if not enough
        else "Eligible"
        if care.open
        else "Former Relevant"
        if adult
        else "Relevant"
    )
    if not care.eligibility or care.open:
        if care.open:
            care.plan_reviewed = on - timedelta(days=chance.between(5, 175 if chance.yes(0.8) else 330))
        return
    if chance.yes(targets.NOT_IN_TOUCH):
        care.in_touch, care.activity, care.home = chance.draw(Weights({"NO": 6, "REFU": 1, "NREQ": 2})), "0", "0"
        care.latest_contact = max(last, on - timedelta(days=chance.between(120, 500)))
        return
    care.in_touch, care.activity, care.home = "YES", chance.draw(_ACTIVITY), chance.draw(_HOME)
    if not adult and care.home == "Z1":
        care.home = "B1"
    care.latest_contact = max(last, on - timedelta(days=chance.between(1, 55 if chance.yes(0.85) else 110)))
    care.plan_reviewed = max(last, on - timedelta(days=chance.between(5, 178 if chance.yes(0.78) else 400)))


def _short_breaks(person: Person, on: date, chance: Chance) -> CareLife | None:
    """Overnight short breaks under an agreement (V4): not being in care."""
    last = min(on, birthday(person.born, 18))
    started = chance.day(birthday(person.born, 9), last - timedelta(days=200))
    home = person.home.postcode
    episode = Episode(
        started,
        "S",
        "V4",
        "N2",
        "K2",
        "PR1",
        "SC990001",
        new_postcode(chance, near=home),
        ended=None if last == on else last,
        reason_ceased="" if last == on else "E8",
    )
    return CareLife(episodes=[episode])
