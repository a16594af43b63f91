"""Every duty has one role that answers for it, a date, and people to tell when it is late; the family can read all three."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from onward.agencies.choices import Role
from onward.pathway.law import DUTIES
from onward.people.claims import Claims, PersonClaim, SpellClaim
from onward.portal.escalation import answers, route
from onward.portal.tests.area import late
from onward.portal.tests.conftest import words_of
from onward.sharing.asking import as_job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_patience(monkeypatch):
    """No worker runs beside these tests, so a page that waits for one would wait in vain."""
    monkeypatch.setattr("onward.pathway.queries.PATIENCE", 0)


@pytest.fixture
def held(area):
    """Someone with a SEND officer, whose adult needs assessment is late and has nobody named for it."""
    with as_job("test"):
        person = area.person("Tallowby", worker="sen", review=date(2025, 10, 1))
        area.settle()
        late(person, "careact-child-needs-assessment", due=date(2026, 11, 1), days=20)
    return f"/case/{area.ref(person)}"


@pytest.mark.parametrize(
    ("lead", "role"),
    [
        ("Council SEND team", Role.SEN),
        ("Children's social care or ICB", Role.CSW),
        ("ICB or children's social care", Role.HP),
        ("Parent or carer", Role.KW),
    ],
)
def test_of_several_leads_the_first_named_answers_and_the_named_worker_for_what_families_do(lead, role):
    assert answers(lead).role == role


@pytest.mark.shows("B-045")
@pytest.mark.parametrize("key", sorted(DUTIES))
def test_anybody_reads_of_each_duty_who_answers_for_it_by_when_and_whom_to_tell(client, that_day, key):
    duty = DUTIES[key]
    words = unescape(words_of(client.get(reverse("what-happens-when-duty", args=[key]))))
    assert answers(duty.lead).label in words
    assert " ".join(duty.due_words.split()) in words
    for told in route(duty.lead):
        assert told in words


@pytest.mark.shows("B-045")
def test_a_workers_page_names_who_answers_and_their_manager(area, as_post, held, arrange):
    with arrange():
        area.role(area.people[0], "sen", kind="allocated worker")
    words = words_of(as_post("sen").get(f"{held}/milestones/ehcp-annual-review"))
    assert "SEND officer: Made-Up Sen. If it is late:" in words
    assert "Then their team manager, Made-Up Manager" in words
    nobody = words_of(as_post("sen").get(f"{held}/milestones/careact-child-needs-assessment"))
    assert "Adult social worker: <strong>nobody is named yet</strong>" in nobody


@pytest.mark.shows("B-045")
def test_the_sheet_for_the_family_says_what_by_when_who_answers_and_whom_to_tell(as_post, held, arrange, area):
    with arrange():
        late(area.people[0], "safeguarding-transition-plan", due=date(2026, 11, 1), days=20)
    words = words_of(as_post("sen").get(f"{held}/for-the-family"))
    assert "1 November 2026. <strong>This is late.</strong>" in words
    assert "<strong>Who answers for it:</strong> Adult social worker" in words
    assert "Ask the adult social worker. Then their team manager" in words
    assert "1 October 2026" in words or "30 September 2026" in words
    assert words.count("If it does not happen") == words.count("Who answers for it")
    assert "safe" not in words.split("What people must do", 1)[1].split("</main>")[0]  # no concern on paper
    assert as_post("other").get(f"{held}/for-the-family").status_code == 404


@pytest.mark.shows("I-006")
def test_who_is_involved_is_shown_and_who_is_missing_is_asked_for_until_they_come(area, as_post, held, arrange):
    words = words_of(as_post("sen").get(f"{held}/people"))
    assert "Made-Up Sen" in words
    missing = (
        "Adult social worker: leads “Transition assessment of the young person (adult needs)”, and nobody is named"
    )
    assert missing in words
    with arrange():
        area.post("asw", "ASW", team="Adults")
        area.role(area.people[0], "asw", kind="allocated worker")
        area.settle()
        late(area.people[0], "careact-child-needs-assessment", due=date(2026, 11, 1), days=20)
    words = words_of(as_post("sen").get(f"{held}/people"))
    assert missing not in words
    assert "Made-Up Asw" in words


@pytest.mark.shows("B-005")
def test_each_thing_to_do_says_whether_it_is_law_guidance_or_good_practice_with_its_date_and_how_late(area, as_post):
    health = Claims(PersonClaim("I", "Breach"), (SpellClaim("condition", "life_limiting", date(2020, 1, 1)),))
    with as_job("test"):
        person = area.person("Breach", worker="sen", review=date(2025, 10, 1), others=(("nhs", health),))
        area.settle()
    words = words_of(as_post("sen").get(f"/case/{area.ref(person)}/milestones"))
    shown = {
        card.split("</a>")[0].split(">")[-1]: card.split("</article>")[0] for card in words.split("due__title")[1:]
    }
    review = shown["EHC plan reviewed in every 12 months"]
    assert "Legal duty" in review
    assert "Due 30 September 2026" in review
    assert "52 days late" in review
    assert "Good practice" in shown["Parallel plan for a life-limiting condition"]
    must = {duty.title for duty in DUTIES.values() if duty.strength == "must"}
    assert all(("Legal duty" in card) == (title in must) for title, card in shown.items() if "due__line" in card)
