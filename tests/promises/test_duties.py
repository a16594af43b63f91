"""Every duty cites its source and is shown at work: where it applies, where it does not, and on the boundary day."""

from datetime import timedelta
from functools import cache

import pytest

from onward.pathway.law.cases import duty_case_files, load_cases, run_case
from onward.pathway.law.registry import DUTIES

DAY = timedelta(days=1)


@cache
def shown(key: str) -> list[tuple[dict, dict]]:
    """(case, full answer of the engine) for each worked case of a duty."""
    file = duty_case_files()[key]
    found = []
    for case in load_cases(file):
        for explanation in run_case(case, file).explanations:
            found.append((case, explanation.answer or {"status": "not-applicable"}))
    return found


@pytest.mark.parametrize("key", DUTIES)
def test_every_duty_cites_where_it_comes_from_and_from_when_it_stands(key):
    duty = DUTIES[key]
    assert duty.citation
    assert duty.url.startswith("https://")
    assert duty.title
    assert duty.lead
    assert duty.evidence
    assert duty.due_words, f"{key}: say in words how its date is counted."
    assert duty.in_force_from or duty.note, f"{key}: not begun? Say so in its note."


@pytest.mark.parametrize("key", DUTIES)
def test_every_duty_is_shown_where_it_applies_and_where_it_does_not(key):
    statuses = {answer["status"] for _, answer in shown(key)}
    assert "not-applicable" in statuses, f"{key}: add a case in which it does not apply."
    if DUTIES[key].in_force_from is None:
        assert statuses == {"not-applicable"}, f"{key}: a rule not yet begun applies to nobody."
        return
    assert statuses - {"not-applicable"}, f"{key}: add a case in which it applies."


@pytest.mark.parametrize("key", DUTIES)
def test_every_duty_is_shown_on_a_boundary_day(key):
    """A case asked on, or one day either side of, a day that matters: opening, due, done or end."""
    near = False
    for case, answer in shown(key):
        days = [answer.get(name) for name in ("opens", "due", "ends", "recheck_on", "done_on")]
        near = near or any(day and abs(case["as_of"] - day) <= DAY for day in days)
    assert near, f"{key}: add cases on the last day it is in time, and on the day after."
