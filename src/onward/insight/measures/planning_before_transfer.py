"""How long before the move to adult services planning starts."""

import polars as pl

from onward.insight.measures.age_at_first_planning import MEASURE as AGE
from onward.insight.measures.declare import Measure, Published

TRANSFER_AGE = 18  # years: when children's services end unless someone decides otherwise


def _people(published: Published) -> pl.DataFrame:
    months = (TRANSFER_AGE - pl.col("number")) * 12
    return AGE.people(published).select(
        "person",
        "counted",
        words=pl.when(months < 0).then(pl.lit("after 18")).otherwise(pl.format("{} months before", months.floor().cast(pl.Int64))),
        number=months,
        lead=pl.when(months < 0).then(pl.lit("After 18"))
        .when(months < 12).then(pl.lit("Under 12 months"))
        .when(months < 36).then(pl.lit("1 to 3 years"))
        .otherwise(pl.lit("3 years or more")),
    )  # fmt: skip


MEASURE = Measure(
    key="planning-before-transfer",
    title="Months of planning before 18",
    sentence="Half of the young people whose planning has started had more than {number} months until 18 when it did.",
    numerator="months from the first sign of planning on record to the 18th birthday",
    denominator=AGE.denominator,
    source="NICE QS140 statement 1; lessons of 13 councils: planning happens too late",
    data=f"{AGE.data} Moves at another age are counted as if at 18.",
    people=_people,
    parts={"lead": "How long before"},
    kind="median",
)
