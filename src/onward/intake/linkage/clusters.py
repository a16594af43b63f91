"""Groups of source persons taken to be one, grown link by link from the surest, never past what forbids it.

Plain transitive closure would let one wrong link join two lives. Here every link is tested against both whole groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Obstacle(StrEnum):
    DECIDED = "decided"  # a person said that two of them are different
    NUMBERS = "numbers"  # the groups hold different NHS numbers, UPNs or ULNs
    TWINS = "twins"
    SAME_SYSTEM = "same system"  # one system holds both, and says that it does not hold anyone twice
    TWO_PERSONS = "two persons"  # both are already persons on the list: only a person may join them


@dataclass(slots=True)
class Group:
    members: list[int]
    systems: set[str]
    numbers: tuple[set[str], ...]  # NHS numbers, permanent UPNs, ULNs
    person: int | None = None  # the person on the list that it already is


@dataclass(slots=True)
class Groups:
    duplicating: frozenset[str] = frozenset()  # systems that may hold one person under several identifiers
    different: dict[int, set[int]] = field(default_factory=dict)  # decided by people
    twins: dict[int, set[int]] = field(default_factory=dict)
    _group_of: dict[int, Group] = field(default_factory=dict)

    def add(self, source: int, system: str, numbers: tuple[set[str], ...]) -> None:
        self._group_of[source] = Group([source], {system} - self.duplicating, numbers)

    def group(self, source: int) -> Group:
        return self._group_of[source]

    def together(self, a: int, b: int) -> bool:
        return self._group_of[a] is self._group_of[b]

    def obstacles(self, a: int, b: int) -> set[Obstacle]:
        """All that forbids the machine to join the groups of these two."""
        one, other = self._group_of[a], self._group_of[b]
        found = set()
        if _any_pair(one, other, self.different):
            found.add(Obstacle.DECIDED)
        if any(x and y and not x & y for x, y in zip(one.numbers, other.numbers, strict=True)):
            found.add(Obstacle.NUMBERS)
        if _any_pair(one, other, self.twins):
            found.add(Obstacle.TWINS)
        if one.systems & other.systems:
            found.add(Obstacle.SAME_SYSTEM)
        if one.person is not None and other.person is not None:
            found.add(Obstacle.TWO_PERSONS)
        return found

    def join(self, a: int, b: int) -> None:
        one, other = self._group_of[a], self._group_of[b]
        if one is other:
            return
        keep, gone = (one, other) if len(one.members) >= len(other.members) else (other, one)
        persons = [group.person for group in (keep, gone) if group.person is not None]
        keep.person = min(persons, default=None)
        keep.members.extend(gone.members)
        keep.systems |= gone.systems
        keep.numbers = tuple(x | y for x, y in zip(keep.numbers, gone.numbers, strict=True))
        for source in gone.members:
            self._group_of[source] = keep

    def each(self) -> Iterable[Group]:
        seen: set[int] = set()
        for group in self._group_of.values():
            if id(group) not in seen:
                seen.add(id(group))
                yield group


def _any_pair(one: Group, other: Group, pairs: dict[int, set[int]]) -> bool:
    small, large = sorted((one, other), key=lambda group: len(group.members))
    return any(not pairs[source].isdisjoint(large.members) for source in small.members if source in pairs)
