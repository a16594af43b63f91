"""From conditions and dates to a status: the order of tests is fixed here, once, for every duty.

Each duty gives its own conditions and dates (`Reading`), made once and kept; `answered` then tests the rows of all
duties together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from onward.pathway.law.duty import Duty, Status
from onward.pathway.law.facts.declare import ASKED_ON, FACTS

APPLIES, OPENS, DUE, DONE, ENDS = (pl.col(name) for name in ("applies", "opens", "due", "done_on", "ends"))
STATUS, SOON_FROM = pl.col("status"), pl.col("soon_from")
NO_DAY, NO_ANSWER = pl.lit(None, dtype=pl.Date), pl.lit(None, dtype=pl.Boolean)
_STATUSES = pl.Enum([status.value for status in Status])


@dataclass(frozen=True)
class Reading:
    """How the answers of one duty are read from a frame of facts, as expressions in the order in which they are used."""

    reads: frozenset[str]  # columns of the frame
    conditions: tuple[pl.Expr, ...]  # with the day it ends: enough to drop rows that do not apply
    holds: pl.Expr
    may_apply: pl.Expr
    last_done: pl.Expr  # read by the dates of recurring duties
    columns: tuple[pl.Expr, ...]
    missing: tuple[tuple[str, pl.Expr], ...]  # each fact that a condition reads: whether it leaves it unanswered


@lru_cache(maxsize=1000)
def reading(duty: Duty, in_force: bool) -> Reading:
    """The expressions of a duty. Making them takes as long as using them, so they are kept."""
    names = condition_columns(duty)
    conditions = [condition.alias(name) for name, condition in zip(names, duty.applies.values(), strict=True)]
    applies = pl.all_horizontal(*names) if len(names) != 1 else pl.col(names[0])
    return Reading(
        reads=frozenset(name for e in duty.expressions() for name in e.meta.root_names()),
        conditions=(*conditions, (duty.ends if duty.ends is not None else NO_DAY).alias("ends")),
        holds=applies.alias("applies"),
        may_apply=APPLIES.fill_null(True) & (ENDS.is_null() | (ASKED_ON < ENDS)),
        last_done=pl.max_horizontal(duty.last_done, "evidence_last").alias("last_done"),
        columns=tuple(_columns(duty, in_force)),
        missing=tuple(_unanswered(duty)),
    )


def _columns(duty: Duty, in_force: bool) -> list[pl.Expr]:
    rule = duty.own_rule
    return [
        pl.col("person", "subject", "asked_on", "ends"),
        pl.col("evidence_last" if duty.last_done is None else "last_done").alias("last_done"),
        pl.col("exception").is_not_null(),
        APPLIES if in_force else pl.lit(False).alias("applies"),
        duty.opens.alias("opens"),
        duty.due.alias("due"),
        _done_on(duty).alias("done_on"),
        _soon_days(duty).alias("soon_days"),
        _changes_on(duty, in_force).alias("changes_on"),
        pl.lit(duty.due_is_end_point).alias("closes_on_due"),
        pl.lit(rule is not None).alias("own_rule"),
        (rule.met if rule else NO_ANSWER).alias("met"),
        (rule.broken_on if rule else NO_DAY).alias("broken_on"),
    ]


def condition_columns(duty: Duty) -> list[str]:
    """The names of the columns that hold each condition, worked out once and read by every test."""
    return [f"condition.{n}" for n in range(len(duty.applies))]


def _unanswered(duty: Duty) -> list[tuple[str, pl.Expr]]:
    return [
        (name, pl.col(column).is_null() & pl.col(name).is_null())
        for column, condition in zip(condition_columns(duty), duty.applies.values(), strict=True)
        for name in condition.meta.root_names()
        if name in FACTS or name.startswith("unit_")
    ]


def _done_on(duty: Duty) -> pl.Expr:
    """The day on which the current cycle was done; a later day than the one asked about is not yet done."""
    if duty.last_done is not None:
        return NO_DAY  # evidence starts the next cycle, so the current one is never done
    if duty.cycle_starts is not None:
        evidence = pl.when(pl.col("evidence_last") >= duty.cycle_starts).then(pl.col("evidence_last"))
    else:
        evidence = pl.col("evidence_first")
    first = pl.min_horizontal(duty.done, evidence) if duty.done is not None else evidence
    return pl.when(first <= ASKED_ON).then(first)


def _soon_days(duty: Duty) -> pl.Expr:
    """From how many days before it a due date is soon: 14 on a short clock, 8 weeks otherwise."""
    short, usual = pl.lit(14, dtype=pl.Int32), pl.lit(56, dtype=pl.Int32)
    if not isinstance(duty.clock, pl.Expr):
        return short if duty.clock else usual
    return pl.when(duty.clock).then(short).otherwise(usual)


def _changes_on(duty: Duty, in_force: bool) -> pl.Expr:
    """The next day, beside the dates of the answer itself, on which time or a record already held may change it."""
    days = [*duty.changes_on]
    if duty.in_force_from and not in_force:
        days.append(pl.lit(duty.in_force_from, dtype=pl.Date))
    if duty.in_force_until:
        days.append(pl.lit(duty.in_force_until, dtype=pl.Date).dt.offset_by("1d"))
    return pl.min_horizontal(pl.col("next_change"), *_to_come(days))


def answered(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows of every duty, as `Reading` gives them, with what follows from their dates."""
    ended = ENDS.is_not_null() & (ASKED_ON >= ENDS)
    closed = pl.col("closes_on_due") & DONE.is_null() & (ASKED_ON > DUE)
    return (
        rows.with_columns(
            applies=pl.when(ended).then(pl.lit(False)).otherwise(APPLIES),
            # Where the due date is an end point, the day itself closes the matter.
            done_on=pl.when(closed).then(DUE).otherwise(DONE),
            soon_from=(DUE.cast(pl.Int32) - pl.col("soon_days")).cast(pl.Date),
        )
        .with_columns(status=_status())
        .with_columns(late_days=_late_days(), in_time=_in_time(), recheck_on=_recheck_on())
        .with_columns(STATUS.cast(pl.String))
    )


