"""How old people are when planning starts."""

import polars as pl

from onward.insight.measures.declare import Measure, Published
from onward.insight.measures.planning_started import PLANNING


def _people(published: Published) -> pl.DataFrame:
    started = (
        published.milestones.filter(pl.col("duty").is_in(PLANNING), pl.coalesce("done_on", "last_done").is_not_null())
        .group_by("person")
        .agg(first=pl.coalesce("done_on", "last_done").min())
    )
    months = (pl.lit(published.on) - pl.col("first")).dt.total_days() / 365.25
    return (
        published.lines.filter(pl.col("age").is_not_null())
        .join(started, on="person")
        .with_columns(at=(pl.col("age_exact") - months).clip(lower_bound=0))
        .select(
            "person",
            counted=pl.lit(True),
            words=pl.format("at {}", pl.col("at").floor().cast(pl.Int64)),
            number=pl.col("at"),
            age=pl.format("At {}", pl.col("at").floor().cast(pl.Int64)),
        )
    )


MEASURE = Measure(
    key="age-at-first-planning",
    title="Age when planning started",
    sentence="Half of the young people whose planning has started were younger than {number} when it did.",
    numerator="the age at the first planning talk, year 9 review, adult needs assessment or pathway plan on record",
    denominator="young people whose planning has started",
    source="NICE QS140 statement 1; lessons of 13 councils: planning happens too late",
    data="The first date on record: planning that nobody recorded is not seen.",
    people=_people,
    parts={"age": "Age when it started"},
    kind="median",
    good="low",
)
