import json

import pytest

from onward.intake.linkage.comparisons import COMPARISONS
from onward.intake.linkage.model import MODEL, load
from onward.intake.linkage.tests.made_up import made_up
from onward.intake.linkage.train import trained


def test_closer_agreement_never_says_less_than_disagreement():
    for comparison in COMPARISONS:
        if comparison.key != "local_identifier":
            closest, furthest = comparison.levels[0].key, comparison.levels[-1].key
            assert MODEL.weight(comparison.key, closest) > MODEL.weight(comparison.key, furthest), comparison.key


def test_one_field_that_agrees_is_never_enough():
    prior = MODEL.prior(80_000)
    for comparison in COMPARISONS[:5]:
        best = max(MODEL.weight(comparison.key, level.key) for level in comparison.levels)
        assert 2**best * prior < 2**MODEL.accept_at, comparison.key


def test_it_says_what_it_was_made_from():
    assert "made-up" in MODEL.made_from.lower()


def test_a_model_older_than_the_comparisons_is_refused_with_what_to_do(tmp_path):
    content = json.loads(MODEL.as_json())
    del content["chances"]["place"]["district"]
    old = tmp_path / "model.json"
    old.write_text(json.dumps(content))
    with pytest.raises(ValueError, match=r"no chances for place: district\. .* train it again"):
        load(old)


@pytest.mark.slow
def test_training_on_known_people_gives_a_model_that_can_be_kept_and_read_again(tmp_path):
    records, truth = made_up(600)
    model = trained(records, truth, made_from="Made-up people", accept_at=7.0, ask_at=2.0)
    file = tmp_path / "model.json"
    file.write_text(model.as_json())
    assert load(file).as_json() == model.as_json()
    assert model.weight("birth_date", "same") > 8
    assert model.weight("first_name", "different") < -3
