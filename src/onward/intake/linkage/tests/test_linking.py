from dataclasses import replace
from datetime import date

import pytest

from onward.intake.claims import PersonClaim
from onward.intake.linkage import Decided, frame, link, record

pytestmark = pytest.mark.slow  # each asks Splink

NOOR = PersonClaim(
    given_names="Noor",
    family_name="Tanglewood",
    date_of_birth=date(2008, 5, 17),
    sex="F",
    postcode="B15 2TT",
    address="12 Rookery Road",
)
SEND, SCHOOL, CARE, NHS, ADULT = "send", "school", "childrens-social-care", "nhs", "adult-social-care"


def records(*claims, systems=(SEND, SCHOOL, CARE, NHS)):
    return frame(
        record(number, system, f"{system}-{number}", claim)
        for number, (system, claim) in enumerate(zip(systems, claims, strict=False), start=1)
    )


def groups(result):
    people = {}
    for source, person, _ in result.assignments.iter_rows():
        people.setdefault(person, []).append(source)
    return sorted(people.values())


def test_the_same_person_in_two_systems_is_linked_and_the_reasons_are_given():
    result = link(records(NOOR, NOOR))
    assert groups(result) == [[1, 2]]
    assert result.questions.is_empty()
    (why,) = result.why.to_dicts()
    assert {"Same first names", "Same surname", "Same birth date", "Same address"} <= set(why["reasons"])
    assert why["score"] > 0.99


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("nhs_number", "9990000123", "9990003459"),
        ("upn", "U330201512345", "V330200900001"),
        ("uln", "1000000043", "1234567899"),
    ],
)
def test_two_different_valid_numbers_are_never_joined_by_the_machine(column, one, other):
    result = link(records(replace(NOOR, **{column: one}), replace(NOOR, **{column: other})))
    assert groups(result) == [[1], [2]]
    (question,) = result.questions.to_dicts()
    assert question["kind"] == "numbers disagree"
    assert any("numbers of the same kind that differ" in warning for warning in question["warnings"])


def test_a_record_without_numbers_does_not_bridge_two_that_contradict():
    bridge = replace(NOOR, known_as="Noor")
    result = link(
        records(
            replace(NOOR, nhs_number="9990000123"),
            bridge,
            replace(NOOR, nhs_number="9990003459"),
            systems=(SEND, SCHOOL, NHS),
        )
    )
    together = next(group for group in groups(result) if 2 in group)
    assert not {1, 3} <= set(together)


def test_a_superseded_nhs_number_stands_for_the_same_person():
    newer = replace(NOOR, nhs_number="9990003459", aliases=(("nhs-number", "9990000123"),))
    result = link(records(replace(NOOR, nhs_number="9990000123"), newer))
    assert groups(result) == [[1, 2]]


def test_a_former_upn_stands_for_the_same_person():
    moved = replace(NOOR, upn="V330200900001", former_upn="U330201512345", postcode="", address="")
    result = link(records(replace(NOOR, upn="U330201512345"), moved))
    assert groups(result) == [[1, 2]]


def test_the_permanent_upn_that_replaces_a_temporary_one_is_no_contradiction():
    result = link(records(replace(NOOR, upn="E33021990001Z"), replace(NOOR, upn="U330201512345")))
    assert groups(result) == [[1, 2]]


def test_a_shared_number_joins_when_the_surname_has_changed():
    adopted = replace(NOOR, family_name="Brightwater", postcode="B1 1AA", address="", nhs_number="9990000123")
    assert groups(link(records(replace(NOOR, nhs_number="9990000123"), adopted))) == [[1, 2]]


def test_a_shared_number_with_another_name_and_birth_date_is_a_question():
    stranger = PersonClaim("Rhys", "Quillan", date_of_birth=date(2004, 11, 2), nhs_number="9990000123")
    result = link(records(replace(NOOR, nhs_number="9990000123"), stranger))
    assert groups(result) == [[1], [2]]
    (question,) = result.questions.to_dicts()
    assert question["kind"] == "shared number"
    assert "NHS number ends 23 in both" in question["reasons"]
    assert any("other's number" in warning for warning in question["warnings"])


def test_the_same_digit_ten_times_joins_nobody():
    one = PersonClaim("Rhys", "Quillan", date_of_birth=date(2004, 11, 2), nhs_number="0000000000")
    result = link(records(one, replace(NOOR, nhs_number="0000000000")))
    assert groups(result) == [[1], [2]]
    assert result.questions.is_empty()


def test_twins_are_never_joined_and_someone_is_asked():
    twin = replace(NOOR, given_names="Elif")
    result = link(records(NOOR, twin))
    assert groups(result) == [[1], [2]]
    (question,) = result.questions.to_dicts()
    assert question["kind"] == "twins"
    assert "Two people share surname, birth date and address. They may be twins." in question["warnings"]


