"""A young person's record: who sees it, what it shows, and at what cost."""

from datetime import date

import pytest

from onward.agencies.models import Organisation
from onward.pathway import actions as pathway
from onward.people.claims import Claims, EventClaim, PersonClaim, SpellClaim
from onward.portal.tests.area import ON, Area
from onward.sharing import actions as sharing
from onward.sharing.asking import as_job
from onward.sharing.models import Lock

pytestmark = pytest.mark.django_db
PAGES = ("", "/milestones", "/people", "/sources", "/milestones/ehcp-annual-review")


def _spells(how_many: int):
    return tuple(
        SpellClaim("childrens_health", f"service {n}", date(2015, 1, 1 + n % 28), unit=("t", n))
        for n in range(how_many)
    )


@pytest.fixture(autouse=True)
def no_patience(monkeypatch):
    """No worker runs beside these tests, so a page that waits for one would wait in vain."""
    monkeypatch.setattr("onward.pathway.queries.PATIENCE", 0)


@pytest.fixture
def known(area: Area):
    """Someone the SEND officer works with."""
    with as_job("test"):
        person = area.person("Tallowby", worker="sen")
        area.settle()
    return person


@pytest.mark.parametrize("page", PAGES)
def test_a_worker_opens_every_page_of_someone_they_work_with(area, client, known, page):
    client.force_login(area.posts["sen"].user)
    answer = client.get(f"/case/{area.ref(known)}{page}")
    assert answer.status_code == 200
    assert "Tallowby" in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_worker_of_another_team_cannot_tell_that_someone_exists(area, client, known, page):
    client.force_login(area.posts["other"].user)
    refused = client.get(f"/case/{area.ref(known)}{page}")
    nobody = client.get(f"/case/ZZZZZZZZ{page}")
    assert (refused.status_code, nobody.status_code) == (404, 404)
    assert refused.content == nobody.content.replace(b"ZZZZZZZZ", area.ref(known).encode())


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_cost_the_same_for_a_short_life_and_a_long_one(area, client, page, django_assert_max_num_queries):
    with as_job("test"):
        short = area.person("Short", worker="sen")
        long = area.person("Long", worker="sen", others=(("nhs", Claims(PersonClaim("Isolde", "Long"), _spells(60))),))
        area.settle()
    client.force_login(area.posts["sen"].user)
    counts = []
    for person in (short, long):
        with django_assert_max_num_queries(45) as asked:
            assert client.get(f"/case/{area.ref(person)}{page}").status_code == 200
        counts.append(len([q for q in asked.captured_queries if _about_people(q["sql"])]))
    assert counts[0] == counts[1]
    assert counts[0] < 15


def _about_people(sql: str) -> bool:
    """Not the savepoints and settings that say who is asking."""
    return not sql.startswith(
        ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT set_config", "SELECT current_setting")
    )


def test_someone_restricted_is_not_found_by_the_worker_who_had_them(area, client, known):
    with as_job("test"):
        area.restrict(known)
        area.settle()
    client.force_login(area.posts["sen"].user)
    assert client.get(f"/case/{area.ref(known)}").status_code == 404


def test_a_protected_address_is_shown_to_nobody_but_its_list_and_a_few_roles(area, client):
    with as_job("test"):
        person = area.person("Hidden", worker="sen", postcode="B15 2TT")
        area.post("kw", "KW", team="North SEND")
        area.role(person, "kw")
        Lock.objects.create(person_id=person, kind="protected address", reason="Made up", set_on=ON)
        area.settle()
    ref = area.ref(person)
    client.force_login(area.posts["sen"].user)
    for page in ("", "/sources"):
        assert "B15 2TT" not in client.get(f"/case/{ref}{page}").content.decode()
    client.force_login(area.posts["kw"].user)
    shown = client.get(f"/case/{ref}/sources").content.decode()
    assert "B15 2TT" in shown


def test_why_can_i_see_this_names_the_ground(area, client, known):
    client.force_login(area.posts["sen"].user)
    assert "Working with this person, since 5 January 2026" in client.get(f"/case/{area.ref(known)}").content.decode()


def test_opening_a_record_is_in_the_trail(area, client, known):
    from onward.audit.models import Batch, Entry

    client.force_login(area.posts["sen"].user)
    client.get(f"/case/{area.ref(known)}")
    with as_job("test"):
        batch = Batch.objects.filter(actor=f"post:{area.posts['sen'].pk}").latest("pk")
        assert Entry.objects.filter(batch=batch.pk, person=known, did="read").exists()


def test_evidence_is_refused_without_words_and_keeps_what_was_typed(area, client, known):
    client.force_login(area.posts["sen"].user)
    page = f"/case/{area.ref(known)}/milestones/ehcp-annual-review/done"
    answer = client.post(page, {"on-day": "3", "on-month": "11", "on-year": "2026", "words": ""})
    text = answer.content.decode()
    assert "Say in a few words what the evidence is" in text
    assert 'value="2026"' in text


def test_a_day_that_has_not_come_is_refused_in_words(area, client, known):
    client.force_login(area.posts["sen"].user)
    page = f"/case/{area.ref(known)}/milestones/ehcp-annual-review/done"
    answer = client.post(page, {"on-day": "3", "on-month": "11", "on-year": "2030", "words": "x"})
    assert "cannot be in the future" in answer.content.decode()


