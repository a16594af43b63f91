"""Every address, opened as every role of a small made-up area: nobody is told anything of someone who is not theirs.

Four young people stand for all: one whom the North team works with, one of the South, one whose record is restricted, and
one whose address is protected. Each is known by a name, a number and a postcode that occur nowhere else.
"""

import re
from datetime import date

import pytest
import time_machine
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from onward.agencies.choices import Role
from onward.audit.models import Batch, Entry
from onward.insight.publishing import publish
from onward.pathway import actions as pathway
from onward.people import actions as people
from onward.people.claims import Claims, EventClaim, Life, PersonClaim, Said, SpellClaim
from onward.people.models import Person
from onward.portal.tests.area import ON, Area, new_area
from onward.sharing.asking import as_job, as_viewer
from onward.sharing.models import AreaGround, Lock

pytestmark = pytest.mark.django_db
MARKS = {  # key -> given name, family name, NHS number, postcode
    "north": ("Norrisina", "Quillfeather", "9990000018", "B15 2TT"),
    "south": ("Soutrella", "Vantongeren", "9990000026", "B16 8PE"),
    "restricted": ("Restitua", "Hollowmere", "9990000034", "B17 9NH"),
    "protected": ("Protessa", "Wexcombe", "9990000042", "B29 6BD"),
}
# Of libraries that sign people in; nothing of a young person, and some leave the session.
NOT_WALKED = re.compile(r"account/.+|sign-(in|up|out)|demo.*|alive|ready|style")
# key -> those of the posts below who may know who the person is
KNOWN_TO = {
    "north": {"sen", "manager", "kw", "nurse"},
    "south": {"other"},
    "restricted": set(),
    "protected": {"sen", "manager", "kw"},
}
ADDRESS_KNOWN_TO = {"north": {"sen", "manager", "kw", "nurse"}, "south": {"other"}, "restricted": set(),
                    "protected": {"manager", "kw"}}  # fmt: skip


@pytest.fixture(autouse=True)
def that_day(monkeypatch):
    monkeypatch.setattr("onward.pathway.queries.PATIENCE", 0)  # no worker runs beside these tests
    with time_machine.travel(ON, tick=False):
        yield


@pytest.fixture
def area(db) -> Area:
    with as_job("test"):
        made = new_area()
        made.refs, made.numbers = {}, {}
        made.post("kw", "KW", team="North SEND")
        made.post("nurse", "HP")
        for role in Role:
            made.post(f"any-{role.value.lower()}", role.value)
        made.post("officer", "IG")
        AreaGround.objects.create(post=made.posts["officer"], duty="intake", starts=date(2020, 1, 1))
        for key, (given, family, number, postcode) in MARKS.items():
            _tell(made, key, given, family, number, postcode)
        for key, name in (("north", "sen"), ("south", "other"), ("restricted", "sen"), ("protected", "sen")):
            made.role(made.numbers[key], name, kind="allocated worker")
        made.role(made.numbers["north"], "kw")
        made.role(made.numbers["protected"], "kw")
        made.role(made.numbers["north"], "nurse", kind="contributor")
        made.role(made.numbers["south"], "other")
        made.restrict(made.numbers["restricted"])
        Lock.objects.create(person_id=made.numbers["protected"], kind="protected address", reason="Made up", set_on=ON)
        made.settle()
        publish(ON)
    return made


def _tell(area: Area, key: str, given: str, family: str, number: str, postcode: str) -> None:
    (person,) = people.new_people(1)
    claims = Claims(
        PersonClaim(given, family, date_of_birth=date(2011, 3, 4), nhs_number=number, postcode=postcode, address="1 Made Up"),
        spells=(SpellClaim("ehc_plan", "maintained", date(2025, 9, 2)),),
        events=(EventClaim("ehc_review_decided", date(2025, 12, 10)),),
    )  # fmt: skip
    people.tell([Life(person, [Said("send", ON, claims)])])
    area.people.append(person)
    area.numbers[key], area.refs[key] = person, Person.objects.get(pk=person).ref


def routes(patterns=None, before: str = ""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern).lstrip("^").removesuffix("$").removesuffix(r"\Z")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


