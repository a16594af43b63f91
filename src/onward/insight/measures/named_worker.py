"""Who has nobody in charge."""

import polars as pl

from onward.insight.measures.declare import Measure, Published


def _people(published: Published) -> pl.DataFrame:
    since = (pl.lit(published.on) - pl.col("without_since")).dt.total_days()
    return published.lines.select(
        "person",
        counted=pl.col("without_since").is_not_null(),
        words=pl.when(pl.col("without_since").is_not_null()).then(pl.format("{} days without", since)).fill_null(""),
        stage="stage",
        school_year=pl.when(pl.col("school_year") <= 13)
        .then(pl.format("Year {}", "school_year"))
        .otherwise(pl.lit("After year 13")),
    )


MEASURE = Measure(
    key="without-named-worker",
    title="Without a named worker",
    sentence="{numerator} of {denominator} young people ({share}) have no named worker today.",
    numerator="those for whom nobody is the named worker today",
    denominator="all young people on the list",
    source="NICE QS140 statement 4; NICE NG43 recommendations 1.2.5 to 1.2.8",
    data="Client indexes name workers, and so does Onward. A worker named only on paper is not counted.",
    people=_people,
    parts={"stage": "Stage of the pathway", "school_year": "School year"},
    good="low",
)
