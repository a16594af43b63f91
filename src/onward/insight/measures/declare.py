"""What a measure is: a definition with numerator, denominator, source and suppression, over the published frames. Pure.

A measure is one module of this folder. Its `people` is a frame expression that gives one row for each person counted:
person, counted (whether in the numerator), words; and a column for each thing it is broken down by.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import polars as pl


@dataclass(frozen=True, slots=True)
class Published:
    """The frames that measures read: `lines` (one a person on the list), `milestones`, `spells`, `memberships`."""

    lines: pl.DataFrame
    milestones: pl.DataFrame
    spells: pl.DataFrame
    memberships: pl.DataFrame
    on: date


@dataclass(frozen=True)
class Measure:
    key: str
    title: str
    sentence: str  # what the figure says, with {numerator}, {denominator} and {share}
    numerator: str  # in words
    denominator: str
    source: str  # the standard or decision it comes from
    data: str  # which systems it rests on, and what would spoil it
    people: Callable[[Published], pl.DataFrame]
    parts: dict[str, str] = field(default_factory=dict)  # column -> what it is broken down by, in words
    opens_to: str = "those counted"  # whom the number opens to
    kind: str = "share"  # "share", "count" or "median"
    good: str = "high"  # whether a high or a low figure is good
    row: str = ""  # the requirement it shows
