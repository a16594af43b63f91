"""Every row of the pathway has a duty; each cites its source and is tried on its boundary days."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from onward.pathway.law import DUTIES
from onward.pathway.law.cases import duty_case_files, load_cases
from onward.pathway.law.duty import Basis
from onward.pathway.law.facts.declare import FACTS

KEYS = (Path(__file__).parent / "pathway_keys.txt").read_text(encoding="utf-8").split()
EVERY_DUTY = pytest.mark.parametrize("duty", DUTIES.values(), ids=lambda duty: duty.key)
CASES = {key: load_cases(file) for key, file in duty_case_files().items() if file.exists()}


def test_every_row_of_the_pathway_has_a_duty():
    assert sorted(set(KEYS) - set(DUTIES)) == []


def test_there_is_no_duty_that_the_pathway_does_not_name():
    assert sorted(set(DUTIES) - set(KEYS)) == []


@EVERY_DUTY
def test_a_duty_cites_its_source_and_says_who_does_what(duty):
    assert duty.citation
    assert duty.url.startswith("https://")
    for words in (duty.title, duty.lead, duty.evidence, duty.joins_meeting, duty.opens_words, duty.due_words):
        assert words.strip(), f"{duty.key}: every duty says its title, lead, evidence, meeting, window and due date."


@EVERY_DUTY
def test_whatever_a_record_leaves_unknown_someone_can_answer(duty):
    read = {name for condition in duty.applies.values() for name in condition.meta.root_names() if name in FACTS}
    from_records = [FACTS[name] for name in sorted(read) if FACTS[name].reads != "person"]
    assert [fact.name for fact in from_records if not fact.who] == []


@EVERY_DUTY
def test_every_length_of_law_names_its_source_and_every_local_one_its_purpose(duty):
    for length in duty.lengths:
        assert length.words
        if length not in duty.local_settings:
            assert length.source


@EVERY_DUTY
def test_only_a_local_date_rests_on_a_local_setting(duty):
    names = {f"setting.{local.name}" for local in duty.local_settings}
    if duty.due_basis is Basis.LAW:
        assert not names & set(duty.due.meta.root_names()), f"{duty.key}: a date of law cannot be edited by an area."


@EVERY_DUTY
def test_a_duty_is_tried_at_least_three_times_and_beside_a_boundary(duty):
    cases = CASES.get(duty.key, [])
    # A duty with no start date yet has one answer only.
    assert len(cases) >= (3 if duty.in_force_from else 2), f"Write at least three cases for {duty.key}."
    assert any(_beside_a_boundary(case) for case in cases), (
        f"{duty.key}: add a case asked on the day it opens, falls due or ends, or on the day before or after."
    )


@EVERY_DUTY
def test_some_case_shows_whom_the_duty_does_not_fall_on(duty):
    statuses = {case["expect"].get("status") for case in CASES.get(duty.key, [])}
    assert "not-applicable" in statuses or duty.in_force_from is None


def _beside_a_boundary(case):
    days = [day for name in ("opens", "due", "ends", "recheck_on") if isinstance(day := case["expect"].get(name), date)]
    return case["expect"].get("late_days") == 1 or any(abs(case["as_of"] - day) <= timedelta(days=1) for day in days)
