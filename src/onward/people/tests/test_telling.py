"""What sources tell is put in place as a whole, and the database shows it only to those with a live grant."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from onward.agencies.models import Organisation, Post, User
from onward.people import actions
from onward.people.claims import Claims, EventClaim, Life, PersonClaim, Said, SpellClaim
from onward.people.models import Event, Person, SourcedSpell, Spell
from onward.sharing import actions as sharing
from onward.sharing.asking import as_viewer
from onward.sharing.models import Agreement, CaseRole, Signature

pytestmark = pytest.mark.django_db

CLAIMS = Claims(
    PersonClaim("Ottoline", "Brackwater", date_of_birth=date(2009, 5, 6), nhs_number="9990000123"),
    spells=(
        SpellClaim("ehc_plan", "maintained", date(2019, 9, 1)),
        SpellClaim("condition", "autism", date(2015, 1, 1)),
    ),
    events=(EventClaim("ehc_review_meeting", date(2026, 3, 3)),),
)


def _told(claims=CLAIMS):
    (person,) = actions.new_people(1)
    actions.tell([Life(person, [Said("send", date(2026, 10, 1), claims, local_id="S1")])])
    return person


@pytest.fixture
def worker():
    council = Organisation.objects.create(key="council", name="Brindleford Council", kind="council")
    user = User.objects.create(username="w", name="Wilhelmina Dockett")
    agreement = Agreement.objects.create(
        name="All partners", lawful_basis="Public task", purpose="Moving on", starts=date(2026, 1, 1)
    )
    Signature.objects.create(
        agreement=agreement, organisation=council, signed_on=date(2026, 1, 1), signed_by="Director"
    )
    return Post.objects.create(user=user, role="SEN", organisation=council, starts=date(2026, 1, 1))


def _works_with(post, person, **dates):
    CaseRole.objects.create(
        person_id=person,
        post=post,
        role=post.role,
        kind="allocated worker",
        starts=dates.get("starts", date(2026, 1, 1)),
        ends=dates.get("ends"),
    )
    sharing.recompute([person])


@pytest.mark.usefixtures("as_job")
def test_telling_twice_leaves_one_life():
    person = _told()
    actions.tell([Life(person, [Said("send", date(2026, 10, 1), CLAIMS, local_id="S1")])])
    assert Spell.objects.filter(person=person).count() == 2
    assert SourcedSpell.objects.filter(person=person).count() == 2
    assert Event.objects.filter(person=person).count() == 1
    assert Person.objects.get(pk=person).first_known == date(2015, 1, 1)


@pytest.mark.usefixtures("as_job")
def test_a_stranger_sees_nobody(worker):
    _told()
    with as_viewer(worker.pk, place="test"):
        assert not Person.objects.exists()
        assert not Spell.objects.exists()
    with as_viewer(None, place="test"):
        assert not Person.objects.exists()


@pytest.mark.usefixtures("as_job")
def test_a_worker_sees_the_groups_that_their_role_may_read_and_no_more(worker):
    person, other = _told(), _told()
    _works_with(worker, person)
    with as_viewer(worker.pk, place="test"):
        assert set(Person.objects.values_list("pk", flat=True)) == {person}
        # a SEND officer reads plans; of health only a summary
        assert set(Spell.objects.values_list("kind", flat=True)) >= {"ehc_plan"}
        assert not Spell.objects.filter(person=other).exists()


@pytest.mark.usefixtures("as_job")
def test_access_ends_by_itself_the_day_after_the_role(worker):
    person = _told()
    yesterday = timezone.localdate() - timedelta(days=1)
    _works_with(worker, person, ends=yesterday)
    with as_viewer(worker.pk, place="test"):
        assert not Person.objects.exists()


@pytest.mark.usefixtures("as_job")
def test_a_query_without_any_filter_leaks_nothing(worker):
    _told()
    with as_viewer(worker.pk, place="test"), connection.cursor() as cursor:
        for table in ("people_person", "people_spell", "people_event", "people_identifier", "people_address"):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert cursor.fetchone() == (0,)


def test_a_job_without_a_name_sees_nobody():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE onward_jobs")
        cursor.execute("SELECT count(*) FROM people_person")
        assert cursor.fetchone() == (0,)
