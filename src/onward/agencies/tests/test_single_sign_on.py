from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount

from onward.agencies.models import User
from onward.agencies.tests.mock_provider import served

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def provider(settings):
    with served({"sub": "abc-123", "email": "t.utor@example.org", "name": "Tam Utor"}) as provider:
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "sso",
                        "name": "your college account",
                        "client_id": provider.client_id,
                        "secret": provider.secret,
                        "settings": {"server_url": provider.address, "verified_email": ["example.org"]},
                    }
                ],
            }
        }
        yield provider


def come_back(client):
    """Go to the provider as a browser would, and follow it back."""
    there = client.post("/account/oidc/sso/login/")
    assert there.status_code == 302
    back = requests.get(there["Location"], allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def test_the_door_offers_the_organisations_own_sign_in(client, db, provider):
    page = client.get("/sign-in").content.decode()
    assert "Sign in with your college account" in page
    assert "/account/oidc/sso/login/" in page


def test_someone_with_an_account_here_comes_in_through_their_organisation(client, provider, tutor):
    assert come_back(client).status_code == 302
    assert provider.refused == []
    assert client.session["_auth_user_id"] == str(tutor.pk)
    assert SocialAccount.objects.get().uid == "abc-123"


def test_the_code_is_bound_to_the_browser_that_asked(client, provider, tutor):
    there = client.post("/account/oidc/sso/login/")
    assert "code_challenge_method=S256" in there["Location"]
    back = requests.get(there["Location"], allow_redirects=False, timeout=5).headers["Location"]
    for asked in provider.asked.values():
        asked["code_challenge"] = "the challenge of another browser"
    parts = urlsplit(back)
    client.get(f"{parts.path}?{parts.query}")
    assert provider.refused == ["code verifier"]
    assert "_auth_user_id" not in client.session


def test_someone_without_an_account_here_is_told_so_and_none_is_made(client, db, provider):
    come_back(client)
    assert "_auth_user_id" not in client.session
    assert not User.objects.exists()


def test_an_address_of_another_domain_is_not_believed(client, provider, tutor):
    provider.person["email"] = "t.utor@example.com"
    User.objects.filter(pk=tutor.pk).update(email="t.utor@example.com")
    come_back(client)
    assert "_auth_user_id" not in client.session
