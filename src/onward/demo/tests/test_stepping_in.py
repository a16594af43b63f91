from datetime import date

import pytest

from onward.agencies.models import Organisation, Post, User
from onward.demo.city.workforce import CAST

pytestmark = pytest.mark.django_db


def holds_post(username):
    user = User.objects.create(username=username, name=f"Made-up {username}")
    organisation, _ = Organisation.objects.get_or_create(key="made-up", name="Made-up Council", kind="council")
    return Post.objects.create(user=user, role="KW", organisation=organisation, starts=date(2026, 9, 1))


def test_the_cast_is_shown_by_role_with_what_each_may_see(client):
    post = holds_post(CAST[0].username)
    page = client.get("/demo").content.decode()
    assert post.user.name in page
    assert "The young people they are named worker for" in page


def test_one_click_steps_into_a_person_of_the_cast(client):
    post = holds_post(CAST[0].username)
    client.post("/demo/be", {"post": post.pk})
    assert client.session["_auth_user_id"] == str(post.user.pk)
    assert client.session["post"] == post.pk


def test_nobody_outside_the_cast_can_be_stepped_into(client):
    post = holds_post("somebody.else")
    assert client.post("/demo/be", {"post": post.pk}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_link_cannot_step_into_anybody(client):
    assert client.get("/demo/be").status_code == 405
