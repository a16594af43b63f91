"""Whole stretches of a life on one record: from 13 to past 25, through care, custody and the change of services."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from onward.agencies.models import Organisation
from onward.pathway import actions as pathway
from onward.pathway.models import Recorded, Tracking
from onward.people.claims import Claims, PersonClaim, SpellClaim
from onward.portal.tests.area import Area
from onward.portal.tests.conftest import words_of
from onward.sharing import actions as sharing
from onward.sharing.asking import as_job
from onward.sharing.models import Agreement, Signature

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_patience(monkeypatch):
    """No worker runs beside these tests, so a page that waits for one would wait in vain."""
    monkeypatch.setattr("onward.pathway.queries.PATIENCE", 0)


def _care(*spells: SpellClaim):
    return (("childrens-social-care", Claims(PersonClaim("Isolde", "Farnacre"), spells)),)


def _on(day: date, area: Area, client, name: str, address: str):
    """A page as it stands on another day, after that morning's working out."""
    with time_machine.travel(day, tick=False):
        with as_job("test"):
            sharing.recompute(area.people)
            pathway.work_out(area.people)
        client.force_login(area.posts[name].user)
        return client.get(address)


@pytest.mark.shows("B-067")
@pytest.mark.parametrize(("born", "listed"), [
    (date(2013, 11, 22), False),  # 13 tomorrow
    (date(2013, 11, 21), True),
    (date(2000, 11, 22), True),  # 26 tomorrow
    (date(2000, 11, 21), False),
])  # fmt: skip
def test_the_list_holds_people_from_their_13th_birthday_to_the_day_before_their_26th(area, born, listed):
    with as_job("test"):
        person = area.person("Farnacre", born=born)
        area.settle()
        assert Tracking.objects.filter(person=person).exists() == listed


@pytest.mark.shows("B-067")
def test_someone_past_25_is_archived_and_found_with_the_rule_by_which_the_record_is_kept(area, as_post, arrange):
    with arrange():
        past = area.person(
            "Oldacre", born=date(2000, 3, 4), worker="sen",
            others=_care(SpellClaim("looked_after", "foster", date(2012, 1, 1), date(2018, 3, 3))),
        )  # fmt: skip
        other = area.person("Agedman", born=date(2000, 3, 4), worker="sen")
        area.settle()
    client = as_post("sen")
    assert "Oldacre" not in words_of(client.get(reverse("everyone")))
    assert "Isolde Oldacre" in words_of(client.post(reverse("search"), {"words": "oldacre"}))
    words = words_of(client.get(f"/case/{area.ref(past)}/sources"))
    assert "Archived since 4 March 2026" in words
    assert "kept until the 75th birthday. That is 4 March 2075" in words
    assert "reg 50" in words
    assert "as long as an agency that sent it keeps its own record" in words_of(
        client.get(f"/case/{area.ref(other)}/sources")
    )


@pytest.mark.shows("B-159")
@pytest.mark.shows("I-026")
def test_one_record_and_one_key_contact_go_on_past_18_and_through_25_without_a_closure(area, client, arrange):
    with arrange():
        person = area.person(
            "Farnacre", born=date(2009, 3, 4), spells=(SpellClaim("sen_need", "ASD", date(2015, 1, 1)),)
        )
        area.post("kw", "KW", team="North SEND")
        area.role(person, "kw")
    address = f"/case/{area.ref(person)}"
    for day in (date(2027, 3, 3), date(2027, 3, 4), date(2027, 3, 5), date(2035, 3, 3)):  # 17, 18, 18, 25
        assert "Named worker: Made-Up Kw" in words_of(_on(day, area, client, "kw", address))
        assert "Isolde Farnacre" in words_of(_on(day, area, client, "manager", address))  # the team keeps them too
    with as_job("test"):
        from onward.sharing.models import CaseRole

        assert list(CaseRole.objects.values_list("ends", flat=True)) == [None]


