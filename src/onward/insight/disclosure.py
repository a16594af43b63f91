"""Small numbers are hidden so that they cannot be worked out. Pure. One place, for every figure that is published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

FEWEST = 5  # "fewer than 5 people" is the most that is said


@dataclass(frozen=True, slots=True)
class Count:
    """A share of people in one group."""

    value: str
    numerator: int
    denominator: int
    hidden: bool = False


def is_small(count: Count) -> bool:
    """Whether the numerator, or those left over, are few enough to point at someone. Nobody and everybody do not."""
    rest = count.denominator - count.numerator
    return 0 < count.numerator < FEWEST or 0 < rest < FEWEST or 0 < count.denominator < FEWEST


def safe(counts: Sequence[Count]) -> list[Count]:
    """Hide small counts; where only one is hidden its neighbours give it away, so hide the next smallest too."""
    found = [replace(count, hidden=is_small(count)) for count in counts]
    hidden = [count for count in found if count.hidden]
    shown = [count for count in found if not count.hidden and count.denominator]
    if shown and hidden and (len(hidden) == 1 or sum(count.numerator for count in hidden) < FEWEST):
        victim = min(shown, key=lambda count: (count.numerator or FEWEST, count.denominator))
        found = [replace(count, hidden=True) if count is victim else count for count in found]
    return found


def safe_whole(count: Count) -> Count:
    return replace(count, hidden=is_small(count))


def safe_groups(counts: Sequence[Count]) -> list[Count]:
    """The same where groups are counted and there is no rest: only a small group is hidden, and one more if it is alone."""
    found = [replace(count, hidden=0 < count.denominator < FEWEST) for count in counts]
    shown = [count for count in found if not count.hidden and count.denominator]
    if shown and sum(count.hidden for count in found) == 1:
        victim = min(shown, key=lambda count: count.denominator)
        found = [replace(count, hidden=True) if count is victim else count for count in found]
    return found
