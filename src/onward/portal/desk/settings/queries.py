"""The area's own lengths and cohorts as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onward.pathway import actions as pathway_actions
from onward.pathway import queries as pathway
from onward.pathway.cohorts import COHORTS, PATTERN_WORDS, Cohort
from onward.pathway.law import DUTIES, Duty
from onward.pathway.law.lengths import Length, Local

if TYPE_CHECKING:
    from onward.pathway.models import CohortSwitch, LocalLength


@dataclass(frozen=True, slots=True)
class Own:
    """One length that the area may choose: what it would be, what it is, who uses it."""

    declared: Local
    duties: tuple[Duty, ...]
    history: tuple["LocalLength", ...]  # newest first; the first may lie ahead
    milestones: int
    today: date

    @property
    def in_force(self) -> "LocalLength | None":
        return next((length for length in self.history if length.starts <= self.today), None)

    @property
    def coming(self) -> "list[LocalLength]":
        return [length for length in self.history if length.starts > self.today]

    @property
    def amount(self) -> int:
        return self.in_force.days if self.in_force else self.declared.default_amount


def own_lengths(*, today: date) -> list[Own]:
    """Two queries: every history, and how many milestones each duty has."""
    histories = pathway.all_lengths()
    declared = pathway_actions.local_lengths()
    used = pathway.how_many_use({duty.key for _, duties in declared.values() for duty in duties})
    return [
        Own(local, tuple(duties), tuple(histories.get(name, ())), sum(used.get(duty.key, 0) for duty in duties), today)
        for name, (local, duties) in sorted(declared.items(), key=lambda item: item[1][0].words)
    ]


def fixed_lengths(*, today: date) -> list[tuple[Length, str, list[Duty]]]:
    """Lengths of law and guidance, with the value in force and the duties that use them. Nobody can change these here."""
    found: dict[tuple, tuple[Length, str, list[Duty]]] = {}
    for duty in DUTIES.values():
        for length in duty.lengths:
            if isinstance(length, Length):
                value = max(
                    (day, text) for day, text in length.since.items() if day <= today or len(length.since) == 1
                )[1]
                found.setdefault((length.words, length.source), (length, value, []))[2].append(duty)
    return sorted(found.values(), key=lambda entry: (entry[2][0].theme, entry[0].words))


@dataclass(frozen=True, slots=True)
class Turn:
    cohort: Cohort
    switch: "CohortSwitch | None"
    is_on: bool
    members: int


def turns(*, today: date) -> list[Turn]:
    """Every cohort, when its turn comes, and how many people the viewer may know to be in it."""
    switches, sizes, on = pathway.cohort_switches(), pathway.cohort_sizes(), pathway_actions.switched_on(today)
    return [Turn(cohort, switches.get(key), key in on, sizes.get(key, 0)) for key, cohort in COHORTS.items()]


def flag_words(cohort: Cohort, kinds: dict) -> Sequence[str]:
    """What puts someone in a cohort, in the words of the facts."""
    return [
        f"{kinds[kind].words} ({PATTERN_WORDS[pattern]})" if pattern else kinds[kind].words
        for kind, pattern in cohort.flags.items()
    ]
