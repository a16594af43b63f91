"""Every measure there is: one module each that declares a MEASURE, in the order of the board page."""

from onward.insight.measures import (
    age_at_first_planning,
    by_cohort,
    in_cohort,
    late_by_agency,
    named_worker,
    on_time,
    planning_before_transfer,
    planning_started,
    unplanned_entry,
)
from onward.insight.measures.declare import Measure, Published

MEASURES: dict[str, Measure] = {
    module.MEASURE.key: module.MEASURE
    for module in (
        in_cohort, by_cohort, named_worker, on_time, late_by_agency, planning_started, age_at_first_planning,
        planning_before_transfer, unplanned_entry,
    )
}  # fmt: skip

__all__ = ["MEASURES", "Measure", "Published"]
