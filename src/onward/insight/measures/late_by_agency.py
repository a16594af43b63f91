"""Whose duties are late."""

import polars as pl

from onward.insight.measures.declare import Measure, Published
from onward.pathway.law import DUTIES

LEADS = {key: duty.lead[0].upper() + duty.lead[1:] for key, duty in DUTIES.items()}


def _people(published: Published) -> pl.DataFrame:
    open_now = published.milestones.filter(pl.col("status").is_in(["overdue", "open", "due-soon"]))
    late = pl.col("status") == "overdue"
    days = pl.format("{} days late", pl.col("late_days").fill_null(0))
    reason = pl.when(pl.col("exception")).then(pl.lit("A reason was given")).otherwise(pl.lit("No reason given"))
    return open_now.select(
        "person",
        counted=late,
        words=pl.when(late).then(days).otherwise(pl.lit("")),
        agency=pl.col("duty").replace_strict(LEADS, default=pl.lit("")),
        exception=reason,
    )


MEASURE = Measure(
    key="late-by-agency",
    title="Duties late now, by who leads",
    sentence="{numerator} of {denominator} duties that are open ({share}) are past their due date.",
    numerator="duties past their due date with no evidence that they were done",
    denominator="duties whose window is open",
    source="Area transition strategy: one performance dashboard",
    data="A duty done and not recorded anywhere shows as late. Due dates stay when a reason for lateness is given.",
    people=_people,
    parts={"agency": "Who leads", "exception": "Reason for lateness"},
    good="low",
)
