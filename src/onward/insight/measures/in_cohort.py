"""Everyone on the list, by cohort and stage."""

import polars as pl

from onward.insight.measures.declare import Measure, Published


def _people(published: Published) -> pl.DataFrame:
    return published.lines.with_columns(counted=pl.lit(True), words=pl.lit("")).select(
        "person", "counted", "words", stage="stage", systems=pl.col("systems").list.len().cast(pl.String)
    )


MEASURE = Measure(
    key="in-cohort",
    title="Young people on the list",
    sentence="{numerator} young people aged 13 to 25 are on the list.",
    numerator="young people aged 13 to 25 whom at least one agency records as having an additional need",
    denominator="the same",
    source="Area transition strategy: who is included",
    data="Every agency's files. Someone known to no agency is not counted; two records not yet linked count twice.",
    people=_people,
    parts={"stage": "Stage of the pathway", "systems": "Number of systems that know them"},
    kind="count",
)