def test_a_duty_that_does_not_exist_is_not_found(area, client, known):
    client.force_login(area.posts["sen"].user)
    assert client.get(f"/case/{area.ref(known)}/milestones/no-such-duty").status_code == 404


@pytest.mark.shows("B-040")
def test_a_new_named_worker_leaves_no_gap_and_no_double(area, client):
    with as_job("test"):
        person = area.person("Tallowby")
        area.post("kw", "KW", team="North SEND")
        area.post("next", "KW", team="North SEND")
        area.role(person, "kw", since=date(2026, 2, 1))
        area.settle()
    ref = area.ref(person)
    client.force_login(area.posts["kw"].user)
    answer = client.post(
        f"/case/{ref}/people/named-worker",
        {
            "post": area.posts["next"].pk,
            "starts-day": "1",
            "starts-month": "12",
            "starts-year": "2026",
            "reason": "She chose",
        },
    )
    assert answer.status_code == 302
    with as_job("test"):
        from onward.sharing.models import CaseRole

        roles = list(CaseRole.objects.filter(person=person).order_by("starts").values_list("starts", "ends"))
    assert roles == [(date(2026, 2, 1), date(2026, 11, 30)), (date(2026, 12, 1), None)]


def test_the_transitions_lead_gives_a_worker_to_someone_nobody_works_with(area, client):
    with as_job("test"):
        person = area.person("Alone")
        area.post("kw", "KW", team="North SEND")
        area.settle()
    ref = area.ref(person)
    client.force_login(area.posts["lead"].user)
    assert "No named worker" in client.get(f"/case/{ref}").content.decode()
    client.post(
        f"/case/{ref}/people/named-worker",
        {
            "post": area.posts["kw"].pk,
            "starts-day": "21",
            "starts-month": "11",
            "starts-year": "2026",
            "reason": "Nearest team",
        },
    )
    pathway.catch_up()
    # now somebody holds them: the lead sees dates and who leads, and no longer who they are
    assert client.get(f"/case/{ref}").status_code == 302
    shown = client.get(f"/case/{ref}/milestones").content.decode()
    assert "Alone" not in shown
    client.force_login(area.posts["kw"].user)
    assert "Alone" in client.get(f"/case/{ref}").content.decode()


def test_an_agreement_that_ended_takes_access_with_it(area, client, known):
    from onward.sharing.models import Agreement

    with as_job("test"):
        Agreement.objects.update(ends=date(2026, 11, 20))
        sharing.recompute([known])
    client.force_login(area.posts["sen"].user)
    assert client.get(f"/case/{area.ref(known)}").status_code == 404
    assert Organisation.objects.filter(key="council").exists()


SOURCES = {  # source -> a duty that cites it, and that falls on someone with a plan, in care, moving to an adults' service
    "Children and Families Act 2014": "EHC plan reviewed in every 12 months",
    "Children Act 1989: in care and leaving care": "Pathway plan and personal adviser in place",
    "NICE guidance on moving to adults&#39; services": "One coordinated transition plan across services",
}


@pytest.mark.shows("B-001")
def test_education_care_and_nice_stand_together_each_with_its_source_and_can_be_narrowed_to_any_one(area, client):
    care = Claims(PersonClaim("I", "Many"), (SpellClaim("looked_after", "foster", date(2020, 1, 1)),))
    health = Claims(PersonClaim("I", "Many"), (SpellClaim("childrens_health", "camhs", date(2020, 1, 1)),))
    told = (("childrens-social-care", care), ("nhs", health))
    with as_job("test"):
        person = area.person("Many", born=date(2010, 9, 30), worker="sen", others=told)
        area.settle()
    client.force_login(area.posts["sen"].user)
    page = f"/case/{area.ref(person)}/milestones"
    everything = client.get(page).content.decode()
    for citation in ("Children and Families Act 2014 s.44", "Care Planning Regulations 2010", "NICE NG43"):
        assert citation in everything
    for source, title in SOURCES.items():
        assert f">{source}</option>" in everything
        alone = client.get(page, {"source": source.replace("&#39;", "'")}).content.decode()
        assert [title in alone for title in SOURCES.values()] == [other == source for other in SOURCES]


def test_sources_that_disagree_are_shown_side_by_side(area, client):
    ended = SpellClaim("ehc_plan", "maintained", date(2025, 9, 2), date(2026, 7, 1))
    school = Claims(PersonClaim("Isolde", "Torn"), (ended,), (EventClaim("first_known", date(2020, 1, 1)),))
    with as_job("test"):
        person = area.person("Torn", worker="sen", others=(("school", school),))
        area.settle()
    client.force_login(area.posts["sen"].user)
    text = client.get(f"/case/{area.ref(person)}").content.decode()
    assert "Sources disagree" in text
    assert "School or college list says" in text


@pytest.mark.parametrize("page", PAGES)
def test_how_to_reach_someone_stands_first_on_every_page_of_the_record(area, client, page):
    need = SpellClaim("access_need", "Uses Makaton", date(2020, 1, 1))
    with as_job("test"):
        person = area.person("Tallowby", worker="sen", others=(("nhs", Claims(PersonClaim("I", "T"), (need,))),))
        area.settle()
    client.force_login(area.posts["sen"].user)
    text = client.get(f"/case/{area.ref(person)}{page}").content.decode()
    assert text.index("Uses Makaton") < text.index("<h1")
