"""What workers record on a young person's pages: in their own name, for those who may read it, and taken back by right."""

from datetime import date

import pytest

from onward.audit.models import Entry
from onward.pathway import actions as pathway
from onward.pathway.models import Recorded
from onward.portal.tests.area import Area
from onward.sharing.asking import as_job, as_viewer

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def no_patience(monkeypatch):
    """No worker runs beside these tests, so a page that waits for one would wait in vain."""
    monkeypatch.setattr("onward.pathway.queries.PATIENCE", 0)


@pytest.fixture
def shared(area: Area):
    """Someone with a SEND officer, another SEND officer and a named worker."""
    with as_job("test"):
        area.post("kw", "KW", team="North SEND")
        person = area.person("Tallowby", worker="sen", kind="allocated worker")
        area.role(person, "other", kind="allocated worker")
        area.role(person, "kw")
        area.settle()
    return person


def recorded_by(area: Area, name: str, person: int, **more) -> Recorded:
    said = {"kind": "evidence", "state": "ehcp-annual-review", "words": "Letter in the folder"} | more
    with as_viewer(area.posts[name].pk, place="test"):
        return pathway._record(person, subject="", on=ON, by=area.posts[name], **said)


def taken_back(area: Area, client, name: str, record: Recorded) -> bool:
    client.force_login(area.posts[name].user)
    client.post(f"/case/{area.ref(record.person_id)}/recorded/{record.pk}/take-back")
    with as_job("test"):
        return Recorded.objects.get(pk=record.pk).withdrawn_at is not None


def test_what_someone_recorded_is_taken_back_by_them_or_by_the_named_worker_and_by_nobody_else(area, client, shared):
    first, second = recorded_by(area, "sen", shared), recorded_by(area, "sen", shared)
    assert not taken_back(area, client, "other", first)
    assert taken_back(area, client, "sen", first)
    assert taken_back(area, client, "kw", second)


def test_no_page_rewrites_a_record_or_says_it_was_someone_elses(area, shared):
    from django.db import DatabaseError, transaction

    record = recorded_by(area, "sen", shared)
    with as_viewer(area.posts["sen"].pk, place="test"):
        for change in ({"words": "Something else"}, {"recorded_by": area.posts["kw"]}, {"on": date(2026, 1, 1)}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Recorded.objects.filter(pk=record.pk).update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            Recorded.objects.create(
                person_id=shared, kind="evidence", on=ON, words="Forged", recorded_by=area.posts["kw"]
            )
    with as_viewer(area.posts["other"].pk, place="test"):
        assert Recorded.objects.filter(pk=record.pk).update(withdrawn_by=area.posts["other"]) == 0


def test_an_answer_about_someone_is_not_in_the_trail(area, shared):
    recorded_by(area, "kw", shared, kind="capacity_doubted", state="yes", words="Said at the review")
    with as_job("test"):
        assert not Entry.objects.filter(person=shared, did__contains="yes").exists()
        assert Entry.objects.filter(person=shared, did="recorded capacity_doubted").exists()


@pytest.mark.parametrize(("kind", "sen_reads"), [("evidence", True), ("savings", False)])  # of money SEND has a summary
def test_what_workers_wrote_is_not_shown_to_someone_who_may_see_dates_alone(area, client, shared, kind, sen_reads):
    words = "Isolde's aunt holds the letter"
    recorded_by(area, "kw", shared, kind=kind, words=words)
    shown = {}
    for name in ("kw", "sen", "lead"):
        client.force_login(area.posts[name].user)
        pages = [client.get(f"/case/{area.ref(shared)}/milestones{more}") for more in ("", "/ehcp-annual-review")]
        assert {page.status_code for page in pages} == {200}
        shown[name] = any("aunt holds the letter" in page.content.decode() for page in pages)
    assert shown == {"kw": True, "sen": sen_reads, "lead": False}


def test_why_a_date_stands_shows_no_birth_date_to_someone_who_may_not_know_who_it_is(area, client, shared):
    page = f"/case/{area.ref(shared)}/milestones/ehcp-annual-review"
    told = []
    for name in ("sen", "lead"):
        client.force_login(area.posts[name].user)
        for duty in ("ehcp-annual-review", "ehcp-y9-pfa-review", "transition-planning-start"):
            answer = client.get(page.replace("ehcp-annual-review", duty))
            assert answer.status_code == 200
            told.append((name, "4 March 2011" in answer.content.decode()))
    assert ("sen", True) in told
    assert ("lead", True) not in told


def test_nothing_is_recorded_about_a_subject_that_is_not_there(area, client, shared):
    client.force_login(area.posts["sen"].user)
    page = f"/case/{area.ref(shared)}/milestones/ehcp-annual-review/done"
    assert client.get(page).status_code == 200
    assert client.get(page, {"about": "made up " * 40}).status_code == 404


def test_what_a_viewer_may_see_of_a_fact_follows_every_record_it_rests_on():
    from onward.portal.case.presenters import may_see_all
    from onward.sharing import matrix
    from onward.sharing.queries import View

    knows_who = View(matrix.mask({"M01"}), 0, 0, ())
    assert may_see_all({"person"}, knows_who)
    assert not may_see_all({"person", "savings"}, knows_who)
    assert not may_see_all({"never declared"}, View(~0, 0, 0, ()))
