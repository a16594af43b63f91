"""Anybody may read what happens when: the same duties that work out the dates, in plain words, with no sign-in."""

from datetime import date

import pytest
from django.urls import reverse

from onward.pathway.law import DUTIES
from onward.pathway.models import LocalLength
from onward.portal.public import choices, queries
from onward.portal.tests.conftest import words_of
from onward.sharing.asking import as_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_day")]
LONGEST_SENTENCE = 22  # words; the aim is 15, and names of laws and services are long


@pytest.mark.shows("B-046")
def test_every_duty_in_force_stands_on_the_public_page_with_who_does_it_and_its_law(client):
    words = words_of(client.get(reverse("what-happens-when")))
    for duty in DUTIES.values():
        if duty.in_force(date(2026, 11, 21)):
            assert reverse("what-happens-when-duty", args=[duty.key]) in words


def test_every_duty_has_plain_words_and_no_plain_words_are_of_a_duty_that_is_not_there():
    assert set(queries.plain_words()) == set(DUTIES)
    known = {*choices.SITUATIONS, choices.FOR_ALL}
    assert all(plain.fits and plain.fits <= known for plain in queries.plain_words().values())


def test_every_phase_that_a_duty_declares_has_its_place_on_the_page():
    assert {duty.phase for duty in DUTIES.values()} == set(choices.STAGES)


@pytest.mark.parametrize("key", sorted(DUTIES))
def test_plain_words_are_short_sentences(key):
    plain = queries.plain_words()[key]
    sentences = [*plain.words.replace("?", ".").split("."), plain.heading]
    longest = max(len(sentence.split()) for sentence in sentences)
    assert longest <= LONGEST_SENTENCE, f"{key}: a sentence of {longest} words. Make two of it."


@pytest.mark.shows("B-046")
def test_a_reader_in_care_sees_their_own_steps_and_those_of_everyone_but_not_those_of_others(client):
    words = words_of(client.get(reverse("what-happens-when"), {"situation": "care"}))
    assert "You get a pathway plan and a personal adviser" in words
    assert "From 16 you make more of your own choices" in words
    assert "You get your EHC plan" not in words


@pytest.mark.shows("B-046")
def test_a_reader_of_14_sees_what_begins_at_14_and_not_what_settles_at_21(client):
    words = words_of(client.get(reverse("what-happens-when"), {"age": "14"}))
    assert "Your year 9 review looks at adult life" in words
    assert "You can still ask for help until you are 25" not in words
    assert "Your EHC plan is looked at every year" in words_of(client.get(reverse("what-happens-when"), {"age": "22"}))


def test_one_duty_shows_its_rule_its_law_and_this_areas_own_dates(client):
    with as_job("test"):
        LocalLength.objects.create(
            name="annual_review_lead_in_days", days=28, starts=date(2026, 1, 1), reason="Made-up board"
        )
    words = words_of(client.get(reverse("what-happens-when-duty", args=["ehcp-annual-review"])))
    assert DUTIES["ehcp-annual-review"].due_words in words
    assert "https://www.legislation.gov.uk/ukpga/2014/6/section/44" in words
    assert "to begin to prepare it: 28 days" in words
    assert client.get(reverse("what-happens-when-duty", args=["no-such-duty"])).status_code == 404


@pytest.mark.shows("I-032")
def test_laws_stand_side_by_side_with_who_leads_and_where_their_dates_conflict(client):
    words = words_of(client.get(reverse("what-happens-when-by-law")))
    assert "Care Act 2014" in words
    assert "Where the laws pull apart" in words
    assert "Hold one joint meeting before the earliest date" in words
    assert "Every 12 months" in words


def test_every_duty_is_found_under_some_law():
    listed = {duty.key for law in queries.laws() for duty in law.duties}
    assert listed == set(DUTIES)


def test_public_pages_say_nothing_of_anyone_and_ask_no_more_than_ten_queries(
    client, area, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        client.get(reverse("what-happens-when"))
