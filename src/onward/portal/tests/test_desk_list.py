"""The one list: filters, search, gaps and files show who the viewer may see, and nobody else, in few queries."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from onward.agencies.models import Organisation
from onward.audit.models import Entry
from onward.people.claims import Claims, EventClaim, PersonClaim, SpellClaim
from onward.portal.desk.everyone import files
from onward.portal.models import SavedFilter
from onward.portal.tests.area import late
from onward.portal.tests.conftest import words_of
from onward.sharing.asking import as_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(area):
    with as_job("test"):
        area.autistic = area.person(
            "Farnacre", worker="sen", postcode="B14 7QQ", spells=(SpellClaim("sen_need", "ASD", date(2020, 1, 1)),)
        )
        area.older = area.person("Quillby", worker="sen", born=date(2007, 2, 3), postcode="B29 6XX")
        area.theirs = area.person("Ottermole", worker="other")
        area.locked = area.person("Hushwell", worker="sen")
        area.restrict(area.locked)
        area.alone = area.person("Nobodyson")
        area.settle()
    return area


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode())))[1:-1]


def test_the_list_and_its_count_hold_only_who_the_viewer_may_see(listed, as_post):
    words = words_of(as_post("sen").get(reverse("everyone")))
    assert "<strong>2 people</strong> whom you may see" in words
    assert "Isolde Farnacre" in words
    assert "Ottermole" not in words
    assert "Hushwell" not in words
    assert listed.ref(listed.locked) not in words


@pytest.mark.parametrize(
    "name", ["everyone", "caseload", "worklist", "worklist-turning", "worklist-month", "everyone-file"]
)
def test_a_restricted_person_and_another_teams_appear_on_no_page(listed, as_post, name):
    said = as_post("sen").get(reverse(name)).content.decode()
    for unseen in (listed.locked, listed.theirs):
        assert listed.ref(unseen) not in said
    assert "Hushwell" not in said
    assert "Ottermole" not in said


def test_search_finds_no_one_the_viewer_may_not_see_and_counts_no_one(listed, as_post):
    client = as_post("sen")
    assert "Isolde Farnacre" in words_of(client.post(reverse("search"), {"words": "farnacre"}))
    for unseen in ("Hushwell", "Ottermole", listed.ref(listed.locked)):
        words = words_of(client.post(reverse("search"), {"words": unseen}))
        assert "Nobody you may see has these words" in words


def test_what_is_searched_for_never_stands_in_an_address_and_is_not_stored(listed, as_post):
    client = as_post("sen")
    assert "Farnacre" not in words_of(client.get(reverse("search") + "?words=farnacre"))
    answer = client.post(reverse("search"), {"words": "farnacre"})
    assert "no-store" in answer["Cache-Control"]
    assert 'method="post"' in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"need": "sen_need:ASD"}, {"Farnacre"}),
        ({"area": "b29"}, {"Quillby"}),
        ({"stage": "settle 18-25"}, {"Quillby"}),
        ({"year": "11"}, {"Farnacre"}),
        ({"cohort": "send-18-25"}, {"Quillby"}),
        ({"agency": "nhs"}, set()),
        ({"agency": "send"}, {"Farnacre", "Quillby"}),
        ({"worker": "nobody"}, set()),
        ({"worker": "somebody"}, {"Farnacre", "Quillby"}),
        ({"cohort": "not-a-cohort"}, {"Farnacre", "Quillby"}),
        ({"sort": "name"}, {"Farnacre", "Quillby"}),
    ],
)
def test_each_filter_narrows_the_list_by_its_own_fact(listed, as_post, asked, found):
    rows = rows_of(as_post("sen").get(reverse("everyone-file"), asked))
    assert {row[1].split()[-1] for row in rows} == found


def test_the_list_in_the_order_of_names_keeps_those_whose_name_is_not_seen(listed, as_post):
    rows = rows_of(as_post("lead").get(reverse("everyone-file"), {"sort": "name"}))
    assert rows[0][1] == "Isolde Nobodyson"  # nobody works with them: the lead may see who it is
    assert len(rows) == 4
    assert {row[1] for row in rows[1:]} == {""}


def test_a_filter_by_days_late_keeps_who_is_late_by_at_least_so_much(area, as_post, arrange):
    with arrange():
        area.person("Verylate", worker="sen", review=date(2025, 1, 10))
        area.person("Bitlate", worker="sen", review=date(2025, 11, 10))
        area.settle()
    rows = rows_of(as_post("sen").get(reverse("everyone-file"), {"late_days": "30"}))
    assert [row[1] for row in rows] == ["Isolde Verylate"]


@pytest.mark.shows("B-079")
def test_a_late_entry_is_found_with_what_was_missed_and_a_pathway_drawn_together(area, as_post, arrange):
    joined = (SpellClaim("childrens_health", "camhs", date(2026, 11, 2)),)
    moving = (EventClaim("adult_move_expected", date(2026, 11, 2), "yes"),)
    health = ("nhs", Claims(PersonClaim("Isolde", "Lately"), joined, moving))
    with arrange():
        area.person("Lately", born=date(2008, 1, 1), worker="sen", others=(health,))  # everything known begins in 2025
        area.person(
            "Early", born=date(2011, 9, 9), worker="sen", spells=(SpellClaim("sen_need", "HI", date(2015, 1, 1)),)
        )
        area.settle()
    client = as_post("sen")
    ((ref, name, *_),) = rows_of(client.get(reverse("everyone-file"), {"late_entry": "on"}))
    assert name == "Isolde Lately"
    cards = words_of(client.get(reverse("case-milestones", args=[ref]))).split('<article class="due')[1:]
    missed = [card for card in cards if card.startswith(" due--late")]
    # fell due in June 2024, before anyone knew them
    assert any("SEND decision rights pass to the young person" in card for card in missed)
    # others have from year 9 to the summer; who joins at 18 has 28 days
    (start,) = [card for card in cards if "Transition planning has started" in card.split("</h3>")[0]]
    assert "Due 30 November 2026" in start


@pytest.mark.shows("B-092")
def test_someone_known_to_several_agencies_stands_once_with_status_and_next_date(area, as_post, arrange):
    claims = Claims(PersonClaim("Isolde", "Manyfold", date_of_birth=date(2011, 3, 4)),
                    spells=(SpellClaim("condition", "autism", date(2019, 1, 1)),))  # fmt: skip
    with arrange():
        area.person("Manyfold", worker="sen", review=date(2025, 10, 1), others=(("nhs", claims), ("school", claims)))
        area.settle()
    (row,) = rows_of(as_post("sen").get(reverse("everyone-file")))
    shown = dict(zip(files.COLUMNS, row, strict=True))
    assert (shown["Name"], shown["Age"], shown["Stage"]) == ("Isolde Manyfold", "15", "plan Y10-11")
    assert int(shown["Late"]) >= 1
    assert shown["Most days late"] == "52"
    assert shown["Next date"] > "2026-11-21"
    assert shown["Next duty"]


@pytest.mark.shows("B-143")
def test_carers_care_leavers_and_complex_health_stand_on_the_one_list_from_14_to_25(area, as_post, arrange):
    kinds = {
        "Carer": (date(2012, 11, 20), "childrens-social-care", SpellClaim("young_carer", "yes", date(2025, 1, 1))),
        "Leaver": (date(2002, 3, 4), "childrens-social-care", SpellClaim("care_leaver", "in_touch", date(2020, 1, 1))),
        "Complex": (date(2008, 3, 4), "nhs", SpellClaim("continuing_care", "yes", date(2020, 1, 1))),
        "Autistic": (date(2009, 3, 4), "nhs", SpellClaim("condition", "autism", date(2020, 1, 1))),
    }
    with arrange():
        for family, (born, system, spell) in kinds.items():
            told = (system, Claims(PersonClaim("Isolde", family, date_of_birth=born), (spell,)))
            area.person(family, born=born, worker="sen", plan=False, others=(told,))
        area.settle()
    client = as_post("sen")
    everyone = rows_of(client.get(reverse("everyone-file")))
    assert {row[1]: row[2] for row in everyone} == {
        "Isolde Carer": "14", "Isolde Leaver": "24", "Isolde Complex": "18", "Isolde Autistic": "17",
    }  # fmt: skip
    for cohort, family in (("young-carers", "Carer"), ("care-leavers", "Leaver"), ("complex-health", "Complex")):
        assert [row[1] for row in rows_of(client.get(reverse("everyone-file"), {"cohort": cohort}))] == [
            f"Isolde {family}"
        ]


@pytest.mark.shows("I-027")
def test_anyone_of_15_or_over_whose_planning_has_not_started_can_be_listed(listed, as_post, arrange):
    with arrange():
        late(listed.autistic, "ehcp-y9-pfa-review", due=date(2025, 7, 18), days=491)
    rows = rows_of(as_post("sen").get(reverse("everyone-file"), {"no_plan": "on"}))
    assert [row[1] for row in rows] == ["Isolde Farnacre"]


def test_no_cell_of_the_file_can_run_as_a_formula(area, as_post, arrange):
    with arrange():
        area.person("Doe", given='=HYPERLINK("x")', worker="sen")
        area.settle()
    (row,) = rows_of(as_post("sen").get(reverse("everyone-file")))
    assert row[1].startswith("'=HYPERLINK")


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_what_begins_like_a_formula_gets_an_apostrophe(begins):
    assert files.safe(f"{begins}1+1") == f"'{begins}1+1"
    assert files.safe(f"1{begins}1") == f"1{begins}1"


def test_taking_the_list_away_is_noted_person_by_person(listed, as_post):
    as_post("sen").get(reverse("everyone-file"))
    with as_job("test"):
        noted = list(Entry.objects.filter(what="portal.desk:everyone").values_list("did", "person"))
    assert ("took the list away as a file", None) in noted
    assert {person for did, person in noted if did == "read"} == {listed.autistic, listed.older}


def test_a_saved_filter_is_shared_with_the_team_and_holds_only_declared_filters(listed, as_post):
    address = reverse("save-filter") + "?worker=nobody&year=9&words=farnacre"
    answer = as_post("sen").post(address, {"name": "Year 9 without a worker", "share": "on"})
    assert answer.status_code == 302
    assert SavedFilter.objects.get().chosen == {"year": "9", "worker": "nobody"}
    assert "Year 9 without a worker" in words_of(as_post("manager").get(reverse("everyone")))
    assert "Year 9 without a worker" not in words_of(as_post("other").get(reverse("everyone")))


def test_a_saved_filter_cannot_be_named_after_a_person(listed, as_post):
    words = words_of(as_post("sen").post(reverse("save-filter") + "?year=9", {"name": "Farnacre"}))
    assert "This looks like a person&#39;s name or number" in words
    assert not SavedFilter.objects.exists()


def test_only_its_owner_removes_a_saved_filter(listed, as_post):
    as_post("sen").post(reverse("save-filter") + "?year=9", {"name": "Nines", "share": "on"})
    saved = SavedFilter.objects.get()
    assert as_post("manager").post(reverse("remove-filter", args=[saved.pk])).status_code == 404
    assert as_post("sen").post(reverse("remove-filter", args=[saved.pk])).status_code == 302
    assert not SavedFilter.objects.exists()


@pytest.mark.shows("B-040")
def test_the_transitions_lead_sees_who_has_no_named_worker_and_for_how_long(listed, as_post):
    words = words_of(as_post("lead").get(reverse("gaps")))
    assert "Isolde Nobodyson" in words
    assert "Choose a named worker" in words
    assert "Over 10 working days" in words
    assert "Farnacre" not in words
    assert as_post("sen").get(reverse("gaps")).status_code == 403


def test_ten_working_days_without_a_worker_are_no_alert_and_eleven_are():
    from onward.portal.desk.everyone.queries import alert_before

    # Saturday 21 November 2026: the tenth working day before it is Monday 9 November
    assert alert_before(date(2026, 11, 21)) == date(2026, 11, 9)


@pytest.mark.shows("I-026")
def test_one_line_and_one_key_contact_stand_for_someone_known_to_childrens_and_adults_services(area, as_post, arrange):
    adult = Claims(
        PersonClaim("Isolde", "Bridger", date_of_birth=date(2006, 5, 5)),
        spells=(SpellClaim("adult_care_plan", "yes", date(2025, 1, 1)),),
    )
    with arrange():
        area.person("Bridger", born=date(2006, 5, 5), worker="sen", others=(("adult-social-care", adult),))
        area.settle()
    (row,) = rows_of(as_post("sen").get(reverse("everyone-file"), {"agency": "adult-social-care"}))
    assert (row[1], row[5]) == ("Isolde Bridger", "Made-Up Sen")
    assert rows_of(as_post("sen").get(reverse("everyone-file"), {"agency": "send"})) == [row]


@pytest.mark.parametrize("name", ["everyone", "everyone-file", "gaps"])
@pytest.mark.parametrize("how_many", [3, 300])
def test_the_list_asks_under_15_queries_however_many_people(
    area, as_post, arrange, name, how_many, django_assert_max_num_queries
):
    with arrange():
        area.many(how_many)
        area.settle()
    client = as_post("lead")
    with django_assert_max_num_queries(15):
        assert client.get(reverse(name)).status_code == 200


def test_an_organisation_that_has_not_signed_gives_its_staff_an_empty_list(listed, as_post, arrange):
    with arrange():
        Organisation.objects.create(key="new", name="Unsigned College", kind="college")
        listed.council.pk = Organisation.objects.get(key="new").pk
        post = listed.post("newcomer", "SEN")
        listed.posts["newcomer"] = post
        listed.role(listed.autistic, "newcomer", kind="allocated worker")
        listed.settle()
    assert "<strong>0 people</strong>" in words_of(as_post("newcomer").get(reverse("everyone")))


def test_nobody_counts_as_without_a_named_worker_before_year_nine_begins(area, as_post, arrange):
    with arrange():
        area.person("Earlyknown", born=date(2011, 9, 9), spells=(SpellClaim("sen_need", "HI", date(2015, 1, 1)),))
        area.settle()
    words = words_of(as_post("lead").get(reverse("gaps")))
    assert "1 September 2025" in words


def test_a_next_date_on_the_list_is_never_one_that_has_gone(area, as_post, arrange):
    with arrange():
        area.person("Farnacre", worker="sen", review=date(2025, 1, 10))
        area.settle()
    rows = rows_of(as_post("sen").get(reverse("everyone-file")))
    assert all(row[7] >= "2026-11-21" for row in rows if row[7])
