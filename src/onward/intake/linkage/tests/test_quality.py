import polars as pl
import pytest

from onward.intake.linkage import Decided, link
from onward.intake.linkage.quality import quality
from onward.intake.linkage.tests.made_up import made_up

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def area():
    records, truth = made_up(1500, seed=7)
    return records, truth, link(records)


def test_links_drawn_without_a_person_are_almost_all_right_and_most_are_drawn(area):
    records, truth, result = area
    found = quality(result, truth, records)
    assert found.precision >= 0.995
    assert found.f1 >= 0.9
    assert found.f1_after_review >= 0.98


def test_no_two_brothers_or_sisters_are_put_together(area):
    records, truth, result = area
    assert quality(result, truth, records).groups_of_siblings == 0


def test_the_same_records_in_another_order_give_the_same_answer(area):
    records, _, result = area
    again = link(records.sample(fraction=1, shuffle=True, seed=3))
    assert again.assignments.equals(result.assignments)
    assert again.questions.equals(result.questions)
    assert again.why.equals(result.why)


def test_a_second_run_over_the_list_it_made_changes_nobody(area):
    records, _, result = area
    numbered = {person: number for number, person in enumerate(sorted(set(result.assignments["person"])), start=1)}
    held = {source: numbered[person] for source, person, _ in result.assignments.iter_rows()}
    again = link(records, decided=Decided(persons=held))
    assert dict(again.assignments.select("source", "person").iter_rows()) == held
    assert not again.assignments["is_new"].any()


def test_wrong_groups_are_counted_against_the_truth():
    truth = pl.DataFrame({"source": [1, 2, 3, 4], "person": [1, 1, 2, 3], "family": [1, 1, 1, 2]})
    records = pl.DataFrame({"source": [1, 2, 3, 4], "system": ["send", "nhs", "nhs", "school"]})
    result = link(made_up(2)[0].head(0))
    result = type(result)(
        assignments=pl.DataFrame({"source": [1, 2, 3, 4], "person": [-1, -2, -1, -4], "is_new": [True] * 4}),
        questions=pl.DataFrame({"a": [1], "b": [2], "person_a": [-1], "person_b": [-2]}),
        why=result.why,
    )
    found = quality(result, truth, records)
    assert (found.precision, found.recall) == (0, 0)
    assert (found.groups_of_two_people, found.groups_of_siblings) == (1, 1)
    assert found.questions_that_join == 1
    assert found.recall_after_review == 1
    assert found.by_systems["wrong"].sum() == 1
