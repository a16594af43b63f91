"""People in the files whom nobody aged 13 to 25 is: younger children and older adults, as any real return has.

They are in the client indexes, the census of children in need, Client Level Data and, in year 8, on school lists.
"""

from datetime import date, timedelta

from onward.demo.city import names, targets
from onward.demo.city.calendar_days import birthday, school_year_start
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.lives import adult
from onward.demo.city.model import AdultLife, City, Home, InNeed, Person
from onward.demo.city.numbers import LA, Issuer
from onward.demo.city.places import new_address

SHARE = 0.04  # of the tracked people
_ETHNICITY = Weights(targets.ETHNICITY)
_WHERE = Weights({"in need": 40, "adult": 35, "year 8": 25})


def make_outsiders(city: City, issuer: Issuer) -> list[Person]:
    chance = Chance(city.seed, "outside")
    return [_outsider(number, city, issuer, chance) for number in range(1, round(len(city.people) * SHARE) + 1)]


def _outsider(number: int, city: City, issuer: Issuer, chance: Chance) -> Person:
    group = chance.draw(_WHERE)
    person = _somebody(f"X{number:06d}", group, _born(group, city.on, chance), chance)
    person.nhs = issuer.new_nhs_number()
    person.homes = [Home(new_address(chance), person.born)]
    if group == "adult":
        started = chance.day(birthday(person.born, 25), city.on - timedelta(days=30))
        asked = started - timedelta(days=60)
        person.adult = AdultLife("Learning Disability Support", asked, "Community/Other route", asked, started, True)
        adult.support(person, person.adult, started, city.on, chance)
    else:
        school = chance.pick(city.places.primary_numbers)
        person.upn = issuer.new_upn(LA, school, person.born.year + 5)
    if group == "in need":
        referred = chance.day(birthday(person.born, 1), city.on - timedelta(days=30))
        person.in_need = InNeed(referred, "2A", "N1", ("3B",), referred + timedelta(days=25))
    if group == "year 8":
        person.school = chance.pick(city.places.mainstream)
        person.need, person.sen_support_since = "SPLD", school_year_start(city.on)
    return person


def _born(group: str, on: date, chance: Chance) -> date:
    if group == "year 8":  # academic age 12, and not yet 13
        last = date(school_year_start(on).year - 12, 8, 31)
        return chance.day(birthday(on, -13) + timedelta(days=1), last)
    youngest, oldest = (3, 12) if group == "in need" else (26, 64)
    return chance.day(birthday(on, -oldest - 1) + timedelta(days=1), birthday(on, -youngest))


def _somebody(key: str, group: str, born: date, chance: Chance) -> Person:
    ethnicity = chance.draw(_ETHNICITY)
    tradition = names.tradition_of(ethnicity, chance)
    sex = "M" if chance.yes(0.5) else "F"
    return Person(
        key,
        key,
        born,
        sex,
        ethnicity,
        tradition,
        names.given_name(tradition, sex, chance),
        names.family_name(tradition, chance),
        group,
        age=12,
    )