FILLED = {"duty": "ehcp-annual-review", "fact": "savings", "recorded": "1", "key": "in-cohort", "name": "made-up"}
WALKED = sorted({route for route in routes() if not NOT_WALKED.fullmatch(route)})
OF_A_PERSON = [route for route in WALKED if "<slug:ref>" in route]
NARROWED = (
    "worklist/people?sort=name", "worklist/people?worker=nobody", "worklist/people?agency=send&late_days=1",
    "worklist/people?cohort=ehc-plan&area=B16", "worklist/people?sort=person__family_name&person__ref__startswith=A",
    "worklist/people/file?sort=worker", "worklist?show=others", "worklist?show=new", "worklist?show=turning",
    "worklist/month?whose=all", "worklist/turning?age=16", "worklist/caseload?sort=name",
    "board/measures/in-cohort/people?part=&value=", "board/measures/late-by-agency/people?part=agency&value=Send",
)  # fmt: skip


def address_of(route: str, ref: str) -> str:
    def filled(found):
        kind, name = found[1], found[2]
        return ref if name == "ref" else FILLED.get(name, "1" if kind == "int" else "made-up")

    return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", filled, route)


def addresses(refs) -> list[str]:
    """Every address there is; those about a person for each of these references."""
    of_none = [address_of(route, "") for route in WALKED if route not in OF_A_PERSON] + [f"/{one}" for one in NARROWED]
    return of_none + [address_of(route, ref) for route in OF_A_PERSON for ref in refs]


def told(area: Area, name: str, text: str) -> list[str]:
    """What a page says of people whom the post may not know."""
    found = []
    for key, (given, family, number, postcode) in MARKS.items():
        if name not in KNOWN_TO[key]:
            found += [f"{key}: {mark}" for mark in (given, family, number) if mark in text]
        if name not in ADDRESS_KNOWN_TO[key]:
            found += [f"{key}: {mark}" for mark in (postcode, postcode.replace(" ", "")) if mark in text]
    return found


# Roles without a desk are turned away before a person is looked for: three of them stand for the rest.
POSTS = ["sen", "other", "manager", "lead", "kw", "nurse", "officer", "any-csw", "any-asw", "any-ed", "any-saf", "any-yp",
         "any-adm", "any-brd"]  # fmt: skip


@pytest.mark.parametrize("name", POSTS)
def test_no_address_tells_anyone_of_someone_who_is_not_theirs(area, client, name):
    client.force_login(area.posts[name].user)
    leaks = {}
    for at, address in enumerate(addresses(area.refs.values())):
        answer = client.get(address, headers={"HX-Request": "true", "HX-Target": "main"} if at % 2 else {})
        assert answer.status_code in (200, 302, 403, 404, 405), f"{name} {address}: {answer.status_code}"
        text = (b"".join(answer) if answer.streaming else answer.content).decode() + str(answer.headers)
        if found := told(area, name, text):
            leaks[address] = found
        assert answer.headers.get("Cache-Control") == "no-store", f"{address} may be kept by the browser"
    assert leaks == {}


@pytest.mark.parametrize("name", ["sen", "other", "manager", "kw", "nurse"])
def test_those_whose_people_they_are_do_see_them_so_that_the_walk_can_fail(area, client, name):
    client.force_login(area.posts[name].user)
    for key, (_, family, *_) in MARKS.items():
        seen = family in client.get(f"/case/{area.refs[key]}/sources").content.decode()
        assert seen == (name in KNOWN_TO[key]), f"{name} and {key}"


@pytest.mark.parametrize("method", ["get", "post", "delete"])
@pytest.mark.parametrize("name", ["sen", "other", "manager", "lead", "kw", "nurse", "any-ed", "any-saf", "any-brd"])
def test_a_refusal_cannot_be_told_from_a_reference_nobody_has(area, client, name, method):
    client.force_login(area.posts[name].user)
    # the transitions lead sees everyone's dates, and so that they exist
    refused = {"restricted"} if name == "lead" else {key for key, known in KNOWN_TO.items() if name not in known}
    apart = []
    for route in OF_A_PERSON:
        nobody = getattr(client, method)(address_of(route, "ZZZZ9999"))
        assert nobody.status_code in (403, 404)
        for ref in (area.refs[key] for key in refused):
            real = getattr(client, method)(address_of(route, ref))
            if (real.status_code, real.content.replace(ref.encode(), b"ZZZZ9999")) != (
                nobody.status_code,
                nobody.content,
            ):
                apart.append((route, ref))
    assert apart == []


