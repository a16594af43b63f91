"""The engine asks the same question of one person and of everyone, on any day, with what was known then."""

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.pathway.law import DUTIES, ROWS, Facts, assess, explain

TODAY = date(2026, 11, 21)
SYSTEMS = frozenset({"send", "childrens-social-care"})

days = st.dates(date(2024, 1, 1), date(2028, 1, 1))
spells = st.lists(
    st.tuples(
        st.sampled_from(["ehc_plan", "looked_after", "childrens_support", "child_protection", "year_group"]),
        days,
        st.none() | st.integers(0, 500),
    ),
    max_size=5,
)
events = st.lists(
    st.tuples(
        st.sampled_from(
            [
                ("ehc_review_meeting", ""),
                ("ehc_review_decided", "keep"),
                ("ehc_amendment_notice", ""),
                ("appealable_decision", ""),
                ("likely_adult_needs", "yes"),
                ("likely_adult_needs", "no"),
                ("adult_conclusion", "eligible"),
                ("evidence", "lac-needs-assessment"),
                ("evidence", "ehcp-annual-review"),
            ]
        ),
        days,
    ),
    max_size=6,
)


def known(people):
    """Facts of made-up people: (born, spells, events) each."""
    lives = list(enumerate(people, start=1))
    return Facts(
        people=pl.DataFrame([{"person": n, "born": born} for n, (born, _, _) in lives]),
        spells=pl.DataFrame(
            [
                (n, kind, "9", start, None if long is None else start + timedelta(days=long))
                for n, (_, mine, _) in lives
                for kind, start, long in mine
            ],
            schema={"person": pl.Int64, "kind": str, "state": str, "started": pl.Date, "ended": pl.Date},
            orient="row",
        ),
        events=pl.DataFrame(
            [(n, kind, on, state) for n, (_, _, mine) in lives for (kind, state), on in mine],
            schema={"person": pl.Int64, "kind": str, "on": pl.Date, "state": str},
            orient="row",
        ),
        loaded=SYSTEMS,
    )


lives = st.tuples(st.dates(date(2000, 1, 1), date(2014, 1, 1)), spells, events)
ANSWER = ["person", "duty", "subject", "applies", "opens", "due", "done_on", "status", "missing_facts"]


def answers(facts, on):
    rows = assess(facts, on=on, keep=True).sort("person", "duty", "subject")
    return rows.select(ANSWER).rows()


@settings(max_examples=8, deadline=None)
@given(lives)
def test_nothing_changes_by_time_alone_before_the_day_to_ask_again(life):
    facts = known([life])
    rows = assess(facts, on=TODAY, keep=True)
    again = rows["recheck_on"].min() or date(2036, 1, 1)
    assert again > TODAY
    between = TODAY + (again - timedelta(days=1) - TODAY) / 2
    for day in (between, again - timedelta(days=1)):
        assert answers(facts, day) == answers(facts, TODAY)


@settings(max_examples=5, deadline=None)
@given(st.lists(lives, min_size=2, max_size=4))
def test_a_person_is_told_the_same_alone_as_among_everyone(people):
    everyone = known(people)
    together = answers(everyone, TODAY)
    alone = [row for n in range(1, len(people) + 1) for row in answers(everyone.only([n]), TODAY)]
    assert alone == together


@settings(max_examples=5, deadline=None)
@given(lives)
def test_explaining_gives_the_answer_that_assessing_gave(life):
    facts = known([life])
    for row in assess(facts, on=TODAY, keep=True).iter_rows(named=True):
        told = [e.answer["status"] for e in explain(facts, 1, row["duty"], TODAY) if e.subject == row["subject"]]
        assert told == [row["status"]]


def test_rows_that_do_not_apply_are_left_out_unless_kept():
    facts = known([(date(2010, 3, 9), [], [])])
    assert assess(facts, on=TODAY).filter(pl.col("applies").eq_missing(False)).is_empty()
    assert "not-applicable" in assess(facts, on=TODAY, keep=True)["status"]


def test_nobody_gives_an_empty_answer_of_the_same_shape():
    rows = assess(known([(date(2010, 3, 9), [], [])]).only([]), on=TODAY)
    assert rows.is_empty()
    assert rows.schema == ROWS


def test_a_duty_made_but_not_begun_never_applies():
    waiting = replace(DUTIES["transition-cohort-flag"], in_force_from=None)
    facts = known([(date(2012, 11, 12), [("ehc_plan", date(2024, 1, 1), None)], [])])
    assert assess(facts, on=TODAY, duties=[waiting], keep=True)["status"].to_list() == ["not-applicable"]


def test_a_setting_that_no_duty_has_is_refused_by_name():
    with pytest.raises(ValueError, match="No duty has a local setting called moon_phase"):
        assess(known([(date(2010, 3, 9), [], [])]), on=TODAY, settings={"moon_phase": 3})


def test_an_exception_claimed_is_marked_and_moves_no_date():
    plan = [("ehc_plan", date(2024, 1, 1), None)]
    life = (date(2011, 5, 6), plan, [(("ehc_review_meeting", ""), date(2026, 11, 16))])
    claimed = (*life[:2], [*life[2], (("exception", "ehcp-review-decision"), date(2026, 11, 18))])
    duty = [DUTIES["ehcp-review-decision"]]
    before, after = (assess(known([one]), on=TODAY, duties=duty).to_dicts()[0] for one in (life, claimed))
    assert (before["exception"], after["exception"]) == (False, True)
    assert before["due"] == after["due"]
