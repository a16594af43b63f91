"""Making a city: families first, then each life, then who works with whom."""

from datetime import date

from onward.demo.city.chance import Chance
from onward.demo.city.families import make_people
from onward.demo.city.lives import activity, adult, care, caseloads, education, health, need
from onward.demo.city.model import City
from onward.demo.city.numbers import Issuer
from onward.demo.city.outside import make_outsiders
from onward.demo.city.places import make_places
from onward.demo.city.recorded import record_all
from onward.demo.city.workforce import make_workforce


def make_city(*, people: int, seed: int, on: date) -> City:
    """A city of this many tracked people aged 13 to 25, as it stands on this day. The same arguments, the same city."""
    places = make_places(people, Chance(seed, "places"))
    workforce = make_workforce(people, places, seed)
    issuer = Issuer(Chance(seed, "numbers"))
    cohort = make_people(people, on, places, issuer, seed)
    streams = {name: Chance(seed, name) for name in ("education", "care", "need", "health", "activity", "adult")}
    for person in cohort:
        education.live(person, on, places, streams["education"])
    education.keep_twins_together(cohort)
    for person in cohort:
        care.live(person, on, streams["care"])
        need.live(person, on, streams["need"])
        health.live(person, on, places, streams["health"])
        activity.live(person, on, places, streams["activity"])
        adult.live(person, on, streams["adult"])
        if not caseloads.systems_of(person, places):
            health.know(person, on, places, streams["health"])
    caseloads.assign(cohort, places, workforce, on, Chance(seed, "caseloads"))
    city = City(seed, on, places, workforce, cohort)
    city.outsiders = make_outsiders(city, issuer)
    record_all(city)
    return city
