"""A worker whom a file named before they had an account gets their people once they have one."""

from datetime import date

import pytest

from onward.agencies.models import Organisation, Post, User, WorkerNumber
from onward.people import actions as people
from onward.people.claims import Claims, Life, PersonClaim, Said
from onward.people.models import Person
from onward.sharing import actions
from onward.sharing.asking import as_viewer
from onward.sharing.models import Agreement, CaseRole, Signature

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]


def test_a_worker_set_up_after_the_load_sees_their_people():
    (person,) = people.new_people(1)
    people.tell([Life(person, [Said("send", date(2026, 1, 1), Claims(PersonClaim("Ivo", "Larkmead")))])])
    role = {
        "person": person, "system": "send", "source_key": "k", "worker": "SE9", "worker_name": "Not yet here",
        "role": "SEN", "team": "North", "starts": date(2026, 1, 1), "ends": None,
    }  # fmt: skip
    actions.roles_from_sources([person], [role])
    assert actions.join_staff() == 0
    council = Organisation.objects.create(key="c", name="Council", kind="council")
    agreement = Agreement.objects.create(name="A", lawful_basis="b", purpose="p", starts=date(2020, 1, 1))
    Signature.objects.create(agreement=agreement, organisation=council, signed_on=date(2020, 1, 1), signed_by="s")
    user = User.objects.create(username="se9", name="Here Now")
    post = Post.objects.create(user=user, role="SEN", organisation=council, starts=date(2026, 1, 1))
    WorkerNumber.objects.create(post=post, system="send", number="SE9")
    assert actions.join_staff() == 1
    assert CaseRole.objects.get(person=person).organisation == council
    with as_viewer(post.pk, place="test"):
        assert Person.objects.filter(pk=person).exists()
    assert actions.join_staff() == 0