@pytest.mark.shows("B-071")
@pytest.mark.parametrize(("born", "episode", "status", "duty"), [
    (date(2010, 3, 4), (date(2020, 1, 1), None), "Eligible child", "Leaving-care needs assessment"),
    (date(2009, 3, 4), (date(2020, 1, 1), date(2026, 10, 1)), "Relevant child", "Pathway plan and personal adviser in place"),
    (date(2006, 3, 4), (date(2020, 1, 1), date(2024, 3, 3)), "Former relevant child", "Personal adviser visits"),
])  # fmt: skip
def test_care_leaver_status_is_worked_out_from_episodes_and_shown_with_its_duties(
    area, as_post, arrange, born, episode, status, duty
):
    with arrange():
        person = area.person(
            "Farnacre", born=born, worker="sen", others=_care(SpellClaim("looked_after", "foster", *episode))
        )
        area.person("Never", born=born, worker="sen")
        area.settle()
    client = as_post("sen")
    words = words_of(client.get(f"/case/{area.ref(person)}/milestones"))
    assert f"<span>{status}</span>" in words
    assert duty in words
    never = words_of(client.get(f"/case/{area.ref(area.people[1])}/milestones"))
    assert status not in never
    assert duty not in never


@pytest.mark.shows("B-077")
def test_custody_stands_in_the_history_of_places_and_ends_no_duty_of_the_responsible_council(area, as_post, arrange):
    places = _care(
        SpellClaim("looked_after", "foster", date(2020, 1, 1)),
        SpellClaim("home", "foster", date(2020, 1, 1), date(2026, 5, 31)),
        SpellClaim("custody", "youth_custody", date(2026, 6, 1)),
    )
    with arrange():
        person = area.person("Farnacre", born=date(2009, 3, 4), worker="sen", others=places)
        loose = area.person(
            "Unplanned", born=date(2009, 3, 4), worker="sen", plan=False,
            others=_care(SpellClaim("custody", "youth_custody", date(2026, 6, 1))),
        )  # fmt: skip
        area.settle()
    client = as_post("sen")
    words = words_of(client.get(f"/case/{area.ref(person)}"))
    assert "In custody since 1 June 2026" in words
    assert "Responsible council: Brindle. Custody ends none of its duties" in words
    assert "Children and Families Act 2014 ss.70 to 75" in words
    assert "care planning and visits go on" in words
    table = words.split("Times in this life", 1)[1]
    assert "Home: foster family" in table
    assert "31 May 2026" in table
    assert "1 Jun 2026" in table
    due = words_of(client.get(f"/case/{area.ref(person)}/milestones"))
    assert "EHC plan reviewed in every 12 months" in due
    assert "Pathway plan and personal adviser in place" in due
    assert "Find out which council is responsible" in words_of(client.get(f"/case/{area.ref(loose)}"))


@pytest.mark.shows("B-062")
def test_a_youth_justice_worker_sees_and_updates_what_was_agreed_with_that_service_and_no_more(area, as_post, arrange):
    health = ("nhs", Claims(PersonClaim("I", "F"), (SpellClaim("condition", "epilepsy", date(2015, 1, 1)),)))
    with arrange():
        service = Organisation.objects.create(key="yjs", name="Made-up Youth Justice Service", kind="voluntary")
        agreed = Agreement.objects.create(
            name="Custody", lawful_basis="Public task", purpose="Resettlement", starts=date(2020, 1, 1),
            groups=["M01", "M05", "M06", "M46"],
        )  # fmt: skip
        Signature.objects.create(agreement=agreed, organisation=service, signed_on=date(2020, 1, 1), signed_by="Head")
        order = _care(SpellClaim("youth_justice", "order", date(2026, 6, 1), date(2028, 6, 1)))
        person = area.person("Farnacre", born=date(2009, 3, 4), postcode="B14 7QQ", others=(*order, health))
        council, area.council = area.council, service
        area.post("yjw", "CSW")
        area.role(person, "yjw", kind="allocated worker")
        area.council = council
        area.settle()
    client = as_post("yjw")
    address = f"/case/{area.ref(person)}"
    story = words_of(client.get(address))
    assert "Youth justice order" in story
    assert "pilepsy" not in story  # health is no part of the agreement
    assert "B14" not in words_of(client.get(f"{address}/sources"))
    assert "Move from youth justice to probation prepared" in words_of(client.get(f"{address}/milestones"))
    given = {"on-day": "20", "on-month": "11", "on-year": "2026", "words": "Plan agreed with probation"}
    assert client.post(f"{address}/milestones/yj-probation-plan/done", given).status_code == 302
    assert "Plan agreed with probation" in words_of(client.get(f"{address}/milestones"))
    with as_job("test"):
        Agreement.objects.filter(pk=agreed.pk).update(groups=["M01"])
        sharing.recompute([person])
        assert Recorded.objects.get().recorded_by == area.posts["yjw"]
    assert client.get(f"{address}/milestones").status_code == 404
    assert client.post(f"{address}/milestones/yj-probation-plan/done", given).status_code == 404
