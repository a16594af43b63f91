"""Health services, conditions, the learning disability register, continuing care: under children's and adult care."""

from datetime import date, timedelta

from onward.demo.city.calendar_days import birthday
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.model import HealthLife, Person
from onward.demo.city.places import Places

_SEEN = {
    "PMLD": 0.98,
    "SLD": 0.9,
    "PD": 0.85,
    "MSI": 0.9,
    "HI": 0.7,
    "VI": 0.7,
    "ASD": 0.55,
    "SEMH": 0.45,
    "MLD": 0.3,
    "SLCN": 0.3,
}
_CONDITIONS = {
    "ASD": ("Autism",),
    "PMLD": ("Profound learning disability", "Epilepsy"),
    "SLD": ("Learning disability",),
    "MLD": ("Learning disability",),
    "PD": ("Cerebral palsy",),
    "HI": ("Hearing loss",),
    "VI": ("Sight impairment",),
    "SEMH": ("Anxiety",),
    "MSI": ("Hearing loss", "Sight impairment"),
}
_OTHER_CONDITIONS = Weights(
    {
        "ADHD": 30,
        "Anxiety": 24,
        "Depression": 12,
        "Asthma": 12,
        "Epilepsy": 8,
        "Eating disorder": 4,
        "Type 1 diabetes": 4,
        "Sickle cell disease": 3,
        "Juvenile arthritis": 2,
        "Cystic fibrosis": 0.5,
        "Muscular dystrophy": 0.5,
    }
)
_LIFE_LIMITING = ("Muscular dystrophy", "Cystic fibrosis", "Rare genetic condition")
# Services that end with childhood, and what those who still need them should move to.
ADULT_SERVICE = {
    "CAMHS": "Adult mental health",
    "Community paediatrics": "Adult neurodisability clinic",
    "Children's learning disability nursing": "Adult learning disability team",
    "Paediatric neurology": "Adult neurology",
    "Children's therapies": "Adult community therapies",
    "Children's continuing care": "NHS continuing healthcare",
    "Children's palliative care": "Adult palliative care",
    "Paediatric diabetes": "Adult diabetes",
    "Paediatric specialty": "Adult specialty",
}


def live(person: Person, on: date, places: Places, chance: Chance) -> None:
    in_care = person.care is not None and person.care.open
    chances = _SEEN.get(person.need, 0.12) if person.plan else 0.12
    if person.group in ("health",) or chance.yes(
        max(chances, 0.6 if in_care else 0, 0.7 if person.group == "adult" else 0)
    ):
        know(person, on, places, chance)


def know(person: Person, on: date, places: Places, chance: Chance) -> None:
    """Give this person a health record."""
    person.health = health = HealthLife(practice=chance.pick(places.practices))
    health.conditions = list(_CONDITIONS.get(person.need, ()))
    if not health.conditions or chance.yes(0.2):
        health.conditions.append(chance.draw(_OTHER_CONDITIONS))
    children = _children_services(person, health, chance)
    for service in dict.fromkeys(children):
        _move_on(person, health, service, on, chance)
    if person.died:
        day = person.died
        before = [(s, a, min(b or day, day)) for s, a, b in health.services if a <= day]
        health.services = before or [("Paediatric specialty", birthday(person.born, 3), day)]
    fourteen = birthday(person.born, 14)
    learning = person.need in ("SLD", "PMLD") or (person.need == "MLD" and chance.yes(0.4))
    if learning and on > fourteen and chance.yes(0.8):
        health.register_date = chance.day(fourteen, max(fourteen, min(on, birthday(person.born, 17))))
        if chance.yes(0.72):
            health.health_check = on - timedelta(days=chance.between(10, 360 if chance.yes(0.8) else 700))
            if health.health_check < health.register_date:
                health.health_check = None
    mental = any(service in ("CAMHS", "Adult mental health") for service, _, _ in health.services)
    health.trust = "community" if mental or chance.yes(0.2) else "acute"


def _children_services(person: Person, health: HealthLife, chance: Chance) -> list[str]:
    services = []
    need, conditions = person.need, health.conditions
    if need == "PMLD" or chance.yes(0.01):
        services += ["Community paediatrics", "Children's therapies"]
        if chance.yes(0.28):
            services.append("Children's continuing care")
        if chance.yes(0.15):
            services.append("Children's palliative care")
            health.conditions.append(chance.pick(_LIFE_LIMITING))
    if need in ("SLD", "PD", "MSI", "ASD") and chance.yes(0.6):
        services.append("Community paediatrics")
    if need in ("SLD", "PMLD") and chance.yes(0.5):
        services.append("Children's learning disability nursing")
    if "Epilepsy" in conditions:
        services.append("Paediatric neurology")
    if "Type 1 diabetes" in conditions:
        services.append("Paediatric diabetes")
    if set(conditions) & {"Anxiety", "Depression", "Eating disorder", "ADHD"} or chance.yes(0.15):
        services.append("CAMHS")
    if need in ("PD", "SLCN") and chance.yes(0.5):
        services.append("Children's therapies")
    return services or ["Paediatric specialty"]


def _move_on(person: Person, health: HealthLife, service: str, on: date, chance: Chance) -> None:
    """Children's care runs to about 18; most who still need it reach the adult service, some late, some never."""
    adult = birthday(person.born, 18)
    began = chance.day(birthday(person.born, 12 if service == "CAMHS" else 3), min(on, adult) - timedelta(days=100))
    if on < adult:
        over = service == "CAMHS" and chance.yes(0.2)
        health.services.append((service, began, chance.day(began, on) if over else None))
        return
    ended = adult + timedelta(days=chance.between(-60, 90))
    if ended > on:
        health.services.append((service, began, None))
        return
    health.services.append((service, began, ended))
    if chance.yes(0.62):
        starts = ended + timedelta(days=chance.between(0, 240))
        if starts <= on:
            health.services.append((ADULT_SERVICE[service], starts, None))
