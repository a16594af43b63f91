"""What a duty is: one rule of law, guidance or local protocol, declared once in a module of `duties/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from onward.pathway.law.lengths import Length, Local


class Basis(StrEnum):
    """Where a duty or its date comes from. Only local dates can be edited."""

    LAW = "law"
    GUIDANCE = "guidance"
    LOCAL = "local"


class Strength(StrEnum):
    MUST = "must"
    SHOULD = "should"
    GOOD_PRACTICE = "good practice"


class Status(StrEnum):
    NOT_APPLICABLE = "not-applicable"
    DONE = "done"
    FIND_OUT = "find-out"
    NOT_YET_OPEN = "not-yet-open"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    OPEN = "open"


@dataclass(frozen=True)
class Grain:
    """What one row of a duty is about. `latest` keeps only the newest of each subject: the current cycle."""

    of: str = "person"  # "person", "spell" or "event"
    kind: str = ""
    latest: bool = False


PERSON = Grain()


def each_event(kind: str) -> Grain:
    """One row for every event of a kind (every request, every decision)."""
    return Grain("event", kind)


def latest_event(kind: str) -> Grain:
    """One row for the newest event of a kind and subject (the last review meeting of a plan)."""
    return Grain("event", kind, latest=True)


def each_spell(kind: str) -> Grain:
    """One row for every spell of a kind."""
    return Grain("spell", kind)


def latest_spell(kind: str) -> Grain:
    """One row for the newest spell of a kind and subject."""
    return Grain("spell", kind, latest=True)


# The row's own event or spell, for duties of those grains.
THE_EVENT = {name: pl.col(f"unit_{name}") for name in ("on", "state", "until")}
THE_SPELL = {name: pl.col(f"unit_{name}") for name in ("started", "ended", "state")}

# For recurring duties: when it was last done, by the duty's own facts or by evidence recorded for it.
LAST_DONE = pl.col("last_done")


@dataclass(frozen=True, eq=False)
class OwnRule:
    """For the rare duty whose status is not decided by dates: expressions that replace the usual tests.

    `done_on` empty and `met` true is open; `met` false is overdue, and late since `broken_on`.
    """

    met: pl.Expr
    broken_on: pl.Expr


@dataclass(frozen=True, eq=False, kw_only=True)
class Duty:
    """One duty. Dates and conditions are Polars expressions over named facts (`law/facts/`).

    `applies` maps a condition in words to a yes-no expression; all must hold. Conditions that time alone will meet
    (an age, a school year) belong in `opens` and `ends`, never here.
    `done` is evidence found in agencies' own records; evidence that workers record here is added by the engine.
    `last_done` makes the duty recurring: evidence starts a new cycle, and `opens` and `due` may use LAST_DONE.
    `cycle_starts` makes it recur by the calendar: only evidence from that day counts for the current cycle.
    `ends` is the first day on which the duty no longer applies to the person (aged out).
    """

    key: str
    title: str
    phase: str
    theme: str
    strength: Strength
    basis: Basis
    due_basis: Basis
    citation: str
    url: str
    in_force_from: date | None  # None: made but not begun, so never applicable
    in_force_until: date | None = None  # the last day in force
    verified: bool = True
    grain: Grain = PERSON
    applies: Mapping[str, pl.Expr]
    opens: pl.Expr
    opens_words: str
    due: pl.Expr
    due_words: str
    done: pl.Expr | None = None
    ends: pl.Expr | None = None
    recurs: str = ""
    last_done: pl.Expr | None = None
    cycle_starts: pl.Expr | None = None
    due_is_end_point: bool = False  # after the due date the matter is closed; nobody has defaulted
    own_rule: OwnRule | None = None
    clock: bool | pl.Expr = False  # a short clock: due soon is 14 days, not 56; an expression where it depends
    changes_on: tuple[pl.Expr, ...] = ()  # other days on which time alone changes the answer
    lead: str
    partners: tuple[str, ...] = ()
    evidence: str
    joins_meeting: str
    lengths: tuple[Length | Local, ...] = ()
    note: str = ""

    @property
    def local_settings(self) -> tuple[Local, ...]:
        return tuple(length for length in self.lengths if isinstance(length, Local))

    def in_force(self, on: date) -> bool:
        """Whether the rule itself stands on a day."""
        begun = self.in_force_from is not None and self.in_force_from <= on
        return begun and (self.in_force_until is None or on <= self.in_force_until)

    def expressions(self) -> tuple[pl.Expr, ...]:
        """Everything the duty reads facts with."""
        single = (self.opens, self.due, self.done, self.ends, self.last_done, self.cycle_starts)
        own = (self.own_rule.met, self.own_rule.broken_on) if self.own_rule else ()
        clock = (self.clock,) if isinstance(self.clock, pl.Expr) else ()
        return (*self.applies.values(), *(e for e in single if e is not None), *self.changes_on, *clock, *own)
