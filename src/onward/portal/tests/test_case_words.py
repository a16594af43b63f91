"""Words of a young person's page: each worker once, each question once, dates that make sense."""

from datetime import date
from types import SimpleNamespace

import pytest

from onward.portal.case import around, presenters
from onward.sharing.asking import as_job


def role(name: str, starts: date, *, kind: str = "allocated worker", title: str = "Social worker"):
    post = SimpleNamespace(title=title)
    return SimpleNamespace(
        worker_name=name, post=post, role="CSW", kind=kind, team="Leaving care 1", organisation=None, starts=starts,
        system="childrens-social-care",
    )  # fmt: skip


def test_a_worker_whom_a_system_sends_twice_stands_once_since_the_first_day():
    found = around.workers([role("Ada Worker", date(2026, 5, 1)), role("Ada Worker", date(2025, 2, 1))])
    assert [(w.name, w.what, w.since) for w in found] == [("Ada Worker", "Social worker", date(2025, 2, 1))]


def test_the_named_worker_stands_first():
    found = around.workers(
        [role("Ada Worker", date(2020, 5, 1)), role("Bo Worker", date(2026, 5, 1), kind="named worker")]
    )
    assert [w.what for w in found] == ["Named worker", "Social worker"]


def test_a_question_for_several_duties_is_asked_once_and_what_most_waits_for_comes_first():
    one, two = (SimpleNamespace(missing_facts=facts) for facts in (("savings", "wish"), ("wish",)))
    found = presenters.questions([one, two])
    assert [(q.fact, len(q.waiting)) for q in found] == [("wish", 2), ("savings", 1)]


def test_a_question_is_free_of_the_law_engine_s_small_print():
    assert presenters.fact_words("wants_paid_work") == "Whether they want paid work"
    assert presenters.fact_words("both_want_to_stay") == "Whether both want the foster home to go on after 18"


def test_a_day_that_has_passed_is_not_a_day_to_come():
    today = date(2026, 11, 21)
    assert presenters.by_words(date(2026, 5, 5), today) == "late since 5 May 2026"
    assert presenters.by_words(date(2026, 12, 1), today) == "first by 1 December 2026"


@pytest.mark.django_db
def test_a_school_that_may_not_see_dates_is_not_told_that_there_are_none(area, client):
    area.post("school", "ED", team="School")
    with as_job("test"):
        person = area.person("Tallowby", worker="school")
        area.settle()
    client.force_login(area.posts["school"].user)
    page = client.get(f"/case/{area.ref(person)}").content.decode()
    assert "Ask the named worker" in page
    assert not any(words in page for words in ("Nothing is due", "No named worker", "/milestones"))
