"""Small numbers are hidden so that they cannot be worked out."""

from hypothesis import given
from hypothesis import strategies as st

from onward.insight.disclosure import FEWEST, Count, is_small, safe, safe_groups

COUNTS = st.lists(st.integers(0, 60).flatmap(lambda d: st.integers(0, d).map(lambda n: (n, d))), min_size=1, max_size=8)


def _counts(pairs):
    return [Count(str(at), n, d) for at, (n, d) in enumerate(pairs)]


@given(COUNTS)
def test_no_small_number_is_ever_shown(pairs):
    assert not any(is_small(count) for count in safe(_counts(pairs)) if not count.hidden)


@given(COUNTS)
def test_a_hidden_number_is_never_the_only_one_missing_from_its_total(pairs):
    found = safe(_counts(pairs))
    hidden = [c for c in found if c.hidden]
    others = [c for c in found if not c.hidden and c.denominator]
    assert len(hidden) != 1 or not others


@given(COUNTS)
def test_groups_are_hidden_two_at_a_time(pairs):
    found = safe_groups(_counts(pairs))
    hidden = [c for c in found if c.hidden]
    others = [c for c in found if not c.hidden and c.denominator]
    assert len(hidden) != 1 or not others
    assert not any(0 < c.denominator < FEWEST for c in found if not c.hidden)


def test_nobody_and_everybody_may_be_said():
    assert [c.hidden for c in safe([Count("a", 0, 40), Count("b", 40, 40)])] == [False, False]


def test_all_but_two_is_as_telling_as_two():
    assert is_small(Count("a", 38, 40))


@given(COUNTS)
def test_what_is_left_of_a_total_when_the_shown_are_taken_away_points_at_nobody(pairs):
    found = safe(_counts(pairs))
    hidden = [c for c in found if c.hidden]
    others = [c for c in found if not c.hidden and c.denominator]
    assert not others or not is_small(Count("", sum(c.numerator for c in hidden), sum(c.denominator for c in hidden)))


@given(COUNTS)
def test_small_groups_are_not_hidden_behind_a_small_sum(pairs):
    found = safe_groups(_counts(pairs))
    others = [c for c in found if not c.hidden and c.denominator]
    assert not others or not 0 < sum(c.denominator for c in found if c.hidden) < FEWEST


def test_many_duties_of_few_people_are_as_telling_as_few_people():
    assert is_small(Count("youth justice", 12, 30, people=(2, 14, 14)))
    assert not is_small(Count("send", 12, 30, people=(9, 14, 20)))
