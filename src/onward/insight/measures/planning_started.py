"""Whether planning starts in time: by year 9, and never later than 15."""

import polars as pl

from onward.insight.measures.declare import Measure, Published

PLANNING = ("transition-planning-start", "ehcp-y9-pfa-review", "careact-child-needs-assessment", "lac-pathway-plan")


def _people(published: Published) -> pl.DataFrame:
    started = (
        published.milestones.filter(pl.col("duty").is_in(PLANNING), pl.coalesce("done_on", "last_done").is_not_null())
        .group_by("person")
        .agg(first=pl.coalesce("done_on", "last_done").min())
    )
    due = published.lines.filter((pl.col("age") >= 15) | (pl.col("school_year") >= 10))
    return due.join(started, on="person", how="left").select(
        "person",
        counted=pl.col("first").is_null(),
        words=pl.when(pl.col("first").is_null()).then(pl.format("aged {}", "age")).otherwise(pl.lit("")),
        age=pl.when(pl.col("age") < 18).then(pl.format("Aged {}", "age")).otherwise(pl.lit("18 or over")),
    )


MEASURE = Measure(
    key="no-plan-at-15",
    title="15 or over, and planning has not started",
    sentence="{numerator} of {denominator} young people aged 15 or over ({share}) have no sign that planning has started.",
    numerator="those with no year 9 review, first planning talk, adult needs assessment or pathway plan on record",
    denominator="young people on the list who are 15 or over, or in school year 10 or above",
    source="NICE QS140 statement 1; lessons of 13 councils: planning happens too late",
    data="Review dates in the SEND system, assessments in the adult system, and evidence recorded here.",
    people=_people,
    parts={"age": "Age"},
    good="low",
)
