"""Families: who is in the cohort, at what age, with which brothers and sisters, names, numbers and homes."""

from datetime import date, timedelta

from onward.demo.city import names, targets
from onward.demo.city.calendar_days import age_on, september_aged
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.model import Home, Person
from onward.demo.city.numbers import LA, NEIGHBOUR_LAS, Issuer
from onward.demo.city.places import Places, new_address

_ETHNICITY = Weights(targets.ETHNICITY)
_ETHNICITY_UNACCOMPANIED = Weights(targets.ETHNICITY_UNACCOMPANIED)
TWINS = 0.013
SIBLINGS = 0.17


def group_counts(people: int) -> dict[tuple[str, int], int]:
    """How many of each group and age: targets in proportion, largest remainders first, summing to `people`."""
    cells = {(group, age): n for group, ages in targets.GROUPS.items() for age, n in ages.items() if n}
    total = sum(cells.values())
    exact = {cell: n * people / total for cell, n in cells.items()}
    counts = {cell: int(share) for cell, share in exact.items()}
    short = people - sum(counts.values())
    for cell in sorted(exact, key=lambda c: (counts[c] - exact[c], c))[:short]:
        counts[cell] += 1
    return counts


def make_people(count: int, on: date, places: Places, issuer: Issuer, seed: int) -> list[Person]:
    chance = Chance(seed, "families")
    cells = [cell for cell, n in group_counts(count).items() for _ in range(n)]
    chance.shuffle(cells)
    waiting: dict[int, list[str]] = {age: [] for age in targets.AGES}
    for group, age in cells:
        waiting[age].append(group)

    people: list[Person] = []
    for _, age in cells:
        if not waiting[age]:
            continue
        first = _born_alone(waiting[age].pop(), age, on, len(people), people, chance)
        people.append(first)
        if waiting[age] and first.group != "care" and chance.yes(TWINS):
            people.append(_twin(first, waiting[age].pop(), len(people), chance))
            first.multiple_birth = people[-1].multiple_birth
    for number, person in enumerate(people):
        twin = (
            people[number - 1] if number and people[number - 1].multiple_birth == person.multiple_birth != "" else None
        )
        _give_numbers(person, twin, places, issuer, on, chance)
        _give_histories(person, on, chance)
    _move_together(people)
    return people


def _move_together(people: list[Person]) -> None:
    """Those of a family who began at one address have the moves of the first of them."""
    moves: dict[tuple[str, Home], list[Home]] = {}
    for person in people:
        person.homes = moves.setdefault((person.family, person.homes[0]), person.homes)


def _birth_date(age: int, on: date, chance: Chance) -> date:
    """A birthday in the school year of this academic age, at most 25 years old on the day."""
    end = date(on.year if on.month >= 9 else on.year - 1, 8, 31)
    last = date(end.year - age, 8, 31)
    while True:
        born = chance.day(date(last.year - 1, 9, 1), last)
        if 13 <= age_on(born, on) <= 25:
            return born


def _born_alone(group: str, age: int, on: date, number: int, people: list[Person], chance: Chance) -> Person:
    unaccompanied = group == "care" and chance.yes(targets.UNACCOMPANIED_IN_CARE[age])
    male = 0.9 if unaccompanied else targets.MALE_WITH_PLAN if "plan" in group else targets.MALE_OTHERWISE
    sex = "M" if chance.yes(male) else "F"
    born = _birth_date(age, on, chance)
    key = f"P{number + 1:06d}"
    sibling = None if unaccompanied else _sibling_for(born, people, chance)
    if sibling:
        ethnicity, tradition, family = sibling.ethnicity, sibling.tradition, sibling.family
    else:
        ethnicity = chance.draw(_ETHNICITY_UNACCOMPANIED if unaccompanied else _ETHNICITY)
        tradition, family = names.tradition_of(ethnicity, chance), f"F{number + 1:06d}"
    half = bool(sibling) and chance.yes(0.2)
    patronymic = names.TRADITIONS[tradition].order == "patronymic"
    surname = sibling.family_name if sibling and not half else names.family_name(tradition, chance)
    if sibling is None and tradition in ("british", "caribbean", "irish") and chance.yes(0.05):
        surname = f"{surname}-{names.family_name(tradition, chance)}"
    second = ""
    if patronymic or names.TRADITIONS[tradition].order == "two families":
        second = sibling.second_family_name if sibling and not half else names.family_name(tradition, chance)
    given = names.given_name(tradition, sex, chance)
    if sibling and sibling.given == given:
        given = names.given_name(tradition, sex, chance)
    person = Person(key, family, born, sex, ethnicity, tradition, given, surname, group, age, second_family_name=second)
    person.homes = list(sibling.homes) if sibling and not half else [Home(new_address(chance), born)]
    if unaccompanied:
        person.homes = [Home(new_address(chance), on - timedelta(days=chance.between(90, 1100)))]
        person.risks = ("9A",)
    return person


