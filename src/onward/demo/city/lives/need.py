"""Children in need, disability, young carers, and what they are at risk of."""

from datetime import date, timedelta

from onward.demo.city.calendar_days import age_on, birthday, reporting_year_start
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.model import InNeed, Person

_DISABILITIES = {
    "ASD": ("AUT",),
    "SLCN": ("COMM",),
    "SEMH": ("BEH",),
    "MLD": ("LD",),
    "SLD": ("LD", "COMM"),
    "PD": ("MOB", "PC"),
    "PMLD": ("LD", "MOB", "PC", "COMM", "INC"),
    "HI": ("HEAR",),
    "VI": ("VIS",),
    "MSI": ("HEAR", "VIS"),
}
_KNOWN = {"PMLD": 0.75, "SLD": 0.55, "PD": 0.35, "MSI": 0.5, "ASD": 0.1, "SEMH": 0.12, "MLD": 0.08}
_REFERRED_BY = Weights({"1A": 9, "2A": 20, "3A": 4, "3E": 6, "5A": 6, "5B": 6, "6": 29, "8": 6, "1C": 2, "5D": 8})
_FACTORS = Weights({"3B": 30, "4B": 26, "4A": 20, "1B": 12, "2B": 12, "16A": 14, "17A": 14, "15A": 8, "5A": 10})
_RISKS = Weights({"24A": 30, "11A": 22, "13A": 18, "3A": 16, "2A": 14})
_CATEGORIES = Weights({"NEG": 48, "EMO": 38, "PHY": 8, "SAB": 6})


def live(person: Person, on: date, chance: Chance) -> None:
    known = person.plan is not None and not person.plan.ceased and chance.yes(_KNOWN.get(person.need, 0.05))
    if known or person.group == "in need" or (person.group == "health" and chance.yes(0.25)):
        person.disabilities = _DISABILITIES.get(person.need, ("AUT",) if chance.yes(0.4) else ("DDA",))
    in_care = person.care is not None and person.care.open
    minor = age_on(person.born, on) < 18
    person.young_carer = person.group == "young carer" or chance.yes(0.02)
    risky = 0.12 if in_care else 0.2 if person.group == "in need" else 0.012
    if chance.yes(risky):
        person.risks += (chance.draw(_RISKS),)
    person.youth_justice = chance.yes(0.05 if in_care else 0.03 if person.need == "SEMH" else 0.004)
    sen_support = person.sen_support_since is not None and chance.yes(0.055)
    carer = person.group == "young carer" and chance.yes(0.5)
    if in_care or person.group == "in need" or known or sen_support or carer or (minor and len(person.risks) > 0):
        person.in_need = _in_need(person, on, chance)


def _in_need(person: Person, on: date, chance: Chance) -> InNeed | None:
    adult = birthday(person.born, 18)
    last = min(on, adult)
    if person.care and person.care.episodes[-1].legal != "V4":
        referred = person.care.episodes[0].started - timedelta(days=chance.between(0, 300))
        need = person.care.episodes[0].need
    else:
        disabled = bool(person.disabilities) and person.plan is not None
        earliest = birthday(person.born, 5 if disabled else 11)
        referred = chance.day(
            max(earliest, last - timedelta(days=2600 if disabled else 900)), last - timedelta(days=30)
        )
        need = "N2" if disabled else chance.draw(Weights({"N1": 52, "N3": 8, "N4": 18, "N5": 16, "N6": 6}))
    factors = [chance.draw(_FACTORS) for _ in range(chance.between(1, 3))]
    factors += list(person.risks)
    if person.young_carer:
        factors.append("7A")
    if "LD" in person.disabilities:
        factors.append("5A")
    if "MOB" in person.disabilities:
        factors.append("6A")
    closed = adult if on >= adult else None
    if closed and closed < reporting_year_start(on) and not person.care:
        return None  # the census holds only those open in the year
    closure = ""
    if closed:
        closure = "RC6" if "LD" in person.disabilities or need == "N2" else "RC7"
    elif chance.yes(0.12) and not person.care and (on - referred).days > 90:
        closed, closure = on - timedelta(days=chance.between(1, 60)), "RC7" if chance.yes(0.6) else "RC9"
    protection = None
    if need == "N1" and not person.care and not closed and chance.yes(0.22):
        began = chance.day(max(referred + timedelta(days=20), on - timedelta(days=400)), on - timedelta(days=10))
        protection = (began, None, chance.draw(_CATEGORIES))
    began = referred + timedelta(days=chance.between(20, 55))
    return InNeed(
        referred,
        chance.draw(_REFERRED_BY),
        need,
        tuple(dict.fromkeys(factors)),
        began if began < (closed or on) else None,
        closed,
        closure,
        protection,
    )
