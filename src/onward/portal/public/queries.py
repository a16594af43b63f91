"""The pathway for everyone, from the same duties that work out the dates: what happens, when, and who must do it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from onward.pathway.gathering import area_settings
from onward.pathway.law import DUTIES, Duty
from onward.portal.public.choices import AGAIN, FOR_ALL, STAGES

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Plain:
    """A duty in plain words, and whose situation it fits."""

    fits: frozenset[str]
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    duty: Duty
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Law:
    """One law: who leads under it, for which ages, who decides, and the duties that cite it."""

    name: str
    who_leads: str
    ages: str
    decides: str
    duties: tuple[Duty, ...]


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def plain_words() -> Mapping[str, Plain]:
    return {
        row["duty"]: Plain(frozenset(row["for"].split()), row["heading"], row["words"])
        for row in _rows("plain_words.csv")
    }


def step(duty: Duty) -> Step:
    """A duty that nobody has put into plain words yet stands by its own title."""
    plain = plain_words().get(duty.key)
    return Step(duty, plain.heading if plain else duty.title, plain.words if plain else duty.note)


def stages(*, on: date, situation: str = "", age: int | None = None) -> list[tuple[str, list[Step]]]:
    """What happens, stage by stage, for a situation (empty: any) and at an age (None: all), of rules in force on a day.

    At an age, what began at an earlier stage and comes round again stands last, under its own heading.
    """
    found, again = [], []
    for phase, (heading, ages) in STAGES.items():
        duties = [d for d in DUTIES.values() if d.phase == phase and d.in_force(on) and _fits(d, situation)]
        if age is None or age in ages:
            found.append((heading, _steps(duties)))
        elif age >= ages.stop:
            again += [duty for duty in duties if duty.recurs]
    return [(heading, steps) for heading, steps in (*found, (AGAIN, _steps(again))) if steps]


def _steps(duties: list[Duty]) -> list[Step]:
    return sorted((step(duty) for duty in duties), key=lambda one: one.heading)


def _fits(duty: Duty, situation: str) -> bool:
    plain = plain_words().get(duty.key)
    return not situation or plain is None or bool(plain.fits & {situation, FOR_ALL})


def own_lengths(duty: Duty, *, on: date) -> list[str]:
    """This area's own lengths in a duty, as in force on a day."""
    set_here = area_settings(on).lengths
    return [
        f"{local.words}: {set_here.get(local.name, local.default_amount)} {local.unit}" for local in duty.local_settings
    ]


def laws() -> list[Law]:
    """Laws side by side, each with the duties whose citation names it."""
    found = []
    for row in _rows("law_words.csv"):
        marks = row["found_in"].split("|")
        duties = tuple(duty for duty in DUTIES.values() if any(mark in duty.citation for mark in marks))
        found.append(Law(row["law"], row["who_leads"], row["ages"], row["decides"], duties))
    return found


def reviews() -> list[Duty]:
    """Everything that comes round again: the cycles that one joint meeting may serve."""
    return sorted((duty for duty in DUTIES.values() if duty.recurs), key=lambda duty: (duty.joins_meeting, duty.title))


def conflicts() -> list[dict[str, str]]:
    return _rows("conflicts.csv")
