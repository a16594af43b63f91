"""What is known about people, as the three frames that the law reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import polars as pl

PEOPLE = pl.Schema({"person": pl.Int64, "born": pl.Date, "first_known": pl.Date, "la": pl.String})
SPELLS = pl.Schema(
    {
        "person": pl.Int64,
        "kind": pl.String,  # a key of onward.people.choices.SPELL_KINDS
        "state": pl.String,
        "started": pl.Date,
        "ended": pl.Date,  # the last day; empty while it goes on
        "subject": pl.String,
        "known_on": pl.Date,
    }
)
EVENTS = pl.Schema(
    {
        "person": pl.Int64,
        "kind": pl.String,  # a key of onward.people.choices.EVENT_KINDS
        "on": pl.Date,
        "state": pl.String,
        "until": pl.Date,  # the second date, if it has one: planned for, runs out on
        "subject": pl.String,
        "known_on": pl.Date,
    }
)

_DAY = {"spells": "started", "events": "on"}  # the day by which records are put in order

Value = bool | date | int | str | None


@dataclass(frozen=True)
class Facts:
    """People, their spells and events; which systems have been loaded; and facts stated outright (worked cases only).

    `loaded` decides what silence means: no EHC plan in a loaded SEND system is "no", otherwise it is "unknown".
    """

    people: pl.DataFrame
    spells: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SPELLS))
    events: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=EVENTS))
    loaded: frozenset[str] = frozenset()
    stated: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, schema in (("people", PEOPLE), ("spells", SPELLS), ("events", EVENTS)):
            object.__setattr__(self, name, _shaped(getattr(self, name), schema, name))
        object.__setattr__(self, "people", _by_person(self.people))

    def only(self, people: Iterable[int]) -> "Facts":
        """The same facts, of some people."""
        chosen = pl.DataFrame({"person": pl.Series(people, dtype=pl.Int64)})
        return replace(
            self,
            people=self.people.join(chosen, on="person", how="semi", maintain_order="left"),
            spells=self.spells.join(chosen, on="person", how="semi", maintain_order="left"),
            events=self.events.join(chosen, on="person", how="semi", maintain_order="left"),
        )

    def of_kinds(self, source: str, kinds: Iterable[str]) -> pl.DataFrame:
        """The spells or events of some kinds, person by person and oldest first. Each frame is taken apart once."""
        parts = self._spells_by_kind if source == "spells" else self._events_by_kind
        found = [parts[kind] for kind in kinds if kind in parts]
        if len(found) == 1:
            return found[0]
        return _by_person(pl.concat(found), _DAY[source]) if found else getattr(self, source).drop("known_on").clear()

    @cached_property
    def _spells_by_kind(self) -> dict[str, pl.DataFrame]:
        return _by_kind(self.spells, _DAY["spells"])

    @cached_property
    def _events_by_kind(self) -> dict[str, pl.DataFrame]:
        return _by_kind(self.events, _DAY["events"])

    def as_known_at(self, day: date | None) -> "Facts":
        """What we knew at the end of a day; facts without a day on which they were learned were always known."""
        if day is None:
            return self
        known = pl.col("known_on").is_null() | (pl.col("known_on") <= day)
        return replace(self, spells=self.spells.filter(known), events=self.events.filter(known))


def _by_kind(records: pl.DataFrame, day: str) -> dict[str, pl.DataFrame]:
    parts = records.drop("known_on").partition_by("kind")
    return {part["kind"][0]: _by_person(part, day) for part in parts}


def _by_person(frame: pl.DataFrame, *then: str) -> pl.DataFrame:
    """Person by person. Polars joins and groups several times faster what it knows to be in order."""
    person = frame["person"]
    if not person.is_sorted() or (then and not one_each(frame)):
        frame = frame.sort("person", *then, maintain_order=True)
    return frame.with_columns(pl.col("person").set_sorted())


def one_each(frame: pl.DataFrame) -> bool:
    """Whether no person has a second row, in a frame that goes person by person."""
    return frame["person"].set_sorted().n_unique() == frame.height


def _shaped(frame: pl.DataFrame, schema: pl.Schema, name: str) -> pl.DataFrame:
    """The frame with exactly the columns wanted; texts that are empty become ""."""
    absent = set(schema) - set(frame.columns) - {"first_known", "la", "ended", "until", "known_on", "subject", "state"}
    if absent:
        raise ValueError(f"The {name} frame lacks the column {', '.join(sorted(absent))}. Add it and ask again.")
    columns = []
    for column, dtype in schema.items():
        value = pl.col(column).cast(dtype) if column in frame.columns else pl.lit(None, dtype=dtype).alias(column)
        columns.append(value.fill_null("") if dtype == pl.String else value)
    return frame.select(columns)
