"""Each test has a folder of its own for the files it sends; those who open pages are at hand."""

from datetime import date

import pytest
from django.test import Client

from onward.agencies.models import Organisation, Post, User
from onward.sharing.models import AreaGround


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    settings.FILES.mkdir()
    return settings.FILES


@pytest.fixture
def council(db):
    return Organisation.objects.create(key="council", name="Brindleford Council", kind="council")


def _post(council, username: str, name: str, role: str) -> Post:
    user = User.objects.create(username=username, name=name)
    return Post.objects.create(user=user, role=role, organisation=council, starts=date(2026, 1, 1))


def _client(post: Post) -> Client:
    client = Client()
    client.force_login(post.user)
    return client


@pytest.fixture
def officer(council):
    """The area's data officer."""
    post = _post(council, "d", "Dorothea Ledger", "IG")
    AreaGround.objects.create(post=post, duty="intake", starts=date(2026, 1, 1))
    return post


@pytest.fixture
def second_officer(council):
    post = _post(council, "p", "Peregrine Folio", "IG")
    AreaGround.objects.create(post=post, duty="intake", starts=date(2026, 1, 1))
    return post


@pytest.fixture
def safeguarding_lead(council):
    return _post(council, "s", "Sephira Lockwell", "SAF")


@pytest.fixture
def officer_client(officer):
    return _client(officer)


@pytest.fixture
def second_client(second_officer):
    return _client(second_officer)


@pytest.fixture
def lead_client(safeguarding_lead):
    return _client(safeguarding_lead)


@pytest.fixture
def worker_client(council):
    return _client(_post(council, "w", "Wilhelmina Usher", "SEN"))
