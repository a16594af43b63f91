"""What measures count, on frames laid out by hand."""

from datetime import date

import polars as pl
import pytest

from onward.insight.measures import MEASURES, Published
from onward.pathway.cohorts import COHORTS

ON = date(2026, 11, 21)


def published(lines=(), milestones=(), memberships=()) -> Published:
    """Lines: (person, age, systems, late entry). Milestones: (person, duty, done on)."""
    return Published(
        pl.DataFrame(
            [
                {"person": p, "age": int(age), "age_exact": float(age), "school_year": 11, "stage": "plan Y10-11",
                 "systems": systems, "late_entry": late, "overdue": 3}
                for p, age, systems, late in lines
            ]
        ),
        pl.DataFrame(
            [{"person": p, "duty": duty, "done_on": done, "last_done": None, "status": "done"} for p, duty, done in milestones],
            schema_overrides={"last_done": pl.Date},
        ),
        pl.DataFrame(),
        pl.DataFrame([{"person": p, "cohort": cohort} for p, cohort in memberships]),
        ON,
    )  # fmt: skip


@pytest.mark.shows("B-079")
def test_unplanned_entries_are_counted_with_the_system_through_which_they_came_and_what_they_missed():
    lines = [(1, 17, ["adult-social-care"], True), (2, 16, ["nhs", "send"], True), (3, 16, ["send"], False)]
    rows = MEASURES["unplanned-entry"].people(published(lines)).sort("person")
    assert rows["counted"].to_list() == [True, True, False]
    assert rows["through"].to_list()[:2] == ["Adult social care system", "Several systems"]
    assert rows["words"].to_list() == ["3 late duties now", "3 late duties now", ""]


@pytest.mark.shows("I-027")
def test_lateness_is_the_age_at_the_first_plan_and_the_months_then_left_before_the_move():
    lines = [(1, 16, [], False), (2, 20, [], False), (3, 16, [], False)]
    told = published(lines, [(1, "ehcp-y9-pfa-review", date(2024, 11, 21)), (2, "lac-pathway-plan", date(2026, 5, 22))])
    ages = MEASURES["age-at-first-planning"].people(told).sort("person")
    assert [round(n, 1) for n in ages["number"]] == [14.0, 19.5]
    months = MEASURES["planning-before-transfer"].people(told).sort("person")
    assert [round(n) for n in months["number"]] == [48, -18]
    assert months["lead"].to_list() == ["3 years or more", "After 18"]
    assert MEASURES["no-plan-at-15"].people(told).filter("counted")["person"].to_list() == [3]


@pytest.mark.shows("B-166")
def test_the_list_is_counted_across_agencies_stages_and_cohorts_but_not_cohorts_of_risk():
    assert {"stage", "systems"} <= set(MEASURES["in-cohort"].parts)
    assert "agency" in MEASURES["late-by-agency"].parts
    lines = [(1, 16, [], False), (2, 16, [], False)]
    told = published(
        lines, memberships=[(1, "young-carers"), (1, "send-18-25"), (2, "young-carers"), (2, "edge-of-care")]
    )
    rows = MEASURES["by-cohort"].people(told)
    assert dict(rows.group_by("cohort").len().iter_rows()) == {"Young carers": 2, "SEND, 18 to 25": 1}
    assert COHORTS["edge-of-care"].words not in rows["cohort"].to_list()
