"""Small numbers are hidden so that they cannot be worked out. Pure. One place, for every figure that is published."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

FEWEST = 5  # "fewer than 5 people" is the most that is said


@dataclass(frozen=True, slots=True)
class Count:
    """A share in one group, of people or of things of which one person may have many.

    For things, `people` says how many people are behind the numerator, behind the rest, and behind all.
    """

    value: str
    numerator: int
    denominator: int
    hidden: bool = False
    people: tuple[int, int, int] | None = None

    @property
    def behind(self) -> tuple[int, int, int]:
        return self.people or (self.numerator, self.denominator - self.numerator, self.denominator)


def is_small(count: Count) -> bool:
    """Whether the people counted, or those left over, are few enough to point at someone. Nobody and everybody do not."""
    return any(0 < people < FEWEST for people in count.behind)


def safe(counts: Sequence[Count]) -> list[Count]:
    """Hide small counts, and then the next smallest until what is hidden, taken together, points at nobody.

    Whoever knows the total subtracts what is shown from it: that rest must not be small either.
    """
    return _hidden_together(
        [replace(count, hidden=is_small(count)) for count in counts],
        is_small=is_small,
        size=lambda count: (count.numerator or FEWEST, count.denominator),
    )


def safe_whole(count: Count) -> Count:
    return replace(count, hidden=is_small(count))


def safe_groups(counts: Sequence[Count]) -> list[Count]:
    """The same where groups are counted and there is no rest: only the size of a group may be small."""

    def small(count: Count) -> bool:
        return 0 < count.behind[2] < FEWEST

    return _hidden_together(
        [replace(count, hidden=small(count)) for count in counts], is_small=small, size=lambda count: count.denominator
    )


def _hidden_together(counts: list[Count], *, is_small: Callable[[Count], bool], size: Callable) -> list[Count]:
    found = counts
    while hidden := [count for count in found if count.hidden]:
        shown = [count for count in found if not count.hidden and count.denominator]
        together = _together(hidden)
        if not shown or (len(hidden) > 1 and not is_small(together)):
            break
        victim = min(shown, key=size)
        found = [replace(count, hidden=True) if count is victim else count for count in found]
    return found


def _together(counts: Sequence[Count]) -> Count:
    numerator, denominator = (sum(getattr(c, name) for c in counts) for name in ("numerator", "denominator"))
    counted, rest, everyone = (sum(people) for people in zip(*(c.behind for c in counts), strict=True))
    return Count("", numerator, denominator, people=(counted, rest, everyone))
