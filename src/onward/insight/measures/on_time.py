"""How often each duty is done in time."""

import polars as pl

from onward.insight.measures.declare import Measure, Published
from onward.pathway.law import DUTIES

TITLES = {key: duty.title for key, duty in DUTIES.items()}


def _people(published: Published) -> pl.DataFrame:
    # Done or late answers for itself; a recurring duty that is open or not yet open again is up to date.
    judged = published.milestones.filter(
        pl.col("status").is_in(["done", "overdue"])
        | (pl.col("last_done").is_not_null() & pl.col("status").is_in(["open", "due-soon", "not-yet-open"]))
    )
    in_time = pl.col("in_time").fill_null(pl.col("status") != "overdue")
    return judged.select(
        "person",
        counted=in_time,
        words=pl.when(pl.col("late_days") > 0).then(pl.format("{} days late", "late_days")).otherwise(pl.lit("")),
        duty=pl.col("duty").replace_strict(TITLES, default=pl.col("duty")),
    )


MEASURE = Measure(
    key="on-time",
    title="Duties met in time",
    sentence="{numerator} of {denominator} duties that fell due ({share}) were met in time, or are up to date.",
    numerator="duties done on or before their due date, and recurring ones that are not late now",
    denominator="duties that were done, are late, or recur and have been done before",
    source="pathway of duties; each cites its law or guidance",
    data="Dates of reviews and decisions in the SEND and social care systems, and evidence recorded here.",
    people=_people,
    parts={"duty": "Duty"},
)
