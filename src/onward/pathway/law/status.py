"""From conditions and dates to a status: the order of tests is fixed here, once, for every duty."""

import polars as pl

from onward.pathway.law.ask import Ask
from onward.pathway.law.duty import Duty, Status
from onward.pathway.law.facts.declare import ASKED_ON

# What `answered` adds to a frame of facts.
COLUMNS = (
    "applies",
    "opens",
    "due",
    "done_on",
    "ends",
    "status",
    "late_days",
    "in_time",
    "recheck_on",
    "last_done",
    "exception",
)

APPLIES, OPENS, DUE, DONE, ENDS = (pl.col(name) for name in ("applies", "opens", "due", "done_on", "ends"))
STATUS = pl.col("status")


def answered(frame: pl.LazyFrame, duty: Duty, ask: Ask) -> pl.LazyFrame:
    """Facts in, answers out. The frame must hold evidence_first, evidence_last, exception, next_change and conditions."""
    evidence_last = pl.col("evidence_last")
    last_done = pl.max_horizontal(duty.last_done, evidence_last) if duty.last_done is not None else evidence_last
    return (
        frame.with_columns(last_done=last_done)
        .with_columns(
            applies=pl.all_horizontal(*condition_columns(duty)),
            opens=duty.opens,
            due=duty.due,
            done_on=_done_on(duty),
            ends=duty.ends if duty.ends is not None else pl.lit(None, dtype=pl.Date),
        )
        .with_columns(applies=pl.when(_out_of_scope(duty, ask)).then(pl.lit(False)).otherwise(APPLIES))
        .with_columns(done_on=_closed_by_time(duty))
        .with_columns(status=_status(duty))
        .with_columns(late_days=_late_days(duty), in_time=_in_time(duty), recheck_on=_recheck_on(duty))
    )


def condition_columns(duty: Duty) -> list[str]:
    """The names of the columns that hold each condition, worked out once and read by every test."""
    return [f"condition.{n}" for n in range(len(duty.applies))]


def _done_on(duty: Duty) -> pl.Expr:
    """The day on which the current cycle was done; a later day than the one asked about is not yet done."""
    if duty.last_done is not None:
        return pl.lit(None, dtype=pl.Date)  # evidence starts the next cycle, so the current one is never done
    if duty.cycle_starts is not None:
        evidence = pl.when(pl.col("evidence_last") >= duty.cycle_starts).then(pl.col("evidence_last"))
    else:
        evidence = pl.col("evidence_first")
    own = duty.done if duty.done is not None else pl.lit(None, dtype=pl.Date)
    first = pl.min_horizontal(own, evidence)
    return pl.when(first <= ASKED_ON).then(first)


def _out_of_scope(duty: Duty, ask: Ask) -> pl.Expr:
    if not duty.in_force(ask.on):
        return pl.lit(True)
    return ENDS.is_not_null() & (ASKED_ON >= ENDS)


def _closed_by_time(duty: Duty) -> pl.Expr:
    """Where the due date is an end point, the day itself closes the matter."""
    if not duty.due_is_end_point:
        return DONE
    return pl.when(DONE.is_null() & (ASKED_ON > DUE)).then(DUE).otherwise(DONE)


def _status(duty: Duty) -> pl.Expr:
    not_yet_open = OPENS.is_null() | (ASKED_ON < OPENS)
    tests = (
        pl.when(APPLIES.eq_missing(False))
        .then(pl.lit(Status.NOT_APPLICABLE.value))
        .when(DONE.is_not_null())
        .then(pl.lit(Status.DONE.value))
        .when(APPLIES.is_null())
        .then(pl.lit(Status.FIND_OUT.value))
        .when(not_yet_open)
        .then(pl.lit(Status.NOT_YET_OPEN.value))
    )
    if duty.own_rule:
        return (
            tests.when(duty.own_rule.met.is_null())
            .then(pl.lit(Status.FIND_OUT.value))
            .when(duty.own_rule.met)
            .then(pl.lit(Status.OPEN.value))
            .otherwise(pl.lit(Status.OVERDUE.value))
        )
    return (
        tests.when(ASKED_ON > DUE)
        .then(pl.lit(Status.OVERDUE.value))
        .when(_soon_from(duty) <= ASKED_ON)
        .then(pl.lit(Status.DUE_SOON.value))
        .otherwise(pl.lit(Status.OPEN.value))
    )


def _soon_from(duty: Duty) -> pl.Expr:
    """The day from which a due date is soon: 14 days before on a short clock, 8 weeks otherwise."""
    if not isinstance(duty.clock, pl.Expr):
        return DUE.dt.offset_by("-14d" if duty.clock else "-56d")
    return pl.when(duty.clock).then(DUE.dt.offset_by("-14d")).otherwise(DUE.dt.offset_by("-56d"))


def _late_days(duty: Duty) -> pl.Expr:
    """Days after the due date, when done late or overdue; 0 when done in time."""
    late_since = duty.own_rule.broken_on if duty.own_rule else DUE
    return (
        pl.when(Status.DONE.value == STATUS)
        .then((DONE - DUE).dt.total_days().clip(lower_bound=0))
        .when(Status.OVERDUE.value == STATUS)
        .then((ASKED_ON - late_since).dt.total_days())
    )


def _in_time(duty: Duty) -> pl.Expr:
    return (
        pl.when(Status.DONE.value == STATUS).then(DONE <= DUE).when(Status.OVERDUE.value == STATUS).then(pl.lit(False))
    )


def _recheck_on(duty: Duty) -> pl.Expr:
    """The next day on which the answer may differ though nothing new is learned."""
    days = [OPENS, DUE.dt.offset_by("1d"), _soon_from(duty), ENDS, pl.col("next_change"), *duty.changes_on]
    if duty.in_force_from:
        days.append(pl.lit(duty.in_force_from, dtype=pl.Date))
    if duty.in_force_until:
        days.append(pl.lit(duty.in_force_until, dtype=pl.Date).dt.offset_by("1d"))
    return pl.min_horizontal(pl.when(day > ASKED_ON).then(day) for day in days)
