from datetime import date

import pytest

from onward.agencies.models import Organisation, Post, User

PASSWORD = "kettle orchard lantern"


@pytest.fixture
def college(db):
    return Organisation.objects.create(key="made-up-college", name="Made-up College", kind="college")


@pytest.fixture
def tutor(college):
    """A made-up college lead who signs in with a password."""
    user = User.objects.create_user("t.utor", "t.utor@example.org", PASSWORD, name="Tam Utor")
    Post.objects.create(user=user, role="ED", organisation=college, title="Tutor", starts=date(2026, 9, 1))
    return user


@pytest.fixture
def sign_in(client):
    def signs_in(user, password=PASSWORD):
        return client.post("/sign-in", {"login": user.username, "password": password})

    return signs_in
