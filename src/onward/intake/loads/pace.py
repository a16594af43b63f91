"""How much is done in one transaction: what a stop can cost, and how often progress is shown."""

from dataclasses import dataclass
from typing import Self

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Pace:
    rows: int = 5000
    subjects: int = 2000
    people: int = 1000

    @classmethod
    def of(cls, rows: int) -> Self:
        """So many rows at a time, and no more subjects or people than that."""
        return cls(rows, min(cls().subjects, rows), min(cls().people, rows))


USUAL = Pace.of(settings.ROWS_AT_A_TIME)
