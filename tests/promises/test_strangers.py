"""Every address refuses strangers, save those named here with their reason."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

# Open to strangers, and why. Patterns match the whole route.
OPEN = {
    r"alive|ready": "asked by machines; say nothing of anyone",
    r"sign-in.*|sign-up|sign-out": "the door itself; sign-up is always closed",
    r"account/(password/(forgotten|sent|changed|new/.*)|inactive|second-step/(authenticate|webauthn/login.*))": (
        "for those who cannot get through the door"
    ),
    r"account/(second-step/login.*|.*oidc/.*|oidc/.*|sso/.*|single-sign-on/.*|[^/]+/login.*)": "sign-in by passkey or work account",
    r"demo.*|style": "the made-up area only: never there in production",
    r"": "the front page sends strangers to the door",
    r"help.*|accessibility|privacy|cookies": "what anyone may read about the service",
    r"what-happens-when.*": "the pathway in plain words, generated from the law alone: no person's data",
}
MADE_UP = {
    "int": "1",
    "str": "made-up",
    "slug": "made-up",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "path": "a/b",
}


def routes(patterns=None, before: str = "") -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern).lstrip("^").removesuffix("$").removesuffix(r"\Z")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def address(route: str) -> str:
    """An address of this shape: nothing on it exists, which a stranger must not be able to tell."""
    route = re.sub(r"<(?:(\w+):)?\w+>", lambda found: MADE_UP.get(found[1] or "str", "made-up"), route)
    route = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "1", route)
    return "/" + route.replace("\\", "")


GUARDED = sorted({route for route in routes() if not any(re.fullmatch(pattern, route) for pattern in OPEN)})


@pytest.mark.django_db
@pytest.mark.parametrize("route", GUARDED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_the_door_or_told_there_is_no_such_page(client, route, method):
    answer = getattr(client, method)(address(route), HTTP_HOST="testserver")
    if answer.status_code == 302:
        assert answer["Location"].startswith(settings.LOGIN_URL), f"{route} sends strangers to {answer['Location']}."
    else:
        assert answer.status_code in (401, 403, 404, 405), (
            f"{route} answers a stranger's {method} with {answer.status_code}. Ask for sign-in, or name it in OPEN with a reason."
        )


def test_there_are_addresses_to_walk():
    assert len(list(routes())) > len(OPEN)
    assert address("people/<slug:ref>/years/<int:year>") == "/people/made-up/years/1"