def test_twins_are_not_joined_even_when_one_was_given_the_others_number():
    twin = replace(NOOR, given_names="Elif", nhs_number="9990000123")
    result = link(records(replace(NOOR, nhs_number="9990000123"), twin))
    assert groups(result) == [[1], [2]]
    assert result.questions["kind"].to_list() == ["twins"]


def test_twins_with_numbers_of_their_own_are_not_asked_about():
    twin = replace(NOOR, given_names="Elif", nhs_number="9990003459")
    result = link(records(replace(NOOR, nhs_number="9990000123"), twin))
    assert groups(result) == [[1], [2]]
    assert result.questions.is_empty()


def test_twins_in_two_systems_find_each_their_own_record():
    twin = replace(NOOR, given_names="Elif")
    result = link(records(NOOR, twin, NOOR, twin, systems=(SEND, SEND, CARE, CARE)))
    assert groups(result) == [[1, 3], [2, 4]]
    assert result.questions.is_empty()


def test_twins_of_almost_the_same_name_are_asked_about_when_marked_as_twins():
    result = link(records(replace(NOOR, multiple_birth=True), replace(NOOR, given_names="Noora")))
    assert groups(result) == [[1], [2]]
    assert "Recorded as one of twins or more." in result.questions["warnings"][0]


def test_names_in_the_wrong_order_are_recognised():
    swapped = replace(NOOR, given_names="Tanglewood", family_name="Noor")
    result = link(records(NOOR, swapped))
    assert groups(result) == [[1, 2]]
    assert "First name and surname are the other way round" in result.why["reasons"][0]


@pytest.mark.parametrize(
    "change",
    [
        {"family_name": "Tanglewood-Okafor"},
        {"family_name": "Okafor", "other_family_names": ("Tanglewood",)},
        {"given_names": "Nour", "known_as": "Noor"},
        {"date_of_birth": date(2008, 5, 18)},
        {"postcode": "B1 1AA", "address": ""},
    ],
)
def test_one_ordinary_difference_does_not_hide_a_person(change):
    result = link(records(replace(NOOR, nhs_number=""), replace(NOOR, **change)))
    assert groups(result) == [[1, 2]] or result.questions.height == 1


def test_a_stand_in_birthday_is_not_compared():
    placeholder = replace(NOOR, date_of_birth=date(2008, 1, 1), dob_placeholder=True)
    result = link(records(NOOR, placeholder))
    told = [*result.why["reasons"], *result.questions["reasons"]][0]
    assert not any("irth date" in reason for reason in told)
    stranger = PersonClaim("Rhys", "Quillan", date_of_birth=date(2008, 1, 1), dob_placeholder=True)
    assert groups(link(records(placeholder, stranger))) == [[1], [2]]


def test_one_system_is_not_taken_to_hold_someone_twice_without_asking():
    result = link(records(NOOR, NOOR, systems=(CARE, CARE)))
    assert groups(result) == [[1], [2]]
    assert result.questions["kind"].to_list() == ["same system"]


def test_a_system_that_names_both_its_identifiers_as_one_person_is_believed():
    again = replace(NOOR, aliases=((CARE, f"{CARE}-1"),))
    assert groups(link(records(NOOR, again, systems=(CARE, CARE)))) == [[1, 2]]


def test_a_decision_that_two_are_different_stands_against_all_evidence():
    both = replace(NOOR, nhs_number="9990000123")
    result = link(records(both, both), decided=Decided(different=frozenset({(1, 2)})))
    assert groups(result) == [[1], [2]]
    assert result.questions.is_empty()


def test_a_decision_that_two_are_the_same_stands_against_all_evidence():
    stranger = PersonClaim("Rhys", "Quillan", date_of_birth=date(2004, 11, 2), nhs_number="9990003459")
    result = link(records(replace(NOOR, nhs_number="9990000123"), stranger), decided=Decided(same=frozenset({(1, 2)})))
    assert groups(result) == [[1, 2]]


def test_two_persons_on_the_list_are_not_merged_by_new_evidence_but_asked_about():
    result = link(records(NOOR, NOOR, NOOR), decided=Decided(persons={1: 70, 2: 71}))
    persons = dict(result.assignments.select("source", "person").iter_rows())
    assert (persons[1], persons[2]) == (70, 71)
    assert "two persons" in result.questions["kind"].to_list()


def test_people_may_merge_two_persons_and_the_older_reference_stays():
    decided = Decided(persons={1: 71, 2: 70}, same=frozenset({(1, 2)}))
    result = link(records(NOOR, NOOR), decided=decided)
    assert set(result.assignments["person"]) == {70}


