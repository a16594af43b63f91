"""The line that each young person has on the list (A03), worked out from facts and milestones. Pure: frames in, frames out."""

from datetime import date

import polars as pl

from onward.pathway.law import Facts
from onward.pathway.law.ask import AreaSettings, Ask
from onward.pathway.law.gather import people_frame

# Systems whose record of someone is a reason to plan; being on a school's list alone is not.
FLAG_FREE = ("school", "year_group", "home", "activity", "job", "named_worker")


def lines(facts: Facts, milestones: pl.DataFrame, on: date, area: AreaSettings) -> pl.DataFrame:
    """One row a person: person, age, school_year, stage, care_leaver_status, without_since, next_duty, next_due, overdue,
    most_days_late, to_find_out, late_entry."""
    ask = Ask(on, area, facts.loaded)
    frame = people_frame(facts, ask, {"birth_year", "care_leaver_status"}, ())
    september = on.year if on.month >= 9 else on.year - 1
    age = _age(pl.col("born"), on)
    year_nine_ends = pl.date(pl.col("birth_year") + 15, 8, 31)
    base = frame.select(
        "person",
        age=age.cast(pl.Int64),
        school_year=(pl.lit(september) - pl.col("birth_year") - 5).cast(pl.Int64),
        care_leaver_status=pl.col("care_leaver_status").fill_null(""),
        late_entry=(pl.col("first_known") > year_nine_ends).fill_null(False),
        planning_begins=pl.date(pl.col("birth_year") + 14, 9, 1),
    ).with_columns(stage=_stage())
    return (
        base.join(_without_since(facts, on), on="person", how="left")
        .join(_next(milestones, on), on="person", how="left")
        .join(_lateness(milestones), on="person", how="left")
        .with_columns(
            pl.col("overdue", "most_days_late", "to_find_out").fill_null(0),
            # nobody is without a named worker before planning begins, at the start of year 9
            without_since=pl.when(pl.col("without_since").is_not_null()).then(
                pl.min_horizontal(pl.max_horizontal("without_since", "planning_begins"), pl.lit(on))
            ),
        )
        .drop("planning_begins")
    )


def _age(born: pl.Expr, on: date) -> pl.Expr:
    month, day = born.dt.month().cast(pl.Int32), born.dt.day().cast(pl.Int32)  # eight bits would run over
    had_birthday = month * 100 + day <= on.month * 100 + on.day
    return pl.lit(on.year) - born.dt.year() - pl.when(had_birthday).then(0).otherwise(1)


def _stage() -> pl.Expr:
    """The phase of the pathway by age and school year; the words are those of the duties' phases."""
    return (
        pl.when(pl.col("age") >= 18)
        .then(pl.lit("settle 18-25"))
        .when(pl.col("age") >= 17)
        .then(pl.lit("transfer 17.5-19"))
        .when(pl.col("age") >= 16)
        .then(pl.lit("ready 16-17"))
        .when(pl.col("school_year") >= 10)
        .then(pl.lit("plan Y10-11"))
        .otherwise(pl.lit("prepare Y9"))
    )


def _without_since(facts: Facts, on: date) -> pl.DataFrame:
    """person, without_since: for those with no named worker today, the day after the last one ended or the day first known."""
    roles = facts.spells.filter((pl.col("kind") == "named_worker") & (pl.col("started") <= on))
    live = roles.filter(pl.col("ended").is_null() | (pl.col("ended") >= on)).select("person")
    last = roles.group_by("person").agg(ended=pl.col("ended").max())
    return (
        facts.people.join(live, on="person", how="anti")
        .join(last, on="person", how="left")
        .select("person", without_since=pl.coalesce(pl.col("ended").dt.offset_by("1d"), "first_known", pl.lit(on)))
    )


def _next(milestones: pl.DataFrame, on: date) -> pl.DataFrame:
    # what is open after its date (a matter closed by time) is no next date
    ahead = milestones.filter(pl.col("status").is_in(["open", "due-soon", "not-yet-open"]) & (pl.col("due") >= on))
    return (
        ahead.sort("due")
        .group_by("person", maintain_order=True)
        .agg(next_duty=pl.col("duty").first(), next_due=pl.col("due").first())
    )


def _lateness(milestones: pl.DataFrame) -> pl.DataFrame:
    late = pl.col("status") == "overdue"
    return milestones.group_by("person").agg(
        overdue=late.sum().cast(pl.Int64),
        most_days_late=pl.col("late_days").filter(late).max(),
        to_find_out=(pl.col("status") == "find-out").sum().cast(pl.Int64),
    )
