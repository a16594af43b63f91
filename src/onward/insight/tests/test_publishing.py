"""Figures are published whole or hidden, and open to people only for those who may see them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from onward.agencies.models import Organisation, Post, User
from onward.insight.models import Counted, Figure
from onward.insight.publishing import publish
from onward.pathway import actions as pathway
from onward.people import actions as people
from onward.people.claims import Claims, Life, PersonClaim, Said, SpellClaim
from onward.sharing import actions as sharing
from onward.sharing.choices import AreaDuty
from onward.sharing.models import Agreement, AreaGround, CaseRole, Signature

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]


def _people(how_many, born=date(2010, 5, 6)):
    numbers = people.new_people(how_many)
    claims = Claims(
        PersonClaim("Peverell", "Oakham", date_of_birth=born), (SpellClaim("ehc_plan", "maintained", date(2018, 1, 1)),)
    )
    people.tell([Life(number, [Said("send", date(2026, 1, 1), claims)]) for number in numbers])
    return numbers


@pytest.fixture
def area():
    council = Organisation.objects.create(key="c", name="Council", kind="council")
    agreement = Agreement.objects.create(name="A", lawful_basis="b", purpose="p", starts=date(2020, 1, 1))
    Signature.objects.create(agreement=agreement, organisation=council, signed_on=date(2020, 1, 1), signed_by="s")

    def post(role, username):
        user = User.objects.create(username=username, name=username.title())
        return Post.objects.create(user=user, role=role, organisation=council, starts=date(2020, 1, 1))

    return post


def _worked_out(numbers):
    pathway.catch_up()
    sharing.recompute(numbers)
    publish(timezone.localdate())


@pytest.mark.shows("B-166")
def test_without_a_named_worker_opens_to_exactly_those_people_for_those_who_may_see_them(area, client):
    lead, worker, board = area("MGR", "lead"), area("KW", "worker"), area("BRD", "board")
    AreaGround.objects.create(post=lead, duty=AreaDuty.ALLOCATION, starts=date(2020, 1, 1))
    numbers = _people(30)
    held = numbers[:18]
    for number in held:
        CaseRole.objects.create(
            person_id=number, post=worker, role="KW", kind="named worker", starts=date(2026, 1, 1), worker_name="Worker"
        )
    _worked_out(numbers)
    figure = Figure.objects.get(measure="without-named-worker", part="")
    assert (figure.numerator, figure.denominator) == (12, 30)
    behind = Counted.objects.filter(measure="without-named-worker", part="", in_numerator=True)
    assert set(behind.values_list("person", flat=True)) == set(numbers[18:])

    page = reverse("measure-people", args=["without-named-worker"])
    client.force_login(lead.user)
    shown = client.get(page).content.decode()
    assert shown.count("Peverell Oakham") == 12
    client.force_login(board.user)
    shown = client.get(page).content.decode()
    assert "Peverell" not in shown
    assert "12 people counted out of 30" in shown
    assert "Who they are opens only to those who work with them" in shown


def test_few_people_are_hidden_before_anything_is_kept(area):
    numbers = _people(7)
    worker = area("KW", "worker")
    for number in numbers[:4]:
        CaseRole.objects.create(person_id=number, post=worker, role="KW", kind="named worker", starts=date(2026, 1, 1))
    _worked_out(numbers)
    figure = Figure.objects.get(measure="without-named-worker", part="")
    assert figure.hidden
    assert figure.numerator is None


def test_every_page_of_figures_opens_for_a_board_member_and_names_nobody(area, client):
    numbers = _people(20)
    _worked_out(numbers)
    board = area("BRD", "board")
    client.force_login(board.user)
    for page in (
        "/board/",
        "/board/measures/without-named-worker",
        "/board/measures/in-cohort",
        "/board/measures/in-cohort/people",
    ):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "Peverell" not in answer.content.decode()


def test_an_administrator_of_accounts_has_no_figures_page(area, client):
    client.force_login(area("ADM", "admin").user)
    assert client.get("/board/").status_code == 403


def test_publishing_twice_on_a_day_leaves_one_set_of_figures(area):
    numbers = _people(10)
    _worked_out(numbers)
    before = Figure.objects.count()
    publish(timezone.localdate())
    assert Figure.objects.count() == before