def _status() -> pl.Expr:
    own, met = pl.col("own_rule"), pl.col("met")
    tests: Sequence[tuple[pl.Expr, Status]] = (
        (APPLIES.eq_missing(False), Status.NOT_APPLICABLE),
        (DONE.is_not_null(), Status.DONE),
        (APPLIES.is_null(), Status.FIND_OUT),
        (OPENS.is_null() | (ASKED_ON < OPENS), Status.NOT_YET_OPEN),
        (own & met.is_null(), Status.FIND_OUT),
        (own & met, Status.OPEN),
        (own | (ASKED_ON > DUE), Status.OVERDUE),
        (SOON_FROM <= ASKED_ON, Status.DUE_SOON),
    )
    status: pl.Expr = pl.lit(Status.OPEN.value, dtype=_STATUSES)
    for test, then in reversed(tests):
        status = pl.when(test).then(pl.lit(then.value, dtype=_STATUSES)).otherwise(status)
    return status


def _late_days() -> pl.Expr:
    """Days after the due date, when done late or overdue; 0 when done in time."""
    late_since = pl.when(pl.col("own_rule")).then(pl.col("broken_on")).otherwise(DUE)
    return (
        pl.when(Status.DONE.value == STATUS)
        .then((DONE - DUE).dt.total_days().clip(lower_bound=0))
        .when(Status.OVERDUE.value == STATUS)
        .then((ASKED_ON - late_since).dt.total_days())
    )


def _in_time() -> pl.Expr:
    return (
        pl.when(Status.DONE.value == STATUS).then(DONE <= DUE).when(Status.OVERDUE.value == STATUS).then(pl.lit(False))
    )


def _recheck_on() -> pl.Expr:
    """The next day on which the answer may differ though nothing new is learned."""
    after_due = (DUE.cast(pl.Int32) + 1).cast(pl.Date)
    return pl.min_horizontal(*_to_come([OPENS, after_due, SOON_FROM, ENDS]), pl.col("changes_on"))


def _to_come(days: Sequence[pl.Expr]) -> list[pl.Expr]:
    return [pl.when(day > ASKED_ON).then(day) for day in days]
