"""My work shows my own people by what needs doing, and nobody else."""

from datetime import date

import pytest

from onward.portal.leads import roles_leading
from onward.portal.tests.area import late
from onward.portal.tests.conftest import words_of
from onward.sharing.asking import as_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def north(area):
    with as_job("test"):
        area.late = area.person("Farnacre", worker="sen", review=date(2025, 10, 1))
        area.soon = area.person("Quillby", worker="sen", review=date(2025, 11, 25))
        area.theirs = area.person("Ottermole", worker="other", review=date(2025, 10, 1))
        area.settle()
    return area


def test_the_longest_late_comes_first_and_other_teams_people_never(north, as_post):
    words = words_of(as_post("sen").get("/worklist"))
    assert "Isolde Farnacre" in words
    assert "EHC plan reviewed in every 12 months" in words
    assert "Ottermole" not in words
    assert north.ref(north.theirs) not in words


def test_what_falls_due_within_seven_days_stands_under_this_week(north, as_post):
    words = words_of(as_post("sen").get("/worklist?show=week"))
    assert "Isolde Quillby" in words
    assert "by 24 November 2026" in words
    assert "Farnacre" not in words


@pytest.mark.shows("B-112")
def test_duties_led_by_other_services_wait_under_their_own_tab(north, as_post, arrange):
    with arrange():
        late(north.late, "careact-child-needs-assessment", due=date(2026, 11, 1), days=20)
    others = words_of(as_post("sen").get("/worklist?show=others"))
    assert "Transition assessment of the young person" in others
    assert "Adult social care" in others
    assert "Transition assessment of the young person" not in words_of(as_post("sen").get("/worklist"))


def test_several_duties_for_one_meeting_are_one_row(north, as_post, arrange):
    with arrange():
        late(north.late, "ehcp-y9-pfa-review", due=date(2026, 7, 1), days=143)
    words = words_of(as_post("sen").get("/worklist"))
    assert "EHC annual review: 2 things" in words
    assert "143 days late" in words


def test_letters_and_decisions_are_a_row_each_since_one_does_not_settle_another(north, as_post, arrange):
    with arrange():
        late(north.late, "ehc-final-plan", due=date(2026, 7, 1), days=143)
        late(north.late, "ehcp-amended-final", due=date(2026, 8, 1), days=112)
    words = words_of(as_post("sen").get("/worklist"))
    assert "Final EHC plan issued" in words
    assert "112 days late" in words
    assert "Letter or decision" not in words


def test_an_empty_day_says_what_waits_for_others(area, as_post):
    assert "Nothing due today. 0 things are waiting for other people." in words_of(as_post("sen").get("/worklist"))


def test_people_given_to_me_in_the_last_28_days_are_new_to_me(area, as_post, arrange):
    with arrange():
        area.person("Newbold", worker="sen", since=date(2026, 11, 10))
        area.person("Oldacre", worker="sen", since=date(2026, 3, 1))
        area.settle()
    words = words_of(as_post("sen").get("/worklist?show=new"))
    assert "Say hello to Isolde Newbold" in words
    assert "Oldacre" not in words


def test_someone_turning_18_in_five_months_shows_with_what_should_be_ready(area, as_post, arrange):
    with arrange():
        area.person("Marrow", born=date(2009, 4, 10), worker="sen", review=date(2026, 1, 10))
        area.person("Later", born=date(2009, 8, 10), worker="sen")
        area.settle()
    words = words_of(as_post("sen").get("/worklist?show=turning"))
    assert "Isolde Marrow" in words
    assert "18 on 10 April 2027" in words
    assert "EHC plan reviewed in every 12 months" in words
    assert "Later" not in words
    assert "Later" in words_of(as_post("sen").get("/worklist/turning"))


@pytest.mark.shows("B-103")
def test_the_month_shows_each_duty_of_my_role_and_for_whom(north, as_post):
    words = words_of(as_post("sen").get("/worklist/month"))
    assert "What to do in November 2026" in words
    assert "EHC plan reviewed in every 12 months" in words
    assert "Isolde Quillby" in words
    assert "Ottermole" not in words
    december = words_of(as_post("sen").get("/worklist/month?month=2026-12"))
    assert "Quillby" not in december


def test_a_manager_sees_the_teams_work_and_no_other_teams(north, as_post):
    words = words_of(as_post("manager").get("/worklist"))
    assert "Farnacre" in words
    assert "Ottermole" not in words


@pytest.mark.parametrize(
    ("lead", "roles"),
    [
        ("Council SEND team", {"SEN"}),
        ("Children's social care or ICB", {"CSW", "HP"}),
        ("School or college careers leader", {"ED"}),
        ("Young person or parent", {"KW"}),
    ],
)
def test_every_lead_has_a_role_that_answers_and_the_named_worker_follows_the_rest(lead, roles):
    assert roles_leading(lead) == roles


@pytest.mark.parametrize("page", ["/worklist", "/worklist?show=week", "/worklist?show=turning", "/worklist/month",
                                  "/worklist/turning", "/worklist/caseload", "/worklist?show=new"])  # fmt: skip
@pytest.mark.parametrize("how_many", [3, 300])
def test_a_desk_asks_under_15_queries_however_many_people(
    area, as_post, arrange, page, how_many, django_assert_max_num_queries
):
    with arrange():
        area.many(how_many, worker="sen", since=date(2026, 11, 5))
        area.settle()
    client = as_post("sen")
    with django_assert_max_num_queries(15):
        assert client.get(page).status_code == 200