def test_a_search_finds_nobody_who_is_not_the_searchers_by_name_number_or_reference(area, client):
    for name in ("sen", "other", "lead", "nurse", "any-saf"):
        client.force_login(area.posts[name].user)
        for key, (given, family, number, postcode) in MARKS.items():
            if name in KNOWN_TO[key]:
                continue
            for words in (given, family[:4], number, postcode, family.upper(), "%", "__", area.refs[key]):
                text = client.post("/worklist/search", {"words": words}).content.decode()
                found = [one for one in told(area, name, text.replace(f'value="{words}"', "")) if words not in one]
                assert found == [], f"{name} searched for {words!r}"
                if name != "lead":
                    assert f"/case/{area.refs[key]}" not in text


def test_the_transitions_lead_sees_dates_of_those_others_work_with_and_not_who_they_are(area, client):
    client.force_login(area.posts["lead"].user)
    page = client.get(f"/case/{area.refs['north']}/milestones")
    assert page.status_code == 200
    assert told(area, "lead", page.content.decode()) == []
    assert client.get(f"/case/{area.refs['restricted']}/milestones").status_code == 404


def test_nothing_that_the_trail_keeps_names_anyone(area, client):
    client.force_login(area.posts["kw"].user)
    for address in addresses([area.refs["north"]]):
        client.get(address)
    client.post("/worklist/search", {"words": "Quillfeather"})
    with as_job("test"):
        kept = [*Batch.objects.values_list("place", flat=True), *Entry.objects.values_list("did", "what", "because")]
    assert kept
    assert not [mark for marks in MARKS.values() for mark in marks if mark in str(kept)]


def test_a_filter_saved_by_another_team_is_neither_seen_nor_removed(area, client):
    client.force_login(area.posts["sen"].user)
    client.post("/worklist/people/filters?year=10", {"name": "Ours alone", "share": "on"})
    client.force_login(area.posts["other"].user)
    assert "Ours alone" not in client.get("/worklist/people").content.decode()
    client.post("/worklist/people/filters/1/remove")
    client.force_login(area.posts["manager"].user)
    assert "Ours alone" in client.get("/worklist/people").content.decode()


def test_access_ends_on_the_next_page_when_a_role_is_ended(area, client):
    client.force_login(area.posts["kw"].user)
    page = f"/case/{area.refs['north']}"
    assert client.get(page).status_code == 200
    with as_viewer(area.posts["kw"].pk, place="test"):
        from onward.sharing.models import CaseRole

        CaseRole.objects.filter(person=area.numbers["north"], post=area.posts["kw"]).update(ends=date(2026, 11, 20))
    assert client.get(page).status_code == 404


def test_someone_given_a_worker_is_opened_to_them_and_closed_to_the_one_before(area, client):
    with as_job("test"):
        area.post("next", "KW", team="South SEND")
    client.force_login(area.posts["kw"].user)
    ref = area.refs["north"]
    chosen = {"post": area.posts["next"].pk, "starts-day": "21", "starts-month": "11", "starts-year": "2026",
              "reason": "Moves to the South"}  # fmt: skip
    assert client.post(f"/case/{ref}/people/named-worker", chosen).status_code == 302
    assert client.get(f"/case/{ref}").status_code == 404
    pathway.catch_up()
    client.force_login(area.posts["next"].user)
    assert client.get(f"/case/{ref}").status_code == 200


@pytest.mark.parametrize("name", ["any-brd", "any-com", "any-fin", "any-adm"])
def test_those_of_totals_open_no_person_and_no_list(area, client, name):
    client.force_login(area.posts[name].user)
    for address in (
        "/worklist/people",
        "/worklist/people/file",
        "/worklist/search",
        "/worklist/gaps",
        "/loads",
        "/matching",
    ):
        assert client.get(address).status_code == 403


def test_the_way_into_anybodys_account_is_there_in_the_demo_alone(area, client):
    assert client.post("/demo/be", {"post": area.posts["kw"].pk}).status_code == 404  # not of the cast
    assert not settings.DEMO