def test_one_more_source_renumbers_nobody():
    before = link(records(NOOR, NOOR))
    after = link(records(NOOR, NOOR, NOOR))
    assert after.assignments.filter(after.assignments["source"] <= 2).equals(before.assignments)


def test_a_person_on_the_list_keeps_her_reference_when_a_source_joins_her():
    result = link(records(NOOR, NOOR), decided=Decided(persons={1: 70}))
    assert result.assignments.to_dicts() == [
        {"source": 1, "person": 70, "is_new": False},
        {"source": 2, "person": 70, "is_new": False},
    ]


def test_questions_about_restricted_people_are_marked_for_their_own_queue():
    twin = replace(NOOR, given_names="Elif", restricted=True)
    assert link(records(NOOR, twin)).questions["restricted"].to_list() == [True]


def test_reasons_hold_no_names_dates_or_whole_numbers():
    twin = replace(NOOR, given_names="Elif", nhs_number="9990000123")
    result = link(records(replace(NOOR, nhs_number="9990000123"), twin))
    told = " ".join([*result.questions["reasons"][0], *result.questions["warnings"][0]])
    assert not any(value in told for value in ("Noor", "Elif", "Tanglewood", "2008", "9990000123", "B15", "Rookery"))


def test_nobody_and_one_alone_are_answered_too():
    assert link(records()).assignments.is_empty()
    assert groups(link(records(NOOR))) == [[1]]
    assert groups(link(records(PersonClaim(), PersonClaim()))) == [[1], [2]]


def test_a_nameless_record_joins_the_only_person_whom_it_fits():
    nameless = replace(NOOR, given_names="", family_name="")
    assert groups(link(records(NOOR, nameless, systems=(SEND, ADULT)))) == [[1, 2]]


def test_a_nameless_record_that_fits_twins_alike_joins_neither():
    twin, nameless = replace(NOOR, given_names="Elif"), replace(NOOR, given_names="", family_name="")
    result = link(records(NOOR, twin, nameless, systems=(SEND, SEND, ADULT)))
    assert groups(result) == [[1], [2], [3]]
    assert {frozenset(pair) for pair in result.questions.select("a", "b").iter_rows()} == {
        frozenset({1, 3}),
        frozenset({2, 3}),
    }
    assert set(result.questions["about"]) == {3}


def test_two_nameless_lines_of_one_system_are_as_likely_twins_and_stay_apart():
    nameless = replace(NOOR, given_names="", family_name="")
    assert groups(link(records(nameless, nameless, systems=(ADULT, ADULT)))) == [[1], [2]]


def test_another_birth_date_is_never_explained_away_by_name_and_home():
    cousin = replace(NOOR, date_of_birth=date(2003, 11, 29))
    assert groups(link(records(NOOR, cousin))) == [[1], [2]]


def test_a_name_in_another_spelling_is_the_same_name():
    result = link(records(replace(NOOR, given_names="Khadija"), replace(NOOR, given_names="Khadeeja")))
    assert groups(result) == [[1, 2]]
    assert "First name is a short or other form" in result.why["reasons"][0]


def test_two_decided_different_are_not_joined_through_a_third():
    decided = Decided(different=frozenset({(1, 2)}))
    result = link(records(NOOR, NOOR, NOOR), decided=decided)
    persons = dict(result.assignments.select("source", "person").iter_rows())
    assert persons[1] != persons[2]


def test_a_person_on_the_list_whose_sources_were_decided_different_is_split():
    decided = Decided(persons={1: 70, 2: 70}, different=frozenset({(1, 2)}))
    result = link(records(NOOR, NOOR), decided=decided)
    assert result.assignments["person"].to_list() == [70, -2]


def test_a_middle_name_alone_in_another_area_is_only_a_question():
    other = replace(NOOR, given_names="Leah Noor", postcode="M1 1AE", address="")
    result = link(records(NOOR, other))
    assert groups(result) == [[1], [2]]


def test_a_stand_in_birthday_of_another_year_is_not_the_same_person_without_asking():
    placeholder = replace(NOOR, date_of_birth=date(2003, 1, 1), dob_placeholder=True)
    assert groups(link(records(NOOR, placeholder))) == [[1], [2]]


def test_a_question_says_who_is_in_doubt_whom_it_may_be_and_field_by_field_why():
    decided = Decided(persons={1: 70, 3: 70})
    result = link(records(NOOR, replace(NOOR, given_names="Elif"), NOOR), decided=decided)
    (question,) = result.questions.to_dicts()
    assert (question["about"], question["candidate"]) == (2, 70)
    assert question["compared"]["first_name"] == "different"
    assert question["compared"]["birth_date"] == "same"
    assert question["compared"]["upn"] is None
