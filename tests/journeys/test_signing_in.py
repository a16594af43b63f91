"""Getting in and out: the front page, a made-up person, a password, a passkey."""

import pytest

PASSWORD = "kettle orchard lantern"


@pytest.fixture
def tutor(manage):
    """A made-up college lead with a password and, whatever an earlier journey added, no second step."""
    manage(
        "from datetime import date\n"
        "from allauth.mfa.models import Authenticator\n"
        "from onward.agencies.models import Organisation, Post, User\n"
        "Authenticator.objects.filter(user__username='t.utor').delete()\n"
        "User.objects.filter(username='t.utor').exists() and exit()\n"
        f"user = User.objects.create_user('t.utor', 't.utor@example.org', '{PASSWORD}', name='Tam Utor')\n"
        "Post.objects.create(user=user, role='ED', organisation=Organisation.objects.first(), title='Tutor', starts=date(2026, 9, 1))\n"
    )
    return "t.utor"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sign-in",
        "/sign-up",
        "/help-now",
        "/accessibility",
        "/privacy",
        "/demo",
        "/style",
        "/account/password/forgotten",
        "/account/password/sent",
        "/account/inactive",
    ],
)
def test_whoever_comes_can_read_the_open_pages(person, path):
    person.go(path)


def test_a_page_that_is_not_there_reads_well_too(person):
    person.go("/nothing-here", status=404).sees("We cannot find that page")


def test_a_form_sent_empty_leads_to_the_first_box_that_is_wrong(person):
    person.go("/style").press("Save").sees("There is a problem")
    assert person.page.title().startswith("Error: ")
    person.page.get_by_role("link", name="Enter a name", exact=True).click()
    assert person.page.evaluate("document.activeElement.id") == "id_name"


def test_a_visitor_steps_into_a_person_and_sees_as_whom_they_act(person):
    person.be("Nadia Copperbeech").sees("Nadia Copperbeech")
    assert "Named worker" in person.page.inner_text("header")


def test_a_wrong_password_is_said_in_plain_words_and_the_right_one_opens(person, tutor):
    person.go("/sign-in").fill("User name or email address", tutor).fill("Password", "not the right one").press(
        "Sign in"
    )
    person.sees("That name and password do not go together")
    person.fill("Password", PASSWORD).press("Sign in").sees("Tam Utor")
    for path in ("/account", "/account/password", "/account/sessions", "/account/second-step/", "/sign-out"):
        person.go(path)
    person.press("Sign out").go("/account").sees("Sign in")


def test_a_passkey_is_added_and_opens_the_door_by_itself(person, tutor):
    devtools = person.page.context.new_cdp_session(person.page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**key, "isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    person.go("/sign-in").fill("User name or email address", tutor).fill("Password", PASSWORD).press("Sign in")
    person.go("/account/second-step/webauthn/add/").sees("Show that it is you")
    person.fill("Password", PASSWORD).press("Go on").sees("Add a passkey")
    person.fill("A name for it", "Work phone").choose("Let me sign in with it alone, without a password")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Add a passkey").click()
    person.inspect().go("/account/second-step/webauthn/").sees("Work phone")
    person.go("/account/second-step/recovery-codes/")
    person.go("/sign-out").press("Sign out")

    person.go("/sign-in")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Sign in with a passkey").click()
    person.go("/account").sees("Tam Utor")


def test_the_door_opens_without_scripts(person_without_scripts, tutor):
    page = person_without_scripts
    page.goto("/demo")
    page.get_by_role("button", name="Step in as Nadia Copperbeech").first.click()
    assert "Nadia Copperbeech" in page.inner_text("header")