def _sibling_for(born: date, people: list[Person], chance: Chance) -> Person | None:
    """An earlier person to be brother or sister to: born at least eleven months apart, at most nine years."""
    if len(people) < 20 or not chance.yes(SIBLINGS):
        return None
    for _ in range(6):
        other = chance.pick(people)
        if "9A" not in other.risks and 330 < abs((other.born - born).days) < 3300:
            return other
    return None


def _twin(first: Person, group: str, number: int, chance: Chance) -> Person:
    sex = first.sex if chance.yes(0.66) else ("F" if first.sex == "M" else "M")
    given = names.given_name(first.tradition, sex, chance)
    custom = names.TRADITIONS[first.tradition]
    if sex == first.sex and chance.yes(0.35):  # near-identical names: Hassan and Hussain, Mia and Mila
        alike = [
            n for n in (custom.girls if sex == "F" else custom.boys) if n[0] == first.given[0] and n != first.given
        ]
        given = chance.pick(alike) if alike else given
    if given == first.given:
        given = next(n for n in (custom.girls if sex == "F" else custom.boys) if n != given)
    twin = Person(
        f"P{number + 1:06d}",
        first.family,
        first.born,
        sex,
        first.ethnicity,
        first.tradition,
        given,
        first.family_name,
        group,
        first.age,
        second_family_name=first.second_family_name,
    )
    twin.homes = list(first.homes)
    twin.multiple_birth = f"T{number:06d}"
    return twin


def _give_numbers(
    person: Person, twin: Person | None, places: Places, issuer: Issuer, on: date, chance: Chance
) -> None:
    person.nhs = issuer.new_nhs_number()
    if chance.yes(0.02):
        person.former_nhs = issuer.new_nhs_number()
    arrived_late = "9A" in person.risks
    if not arrived_late or chance.yes(0.5):
        la = LA if chance.yes(0.93) else chance.pick(NEIGHBOUR_LAS)
        year = september_aged(person.born, 15 if arrived_late else 4).year
        if twin and twin.upn:
            la, school, year = twin.upn[1:4], int(twin.upn[4:8]), september_aged(person.born, 4).year
        else:
            school = chance.pick(places.primary_numbers)
        person.upn = issuer.new_upn(la, school, year, temporary=chance.yes(0.2 if arrived_late else 0.012))
        if chance.yes(0.015):
            person.former_upn = issuer.new_upn(chance.pick(NEIGHBOUR_LAS), school, year)
    if person.age >= 14 and chance.yes(0.9 if person.age >= 16 else 0.6):
        person.uln = issuer.new_uln()


def _give_histories(person: Person, on: date, chance: Chance) -> None:
    """Moves of home, changes of name, adoption, protection: what makes one person look like two."""
    moves = 0 if "9A" in person.risks else sum(chance.yes(0.3) for _ in range(2))
    for _ in range(moves):
        since = chance.day(person.homes[-1].since + timedelta(days=200), on - timedelta(days=20))
        if since > person.homes[-1].since:
            person.homes.append(Home(new_address(chance), since))
    nickname = names.NICKNAMES.get(person.given.split()[0])
    if nickname and chance.yes(0.35):
        person.known_as = nickname
    if chance.yes(0.008):
        person.adopted, person.former_name = True, person.family_name
        person.family_name = names.family_name("british", chance)
        person.former_nhs = ""  # an adopted child's old number is closed, never shown
    elif age_on(person.born, on) >= 18 and chance.yes(0.05 if person.sex == "F" else 0.01):
        person.former_name, person.family_name = person.family_name, names.family_name(person.tradition, chance)
    person.protected = chance.yes(0.012) or (person.adopted and chance.yes(0.5))
