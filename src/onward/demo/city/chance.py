"""Chance with a seed: the same seed and stream name always give the same draws, on any machine.

Each part of the city draws from its own named stream, so that a change to one part leaves the others as they were.
"""

import random
from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Weights(Generic[T]):
    """A table of chances, summed once so that each draw is one look-up."""

    def __init__(self, table: Mapping[T, float]):
        self.choices = [choice for choice, weight in table.items() if weight > 0]
        self.sums = list(accumulate(weight for weight in table.values() if weight > 0))
        self.total = self.sums[-1]


class Chance(random.Random):
    """Made-up data only: nothing here is fit for secrets."""

    def __init__(self, seed: int, stream: str):
        super().__init__(f"{seed}/{stream}")

    def yes(self, probability: float) -> bool:
        return self.random() < probability

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self.random() * len(choices))]

    def draw(self, weights: Weights[T]) -> T:
        return weights.choices[bisect(weights.sums, self.random() * weights.total)]

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both included; the first when they are the wrong way round."""
        days = (last - first).days
        return first if days <= 0 else first + timedelta(days=self.between(0, days))

    def weekday(self, first: date, last: date) -> date:
        """As `day`, moved back to Friday when it falls on a weekend (never before `first`)."""
        chosen = self.day(first, last)
        return max(first, chosen - timedelta(days=max(0, chosen.weekday() - 4)))
