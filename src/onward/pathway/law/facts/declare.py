"""How a fact is declared. Each decorator turns a function of the question (`Ask`) into a named column.

    @of_spells("ehc_plan", silence="no", systems=("send",), who="The council's SEND team")
    def has_ehc_plan(ask):
        \"\"\"An EHC plan is in force on the day asked about (2014 Act s.37).\"\"\"
        return ACTIVE.any()

gives `has_ehc_plan`, a Polars column for use in duties and in other facts. The docstring is what people are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from onward.pathway.law.ask import Ask

# Columns that expressions may use besides other facts.
ASKED_ON = pl.col("asked_on")  # everywhere: the day asked about
BORN = pl.col("born")  # everywhere
FIRST_KNOWN = pl.col("first_known")  # in facts of a person
KIND = pl.col("kind")  # in facts of spells and events
STATE = pl.col("state")  # in facts of spells and events, oldest first; they begin on or before the day asked about
STARTED, ENDED, ACTIVE = pl.col("started"), pl.col("ended"), pl.col("active")  # in facts of spells
RUN_BEGAN = pl.col(
    "run_began"
)  # in facts of spells: first day of the unbroken run, of these kinds, that the spell is in
ON, UNTIL = pl.col("on"), pl.col("until")  # in facts of events
UNIT_ON = pl.col("unit_on")  # in facts of a row's event or spell: the day it happened or started

Build = Callable[["Ask"], pl.Expr]


@dataclass(frozen=True)
class Fact:
    """One named fact. `reads` is person, spells, events, following or preceding.

    `silence` is what no record means once one of `systems` has been loaded: "no" or "unknown".
    `who` can answer when it is unknown.
    """

    name: str
    words: str
    reads: str
    kinds: tuple[str, ...]
    build: Build
    silence: str = "unknown"
    systems: tuple[str, ...] = ()
    who: str = ""

    def built(self, ask: "Ask") -> pl.Expr:
        """The expression for one question, made once for it."""
        if self.name not in ask.made:
            ask.made[self.name] = self.build(ask).alias(self.name)
        return ask.made[self.name]


FACTS: dict[str, Fact] = {}


def _declare(build: Build, reads: str, kinds: tuple[str, ...], *, name: str = "", words: str = "", **extra) -> pl.Expr:
    name = name or build.__name__
    words = words or " ".join((build.__doc__ or "").split())
    if not words:
        raise ValueError(f"The fact {name} says nothing of itself. Give its function a docstring.")
    if name in FACTS and FACTS[name].build.__code__.co_filename != build.__code__.co_filename:
        raise ValueError(f"Two facts are called {name}. Use the one there is, or give the new one another name.")
    FACTS[name] = Fact(name, words, reads, kinds, build, **extra)
    return pl.col(name)


def of_person(build: Build) -> pl.Expr:
    """A fact worked out from the date of birth, the day first known, and other facts."""
    return _declare(build, "person", ())


def named(name: str, words: str, build: Build) -> pl.Expr:
    """`of_person` for families of facts: the same rule at several ages."""
    return _declare(build, "person", (), name=name, words=words)


def of_spells(*kinds: str, silence: str = "unknown", systems: tuple[str, ...] = (), who: str = ""):
    """A fact that sums up a person's spells of some kinds."""
    return lambda build: _declare(build, "spells", kinds, silence=silence, systems=systems, who=who)


def of_events(*kinds: str, silence: str = "unknown", systems: tuple[str, ...] = (), who: str = ""):
    """A fact that sums up a person's events of some kinds."""
    return lambda build: _declare(build, "events", kinds, silence=silence, systems=systems, who=who)


def following(*kinds: str, who: str = ""):
    """A fact that sums up the events which follow a row's own event or spell (same subject, same day or later)."""
    return lambda build: _declare(build, "following", kinds, who=who)


def preceding(*kinds: str, who: str = ""):
    """A fact that sums up the events which came before a row's own event or spell (same subject, same day or earlier)."""
    return lambda build: _declare(build, "preceding", kinds, who=who)


def latest_answer() -> pl.Expr:
    """The last thing said about a yes-no matter; anything but yes and no is unknown."""
    last = STATE.last()
    return pl.when(last == "yes").then(pl.lit(True)).when(last == "no").then(pl.lit(False))
