"""Planned and actual dates stand side by side, with how the young person says it was for them."""

import re
from datetime import date

import pytest

from onward.pathway.models import Experience, Recorded
from onward.portal.tests.area import Area
from onward.portal.tests.conftest import words_of
from onward.sharing.asking import as_job, as_viewer

pytestmark = pytest.mark.django_db
DONE = {"on-day": "20", "on-month": "11", "on-year": "2026", "words": "Decision letter sent"}


@pytest.fixture(autouse=True)
def no_patience(monkeypatch):
    """No worker runs beside these tests, so a page that waits for one would wait in vain."""
    monkeypatch.setattr("onward.pathway.queries.PATIENCE", 0)


@pytest.fixture
def held(area: Area):
    """Someone with a named worker and a SEND officer, whose yearly review is due on 9 December 2026."""
    with as_job("test"):
        area.post("kw", "KW", team="North SEND")
        person = area.person("Tallowby", worker="sen", kind="allocated worker")
        area.role(person, "kw")
        area.settle()
    return f"/case/{area.ref(person)}/milestones"


def _subject(area: Area) -> str:
    from onward.pathway.models import Milestone

    with as_job("test"):
        return Milestone.objects.get(person=area.people[0], duty="ehcp-annual-review").subject


def _record(client, area, page, **more):
    address = f"{page}/ehcp-annual-review/done"
    return client.post(f"{address}?about={_subject(area)}", DONE | more)


def _lines(answer) -> list[list[str]]:
    """The lines of the timeline, cell by cell."""
    table = words_of(answer).split("Timeline: planned and actual dates", 1)[1].split("</table>", 1)[0]
    rows = table.split("<tbody", 1)[1].split("</tr>")[:-1]
    return [
        [re.sub("<[^>]*>", "", cell.split(">", 1)[1]).strip() for cell in re.split("<t[hd] ", row)[1:]] for row in rows
    ]


@pytest.mark.shows("B-037")
def test_what_was_planned_what_happened_and_how_it_was_stand_on_one_line(area, as_post, held):
    client = as_post("kw")
    assert "How was it for them?" in words_of(client.get(f"{held}/ehcp-annual-review/done"))
    assert _record(client, area, held, experience="4").status_code == 302
    what = "EHC plan reviewed in every 12 months"
    assert [what, "9 Dec 2026", "20 Nov 2026", "19 days early", "Good"] in _lines(client.get(held))


@pytest.mark.shows("B-037")
def test_the_question_may_be_left_out_and_nothing_is_made_up(area, as_post, held):
    client = as_post("kw")
    assert _record(client, area, held, experience="skipped").status_code == 302
    assert _record(client, area, held).status_code == 302
    with as_job("test"):
        assert Recorded.objects.count() == 2
        assert not Experience.objects.exists()


def test_how_it_was_is_asked_and_seen_only_by_those_who_may_read_it(area, as_post, held):
    assert _record(as_post("kw"), area, held, experience="1").status_code == 302
    client = as_post("sen")
    assert "How was it for them?" not in words_of(client.get(f"{held}/ehcp-annual-review/done"))
    assert _record(client, area, held, experience="5").status_code == 302
    assert {line[-1] for line in _lines(client.get(held))} == {""}
    assert "Bad" in {line[-1] for line in _lines(as_post("kw").get(held))}
    with as_job("test"):
        assert list(Experience.objects.values_list("rating", flat=True)) == [1]


def test_the_database_takes_no_answer_under_someone_elses_record_and_lets_none_be_rewritten(area, as_post, held):
    from django.db import DatabaseError, transaction

    _record(as_post("sen"), area, held)
    _record(as_post("kw"), area, held, experience="2")
    with as_job("test"):
        theirs = Recorded.objects.get(recorded_by=area.posts["sen"])
    with as_viewer(area.posts["kw"].pk, place="test"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Experience.objects.create(recorded=theirs, person_id=theirs.person_id, rating=5)
        with pytest.raises(DatabaseError), transaction.atomic():
            Experience.objects.update(rating=5)


def test_evidence_taken_back_leaves_the_timeline():
    from types import SimpleNamespace

    from onward.portal.case.timeline import timeline

    def record(**more):
        said = {"kind": "evidence", "state": "ehcp-annual-review", "on": date(2026, 11, 20), "pk": 1}
        return SimpleNamespace(**said | {"planned_for": date(2026, 11, 19), "withdrawn_at": None} | more)

    (moment,) = timeline([], [record()], {1: 3})
    assert (moment.apart, moment.how) == (1, "All right")
    assert timeline([], [record(withdrawn_at="now")], {1: 3}) == []
