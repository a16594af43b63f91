"""Every state reads as plain English on bars and in tables."""

import pytest

from onward.people.choices import EVENT_KINDS, SPELL_KINDS
from onward.people.state_words import OF_KIND, STATES, state_words


@pytest.mark.parametrize(
    ("kind", "state", "words"),
    [
        ("care_leaver", "former_relevant", "Former relevant child (care leaver from 18)"),
        ("activity", "neet_not_available", "Not in work or learning, not able to look now"),
        ("adult_support", "community", "Support at home or in the community"),
        ("looked_after", "residential", "Residential home"),
        ("adult_support", "residential", "Residential care"),
        ("childrens_health", "CAMHS", "Children's mental health service (CAMHS)"),
        ("ehc_plan_ceased", "5", "moved to another council's area"),
        ("home", "tenant-social", "Own tenancy, council or housing association"),
        ("school", "EHE", "Taught at home by choice (elective home education)"),
        ("risk", "criminal_exploitation", "Criminal exploitation"),
        ("year_group", "11", "Year 11"),
    ],
)
def test_a_key_from_a_file_becomes_plain_words(kind, state, words):
    assert state_words(kind, state) == words


@pytest.mark.parametrize("words", ["ADHD", "Type 1 diabetes", "Needs an interpreter: Sorani"])
def test_a_source_s_own_words_stay_as_they_are(words):
    assert state_words("condition", words) == words


@pytest.mark.parametrize("kind", ["gp_practice", "unaccompanied_child", "sen_support", "adult_care_plan"])
def test_nothing_is_said_twice(kind):
    state = {"gp_practice": "registered", "unaccompanied_child": "unaccompanied", "adult_care_plan": "in force"}
    assert state_words(kind, state.get(kind, "yes")) == ""


def test_words_are_for_kinds_that_exist_and_hold_no_keys():
    assert set(OF_KIND) <= set(SPELL_KINDS) | set(EVENT_KINDS)
    for words in [*STATES.values(), *(words for own in OF_KIND.values() for words in own.values())]:
        assert "_" not in words
