"""What a page's login may write of the grounds of access: roles in its viewer's own name, and nothing else."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from onward.agencies.models import Organisation, Post, User
from onward.people import actions as people
from onward.people.claims import Claims, Life, PersonClaim, Said
from onward.sharing import actions
from onward.sharing.asking import as_job, as_viewer
from onward.sharing.models import Agreement, CaseRole, Grant, Lock, LockedPost, Signature

pytestmark = pytest.mark.django_db
START = date(2026, 1, 5)


@pytest.fixture
def council():
    made = Organisation.objects.create(key="c", name="Made-up Council", kind="council")
    agreement = Agreement.objects.create(name="A", lawful_basis="Public task", purpose="Planning", starts=START)
    Signature.objects.create(agreement=agreement, organisation=made, signed_on=START, signed_by="Made-Up Director")
    return made


def post(council, name: str) -> Post:
    user = User.objects.create(username=name, name=f"Made-Up {name.title()}")
    return Post.objects.create(user=user, role="KW", organisation=council, starts=START)


def someone(*workers: Post) -> int:
    (person,) = people.new_people(1)
    people.tell([Life(person, [Said("send", START, Claims(PersonClaim("Isolde", "Farnacre")))])])
    for worker in workers:
        CaseRole.objects.create(
            person_id=person,
            post=worker,
            role="KW",
            kind="named worker",
            organisation=worker.organisation,
            starts=START,
        )
    actions.recompute([person])
    return person


@pytest.fixture
def arranged(council):
    with as_job("test"):
        mine, other = post(council, "mine"), post(council, "other")
        return mine, other, someone(mine), someone(other)


def refused(write) -> bool:
    """Whether the database refuses, or finds nothing that may be changed."""
    try:
        with transaction.atomic():
            return not write()
    except DatabaseError:
        return True


def _role(person: int, worker: Post, by: Post):
    return CaseRole.objects.create(
        person_id=person, post=worker, role="KW", kind="cover", organisation=worker.organisation, starts=START,
        recorded_by=by,
    )  # fmt: skip


def test_a_worker_gives_a_role_on_their_own_people_in_their_own_name_alone(arranged):
    mine, other, known, stranger = arranged
    with as_viewer(mine.pk, place="test"):
        assert refused(lambda: _role(stranger, mine, mine))
        assert refused(lambda: _role(known, mine, other))
        assert not refused(lambda: _role(known, other, mine))


def test_a_role_is_never_moved_to_another_person_or_worker(arranged):
    mine, other, known, stranger = arranged
    with as_viewer(mine.pk, place="test"):
        roles = CaseRole.objects.filter(person=known)
        assert refused(lambda: roles.update(person_id=stranger))
        assert refused(lambda: roles.update(post=other))
        assert refused(lambda: roles.update(role="SAF"))
        assert refused(roles.delete)


def test_no_page_sets_lifts_or_lists_a_lock(arranged):
    mine, _, known, _ = arranged
    with as_job("test"):
        lock = Lock.objects.create(person_id=known, kind="protected address", reason="Made up", set_on=START)
    with as_viewer(mine.pk, place="test"):
        assert refused(lambda: Lock.objects.filter(person=known).update(lifted_on=START))
        assert refused(lambda: Lock.objects.create(person_id=known, kind="conflict", reason="No", set_on=START))
        assert refused(lambda: LockedPost.objects.create(lock_id=lock.pk, post=mine, allowed=True))


def test_who_ends_a_role_ends_what_it_lets_see_at_once(arranged):
    mine, _, known, _ = arranged
    with as_viewer(mine.pk, place="test"):
        CaseRole.objects.filter(person=known).update(ends=date(2026, 1, 31))
        assert not Grant.objects.filter(person=known, ends=None).exists()
    with as_job("test"):
        assert list(Grant.objects.filter(person=known).values_list("ends", flat=True)) == [date(2026, 1, 31)]


def test_no_temporary_table_answers_for_who_holds_a_duty(arranged):
    mine, *_ = arranged
    with as_viewer(mine.pk, place="test"), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE sharing_areaground (post_id bigint, duty text, starts date, ends date)")
        cursor.execute("INSERT INTO sharing_areaground VALUES (%s, 'intake', CURRENT_DATE, NULL)", [mine.pk])
        cursor.execute("SELECT onward_holds('intake')")
        assert cursor.fetchone() == (False,)
