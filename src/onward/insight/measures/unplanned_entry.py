"""Who came to the list late: after year 9, when planning should have begun."""

import polars as pl

from onward.insight.measures.declare import Measure, Published
from onward.people.choices import SYSTEMS


def _people(published: Published) -> pl.DataFrame:
    late = pl.col("late_entry")
    # one who is known to several systems did not come through any one of them alone
    through = (
        pl.when(pl.col("systems").list.len() == 1)
        .then(pl.col("systems").list.first().replace_strict(SYSTEMS, default=pl.lit("Another system")))
        .otherwise(pl.lit("Several systems"))
    )
    return published.lines.select(
        "person",
        counted=late,
        words=pl.when(late).then(pl.format("{} late duties now", "overdue")).otherwise(pl.lit("")),
        through=through,
        stage="stage",
    )


MEASURE = Measure(
    key="unplanned-entry",
    title="Came to the list after year 9",
    sentence="{numerator} of {denominator} young people on the list ({share}) were first known after year 9.",
    numerator="those whom no agency on record knew before the end of school year 9",
    denominator="all young people on the list",
    source="Area transition strategy: young people who emerge unplanned",
    data="The first date on any agency's record. Moving into the area after year 9 counts too.",
    people=_people,
    parts={"through": "System that knows them", "stage": "Stage of the pathway"},
    good="low",
)
