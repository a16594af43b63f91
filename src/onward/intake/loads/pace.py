"""How much is done in one transaction: what a stop can cost, and how often progress is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    rows: int = 5000
    subjects: int = 2000
    people: int = 1000


USUAL = Pace()
