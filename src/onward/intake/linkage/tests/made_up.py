"""Made-up records of made-up people in several systems, with the mistakes that real lists have, and who is who."""

import random
from datetime import date, timedelta

import polars as pl

from onward.intake.claims import PersonClaim
from onward.intake.linkage.records import frame, record
from onward.values import identifiers


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _words(
    "Alfie Amara Bethany Caleb Chloe Daniel Dilys Elif Ethan Fatima Grace Hamza Hannah Ibrahim Isla Jack Jasmine Kai "
    "Leah Liam Maryam Mohammed Mohammed Mohammed Nia Oliver Olivia Priya Rhys Rosie Samuel Sofia Thomas Tyrell Umar "
    "Willow Yusuf Zainab Zara Zoe"
)
SURNAMES = _words(
    "Ashdown Begum Begum Brightwater Carrow Dunmore Elmsley Farrowgate Gill Hartnell Hussain Hussain Ivory Jessop "
    "Khan Khan Kettering Lathom Marlowe Nettleship Okafor Patel Patel Quillan Rowanby Singh Singh Smith Smith "
    "Tanglewood Underhill Vance Wetherby Yarrow Zaman"
)
SYSTEMS = ("childrens-social-care", "send", "participation", "school", "nhs")


def _number(chance: random.Random, check, prefix: str) -> str:
    while True:
        nine = prefix + "".join(chance.choices("0123456789", k=9 - len(prefix)))
        if last := check(nine):
            return nine + last


def _upn(chance: random.Random) -> str:
    after = "330" + "".join(chance.choices("0123456789", k=9))
    return identifiers.upn_letter(after) + after


def _postcode(chance: random.Random) -> str:
    return (
        f"B{chance.randint(1, 48)} {chance.randint(1, 9)}{chance.choice('ABDEFGHJLNP')}{chance.choice('ABDEFGHJLNP')}"
    )


def _mistyped_date(chance: random.Random, day: date) -> date:
    kind = chance.random()
    if kind < 0.4 and day.day <= 12:
        return day.replace(month=day.day, day=day.month)
    if kind < 0.7:
        return day.replace(day=(day.day + chance.choice((1, 2, 3)) - 1) % 28 + 1)
    return day.replace(day=min(day.day, 28), year=day.year + chance.choice((-1, 1)))


def _misspelt(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + chance.choice("aeioulnrst") + name[place + chance.choice((0, 1)) :]


def _seen_by(chance: random.Random, truth: PersonClaim, system: str) -> PersonClaim:
    has = chance.random
    given, family, born = truth.given_names, truth.family_name, truth.date_of_birth
    if has() < 0.04:
        given = _misspelt(chance, given)
    if has() < 0.04:
        family = _misspelt(chance, family)
    if has() < 0.02:
        given, family = family, given
    if has() < 0.03:
        family = f"{family}-{chance.choice(SURNAMES)}"
    placeholder = has() < 0.01
    if not placeholder and has() < 0.02:
        born = _mistyped_date(chance, born)
    return PersonClaim(
        given_names=given,
        family_name=family,
        date_of_birth=date(born.year, 1, 1) if placeholder else born,
        dob_placeholder=placeholder,
        sex=truth.sex if has() < 0.99 else "",
        nhs_number=truth.nhs_number if has() < (0.98 if system == "nhs" else 0.3) else "",
        upn=truth.upn if system in ("send", "school", "participation") and has() < 0.8 else "",
        uln=truth.uln if system == "participation" and has() < 0.7 else "",
        postcode=truth.postcode if has() < 0.85 else _postcode(chance),
        address=truth.address if has() < 0.85 else "",
    )


def made_up(people: int, seed: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(records, truth: source, person, family). One family in six has a sibling in the list, one in forty twins."""
    chance = random.Random(seed)
    lines, truth = [], []
    person = 0
    family_number = 0
    while person < people:
        family_number += 1
        surname, home = chance.choice(SURNAMES), _postcode(chance)
        address = f"{chance.randint(1, 200)} Rookery Road"
        born = date(2000, 9, 1) + timedelta(days=chance.randint(0, 12 * 365))
        kind = chance.random()
        births = [born, born] if kind < 0.025 else [born, born + timedelta(days=700)] if kind < 0.19 else [born]
        for name, day in zip(chance.sample(sorted(set(FIRST_NAMES)), k=len(births)), births, strict=True):
            name = chance.choice(FIRST_NAMES) if len(births) == 1 else name
            middle = f" {chance.choice(FIRST_NAMES)}" if chance.random() < 0.3 else ""
            claim = PersonClaim(
                given_names=name + middle,
                family_name=surname,
                date_of_birth=day,
                sex=chance.choice("MF"),
                nhs_number=_number(chance, identifiers.nhs_check_digit, "999"),
                upn=_upn(chance),
                uln=_number(chance, identifiers.uln_check_digit, "7"),
                postcode=home,
                address=address,
            )
            person += 1
            for system in chance.sample(SYSTEMS, k=chance.choice((1, 2, 3, 3, 4, 5))):
                source = len(lines) + 1
                lines.append(record(source, system, f"{system[:2]}{source}", _seen_by(chance, claim, system)))
                truth.append({"source": source, "person": person, "family": family_number})
    return frame(lines), pl.DataFrame(truth)
