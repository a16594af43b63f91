"""The list by cohort. Cohorts of risk are left out: that someone is in one is for fewer eyes than that they are listed."""

import polars as pl

from onward.insight.measures.declare import Measure, Published
from onward.pathway.cohorts import COHORTS

OPEN = {key: cohort.words for key, cohort in COHORTS.items() if cohort.group == "M46"}


def _people(published: Published) -> pl.DataFrame:
    open_to_all = published.memberships.filter(pl.col("cohort").is_in(list(OPEN)))
    return open_to_all.join(published.lines.select("person", "stage"), on="person").select(
        "person", counted=pl.lit(True), words=pl.lit(""), cohort=pl.col("cohort").replace_strict(OPEN), stage="stage"
    )


MEASURE = Measure(
    key="by-cohort",
    title="Places in cohorts",
    sentence="The cohorts hold {numerator} places; one young person may have several.",
    numerator="memberships of cohorts whose turn has come, cohorts of risk left out",
    denominator="the same",
    source="Area transition strategy: cohorts and phases",
    data="Every agency's files: a need that no agency records puts nobody in a cohort.",
    people=_people,
    parts={"cohort": "Cohort", "stage": "Stage of the pathway"},
    kind="count",
)
