import re
from datetime import date

import pytest
from django.conf import settings

from onward.agencies.choices import Role
from onward.agencies.models import Organisation, Post, User

pytestmark = pytest.mark.django_db


def test_a_stranger_reads_what_this_is_and_where_to_sign_in(client):
    page = client.get("/").content.decode()
    assert settings.AREA_NAME in page
    assert 'href="/sign-in"' in page


@pytest.mark.parametrize("address", ["/", "/help-now", "/sign-in", "/accessibility", "/privacy"])
def test_i_need_help_stands_in_the_same_place_on_every_page(client, address):
    header = re.search(r"<header.*?</header>", client.get(address).content.decode(), re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', header)[-1] == "/help-now"


def test_nothing_on_a_page_is_written_into_it_that_the_policy_forbids(client):
    page = client.get("/sign-in")
    words = page.content.decode()
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert " style=" not in words
    assert re.findall(r'<script(?![^>]*(?:src=|type="application/json"))[^>]*>', words) == []


def lands(client, role):
    user = User.objects.create(username="made-up", name="Made-up Person")
    organisation = Organisation.objects.create(key="made-up", name="Made-up Council", kind="council")
    Post.objects.create(user=user, role=role.value, organisation=organisation, starts=date(2026, 9, 1))
    client.force_login(user)
    return client.get("/", follow=True)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.IG}))
def test_every_role_lands_on_a_page_that_opens_for_it(client, role):
    assert lands(client, role).status_code == 200


def test_a_data_officer_whom_the_area_has_not_named_yet_is_told_whom_to_ask(client):
    page = lands(client, Role.IG)
    assert page.status_code == 403
    assert "ask your manager" in page.content.decode()
