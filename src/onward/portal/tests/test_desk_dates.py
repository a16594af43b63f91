"""The area's own dates and cohorts: everyone here may read them, the transitions lead sets them, law stays fixed."""

from datetime import date

import pytest
from django.urls import reverse

from onward.insight.measures import MEASURES
from onward.pathway import jobs
from onward.pathway.cohorts import COHORTS
from onward.pathway.models import CohortMember, CohortSwitch, LocalLength, Milestone
from onward.portal.tests.conftest import words_of
from onward.sharing.asking import as_job

pytestmark = pytest.mark.django_db
LEAD_IN = "annual_review_lead_in_days"


def _change(client, amount="28", day=("21", "11", "2026"), reason="Board of 3 November"):
    given = {"amount": amount, "starts-day": day[0], "starts-month": day[1], "starts-year": day[2], "reason": reason}
    return client.post(reverse("local-date", args=[LEAD_IN]), given)


def test_law_and_local_lengths_stand_apart_and_only_the_lead_may_change_local_ones(area, as_post):
    words = words_of(as_post("sen").get(reverse("local-dates")))
    assert "12 weeks" in words
    assert "Fixed by law or national guidance" in words
    assert "Children and Families Act 2014 s.44(1)" in words
    assert reverse("local-date", args=[LEAD_IN]) not in words
    assert as_post("sen").get(reverse("local-date", args=[LEAD_IN])).status_code == 403
    assert reverse("local-date", args=[LEAD_IN]) in words_of(as_post("lead").get(reverse("local-dates")))


def test_a_length_fixed_by_law_has_no_page_on_which_to_change_it(area, as_post):
    assert as_post("lead").get(reverse("local-date", args=["review-the-plan-in-every"])).status_code == 404


def test_a_changed_local_length_keeps_its_reason_and_moves_only_the_duties_that_use_it(area, as_post, arrange):
    with arrange():
        person = area.person("Farnacre", worker="sen")
        area.settle()
        untouched = set(Milestone.objects.exclude(duty="ehcp-annual-review").values_list("pk", flat=True))
    assert _change(as_post("lead")).status_code == 302
    jobs.work_out_duties.func(duties=["ehcp-annual-review"])
    with as_job("test"):
        assert Milestone.objects.get(person=person, duty="ehcp-annual-review").opens == date(2026, 11, 11)
        assert untouched == set(Milestone.objects.exclude(duty="ehcp-annual-review").values_list("pk", flat=True))
    words = words_of(as_post("sen").get(reverse("local-dates")))
    assert "28 days" in words
    assert "Board of 3 November" in words


def test_a_local_length_without_a_reason_or_from_the_past_is_not_saved(area, as_post):
    assert "Say why it changes" in words_of(_change(as_post("lead"), reason=""))
    assert "must be today or later" in words_of(_change(as_post("lead"), day=("1", "1", "2026")))
    assert not LocalLength.objects.exists()


@pytest.mark.shows("B-139")
@pytest.mark.shows("B-140")
def test_a_cohort_is_switched_on_from_a_day_with_its_priority_and_the_others_go_on(area, as_post, arrange):
    with arrange():
        area.person("Farnacre", worker="sen")
        area.settle()
        assert CohortMember.objects.filter(cohort="send-likely-adult-support").exists()
    given = {"when": "from", "starts-day": "1", "starts-month": "4", "starts-year": "2027", "priority": "Priority 2"}
    address = reverse("cohort", args=["send-likely-adult-support"])
    assert as_post("sen").post(address, given).status_code == 403
    assert as_post("lead").post(address, given).status_code == 302
    switch = CohortSwitch.objects.get(cohort="send-likely-adult-support")
    assert (switch.starts, switch.priority) == (date(2027, 4, 1), "Priority 2")
    assert CohortSwitch.objects.filter(starts=date(2026, 11, 21)).count() == CohortSwitch.objects.count() - 1
    jobs.work_out_everyone.func()
    with as_job("test"):
        assert not CohortMember.objects.filter(cohort="send-likely-adult-support").exists()
    words = words_of(as_post("lead").get(reverse("cohorts")))
    assert "1 Apr 2027" in words
    assert "Priority 2" in words


@pytest.mark.shows("B-139")
def test_each_cohort_is_judged_by_measures_of_the_board_that_exist(area, as_post):
    assert all(cohort.measures and set(cohort.measures) <= set(MEASURES) for cohort in COHORTS.values())
    words = words_of(as_post("lead").get(reverse("cohorts")))
    assert words.count(reverse("measure", args=["without-named-worker"])) >= len(COHORTS) - 4


@pytest.mark.shows("B-141")
def test_ready_made_cohorts_of_both_first_phases_stand_on_the_page_with_their_ages(area, as_post):
    words = words_of(as_post("sen").get(reverse("cohorts")))
    assert "Disability and autism, 14 to 17" in words
    assert "Disability and autism, 18 to 25" in words
    assert "13 to 17, with: EHC plan" in words
