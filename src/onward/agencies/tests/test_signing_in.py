import re
from datetime import date

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache

from onward.agencies.models import Organisation, Post, User

PASSWORD = "kettle orchard lantern"


@pytest.fixture(autouse=True)
def no_limits_left_over(db):
    cache.clear()


def code(secret):
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"


def signed_in(client):
    return "_auth_user_id" in client.session


def test_the_name_or_the_address_and_the_password_open_the_door(client, tutor):
    assert client.post("/sign-in", {"login": "t.utor@example.org", "password": PASSWORD})["Location"] == "/"
    assert signed_in(client)


def test_a_wrong_password_says_nothing_of_whether_the_account_exists(client, tutor, sign_in):
    wrong = sign_in(tutor, "another password here").content.decode()
    nobody = client.post("/sign-in", {"login": "no.body", "password": "another password here"}).content.decode()
    said = [re.findall(r"That name and password do not go together", page) for page in (wrong, nobody)]
    assert said[0] == said[1] != []
    assert not signed_in(client)


def test_too_many_wrong_passwords_shut_the_door_for_a_while(client, tutor, sign_in):
    for _ in range(6):
        sign_in(tutor, "another password here")
    sign_in(tutor)
    assert not signed_in(client)


def test_nobody_makes_an_account_for_themselves(client, db):
    page = client.post(
        "/sign-up", {"username": "new", "email": "n@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert "Accounts are made by organisations" in page.content.decode()
    assert not User.objects.exists()


def test_an_authenticator_app_is_asked_for_after_the_password(client, tutor, sign_in):
    secret = generate_totp_secret()
    TOTP.activate(tutor, secret)
    assert sign_in(tutor)["Location"] == "/account/second-step/authenticate/"
    assert not signed_in(client)
    assert "Second step" in client.get("/account/second-step/authenticate/").content.decode()
    wrong = client.post("/account/second-step/authenticate/", {"code": "000000"})
    assert wrong.status_code == 200
    assert not signed_in(client)
    client.post("/account/second-step/authenticate/", {"code": code(secret)})
    assert signed_in(client)


def test_a_recovery_code_stands_in_for_the_app_once(client, tutor, sign_in):
    TOTP.activate(tutor, generate_totp_secret())
    spare = RecoveryCodes.activate(tutor).get_unused_codes()[0]
    sign_in(tutor)
    client.post("/account/second-step/authenticate/", {"code": spare})
    assert signed_in(client)
    client.post("/sign-out")
    sign_in(tutor)
    client.post("/account/second-step/authenticate/", {"code": spare})
    assert not signed_in(client)


def test_changing_how_one_signs_in_asks_again_who_it_is(client, tutor, sign_in):
    sign_in(tutor)
    asked = client.get("/account/second-step/totp/activate/")
    assert asked["Location"].startswith("/account/confirm")
    assert "Show that it is you" in client.get(asked["Location"]).content.decode()


def test_the_app_is_set_up_with_the_key_shown(client, tutor, sign_in):
    sign_in(tutor)
    client.post("/account/confirm", {"password": PASSWORD})
    page = client.get("/account/second-step/totp/activate/").content.decode()
    secret = re.search(r'onward-code">(\w+)<', page)[1]
    client.post("/account/second-step/totp/activate/", {"code": code(secret)})
    assert get_adapter().is_mfa_enabled(tutor)
    assert "Recovery codes" in client.get("/account/second-step/recovery-codes/").content.decode()


def test_a_forgotten_password_is_made_anew_by_a_link_that_works_once(client, tutor):
    client.post("/account/password/forgotten", {"email": tutor.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    assert "Choose a new password" in page.content.decode()
    new = "basket thunder meadow"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert client.post("/sign-in", {"login": "t.utor", "password": new})["Location"] == "/"
    client.post("/sign-out")
    assert "This link has run out" in client.get(link, follow=True).content.decode()


def test_the_same_words_greet_an_address_we_do_not_know(client, tutor):
    places = [
        client.post("/account/password/forgotten", {"email": e})["Location"] for e in (tutor.email, "no@example.org")
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize(
    "address",
    [
        "/account",
        "/account/password",
        "/account/sessions",
        "/account/second-step/",
        "/account/single-sign-on/",
        "/account/second-step/totp/activate/",
        "/account/second-step/webauthn/",
        "/account/second-step/webauthn/add/",
        "/sign-out",
    ],
)
def test_each_page_of_ones_own_account_opens(client, tutor, sign_in, address):
    sign_in(tutor)
    client.post("/account/confirm", {"password": PASSWORD})
    assert client.get(address).status_code == 200


def test_a_page_that_is_not_there_still_says_who_is_signed_in(client, tutor, sign_in):
    sign_in(tutor)
    page = client.get("/no-such-page")
    assert page.status_code == 404
    assert "Tam Utor" in page.content.decode()


def test_where_it_matters_staff_add_a_second_step_before_anything_else(client, tutor, sign_in, settings):
    settings.SECOND_STEP_NEEDED = True
    sign_in(tutor)
    assert client.get("/")["Location"] == "/account/second-step/"
    assert client.get("/account/second-step/").status_code == 200
    TOTP.activate(tutor, generate_totp_secret())
    assert client.get("/").get("Location") != "/account/second-step/"


def test_recovery_codes_alone_are_not_a_second_step(client, tutor, sign_in, settings):
    settings.SECOND_STEP_NEEDED = True
    sign_in(tutor)
    RecoveryCodes.activate(tutor)
    assert client.get("/")["Location"] == "/account/second-step/"


class TestSomeoneWithTwoPosts:
    @pytest.fixture
    def second(self, tutor):
        trust = Organisation.objects.create(key="made-up-trust", name="Made-up Trust", kind="nhs")
        return Post.objects.create(user=tutor, role="HP", organisation=trust, title="Nurse", starts=date(2026, 9, 1))

    def test_is_asked_which_they_work_in_today(self, client, tutor, second, sign_in):
        sign_in(tutor)
        assert client.get("/")["Location"] == "/account"
        page = client.get("/account").content.decode()
        assert "Which post are you working in today?" in page
        assert "Made-up Trust" in page

    def test_acts_in_the_one_they_chose_and_sees_it_on_each_page(self, client, tutor, second, sign_in):
        sign_in(tutor)
        client.post("/account/post", {"post": second.pk})
        page = client.get("/help-now").content.decode()
        assert re.search(r"onward-header__who.*Nurse, Made-up Trust", page, re.DOTALL)

    def test_cannot_act_in_a_post_of_another_or_one_that_ended(self, client, tutor, second, sign_in, college):
        other = User.objects.create_user("o.ther", password=PASSWORD, name="Other")
        theirs = Post.objects.create(user=other, role="MGR", organisation=college, starts=date(2026, 9, 1))
        ended = Post.objects.create(
            user=tutor, role="MGR", organisation=college, starts=date(2025, 9, 1), ends=date(2025, 9, 2)
        )
        sign_in(tutor)
        for post in (theirs, ended):
            assert client.post("/account/post", {"post": post.pk}).status_code == 404
        assert "post" not in client.session
