"""Client indexes: people, their numbers, addresses and workers, from children's and adult systems alike."""

import json
from datetime import date

import pytest

from onward.intake.formats.client_index.roles import role_of, teams, workers
from onward.intake.formats.client_index.tables import TABLES
from onward.intake.formats.tests.reading_files import accepted, claims, failing, loaded, rules


def table(name: str, *rows: dict[str, str], **one: str) -> str:
    """A table as the dataset exports it: what is missing is the word NULL."""
    columns = TABLES[name].columns
    lines = [",".join(columns)]
    for row in rows or (one,):
        values = (row.get(c, "NULL") for c in columns)
        lines.append(",".join('"' + v.replace('"', '""') + '"' if "," in v else v for v in values))
    return "\n".join(lines) + "\n"


def person(**given: str) -> str:
    known = {
        "pers_person_id": "P1",
        "pers_forename": "Zoë",
        "pers_surname": "Maplewood",
        "pers_sex": "F",
        "pers_ethnicity": "CNHE",
        "pers_dob": "2008-05-02",
        "pers_common_child_id": "9990000123",
    }
    return table("ssd_person", **known | given)


def told(*tables: str):
    loads = [loaded(text) for text in tables]
    return claims(loads[0][0], [u for _, units in loads for u in units])["P1"]


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_told_by_its_columns_whatever_the_file_is_called(name):
    form, units = loaded(table(name, **dict.fromkeys(TABLES[name].columns, "1")), name="export.csv")
    assert form.key == "client-index"
    assert units[0].table == name


def test_a_person_comes_out_with_names_sex_ethnicity_and_a_checked_nhs_number():
    found = told(person(pers_legacy_id="OLD7")).person
    assert (found.given_names, found.family_name, found.sex, found.ethnicity) == ("Zoë", "Maplewood", "F", "CHNE")
    assert (found.date_of_birth, found.nhs_number) == (date(2008, 5, 2), "9990000123")
    assert found.aliases == (("childrens-social-care", "OLD7"),)


def test_an_adult_system_may_give_ethnicity_in_words():
    assert told(person(pers_ethnicity="Asian or Asian British - Chinese")).person.ethnicity == "CHNE"


@pytest.mark.parametrize(
    ("given", "rule", "is_error"),
    [
        ({"pers_person_id": "NULL"}, "person-missing", True),
        ({"pers_person_id": "1.23E+12"}, "person-shortened", True),
        ({"pers_dob": "2031-01-01"}, "dob-future", True),
        ({"pers_dob": "39570"}, "dob-date", False),
        ({"pers_dob": "NULL"}, "dob-missing", False),
        ({"pers_dob": "1900-01-01"}, "dob-placeholder", False),
        ({"pers_dob": "2008-01-01"}, "dob-placeholder", False),
        ({"pers_forename": "NULL", "pers_surname": ""}, "name-missing", False),
        ({"pers_common_child_id": "9990000124"}, "nhs-number", False),
        ({"pers_common_child_id": "1000000043"}, "nhs-number", False),
        ({"pers_sex": "X"}, "sex-code", False),
        ({"pers_ethnicity": "Welsh"}, "ethnicity-code", False),
        ({"pers_death_date": "2001-01-01"}, "death-before-birth", False),
    ],
)
def test_each_rule_on_people_fails_the_line_that_breaks_it(given, rule, is_error):
    _, units = loaded(person(**given))
    assert rule in rules(units[0])
    assert bool(failing(units)) is is_error


def test_a_good_person_fails_nothing():
    _, units = loaded(person())
    assert rules(units[0]) == set()


def test_a_wrong_nhs_number_is_never_claimed():
    assert told(person(pers_common_child_id="9990000124")).person.nhs_number == ""


@pytest.mark.parametrize(("born", "age"), [("2022-05-02", 4), ("1932-05-02", 94)])
def test_people_outside_13_to_25_are_skipped_and_a_birthday_of_1900_is_not_an_age(born, age):
    _, units = loaded(person(pers_dob=born))
    assert units[0].skip == f"Aged {age}: Onward follows people aged 13 to 25."
    _, unknown = loaded(person(pers_dob="1900-01-01"))
    assert len(accepted(unknown)) == 1


def test_numbers_come_from_the_linked_identifiers_and_a_closed_upn_is_a_former_one():
    def line(number, kind, value, over="NULL"):
        return {
            "link_table_id": number,
            "link_person_id": "P1",
            "link_identifier_type": kind,
            "link_identifier_value": value,
            "link_valid_to_date": over,
        }

    found = told(
        person(),
        table(
            "ssd_linked_identifiers",
            line("L1", "Unique Pupil Number", "U330201512345"),
            line("L2", "Unique Pupil Number", "V330200900001", "2019-09-01"),
            line("L3", "ULN", "1000000043"),
            line("L4", "YOT Number", "Y-77"),
            line("L5", "Unique Pupil Number", "A330201512345"),
        ),
    ).person
    assert (found.upn, found.former_upn, found.uln) == ("U330201512345", "V330200900001", "1000000043")
    assert ("yot-number", "Y77") in found.aliases


def test_the_address_in_use_is_written_out_and_one_of_1900_has_no_end():
    def line(number, street, began, ended):
        written = {"FLAT": "3", "HOUSE": "12", "STREET": street, "TOWN": "Brindle", "UPRN": ""}
        return {
            "addr_table_id": number,
            "addr_person_id": "P1",
            "addr_address_type": "Home",
            "addr_address_json": json.dumps(written),
            "addr_address_start_date": began,
            "addr_address_end_date": ended,
            "addr_address_postcode": "b152tt",
        }

    found = told(
        person(),
        table(
            "ssd_address",
            line("A1", "Old Lane", "2015-01-01", "2020-01-01"),
            line("A2", "New Lane", "2020-01-01", "1900-01-01"),
        ),
    ).person
    assert (found.address, found.postcode) == ("Flat 3, 12 New Lane, Brindle", "B15 2TT")


def test_a_protected_address_marks_the_person_and_gives_nothing_away():
    hidden = table(
        "ssd_address",
        addr_table_id="A1",
        addr_person_id="P1",
        addr_address_type="Protected",
        addr_address_json="12 Hidden Lane",
        addr_address_postcode="B15 2TT",
    )
    found = told(person(), hidden).person
    assert (found.restricted, found.address, found.postcode) == (True, "", "")


def test_states_held_now_become_spells():
    found = told(
        person(),
        table("ssd_disability", disa_person_id="P1", disa_table_id="D1", disa_disability_code="AUT"),
        table(
            "ssd_immigration_status",
            immi_person_id="P1",
            immi_immigration_status_id="I1",
            immi_immigration_status="Leave to remain: limited",
            immi_immigration_status_start_date="2023-01-10",
            immi_immigration_status_end_date="2027-07-10",
        ),
        table(
            "ssd_care_leavers",
            clea_table_id="C1",
            clea_person_id="P1",
            clea_care_leaver_eligibility="Former Relevant",
            clea_care_leaver_in_touch="YES",
            clea_care_leaver_latest_contact="2026-09-01",
            clea_care_leaver_accommodation="W2",
            clea_care_leaver_activity="F4",
            clea_care_leaver_worker_id="SW9",
        ),
    )
    assert {(s.kind, s.state, s.started, s.ended) for s in found.spells} == {
        ("disability", "AUT", date(2008, 5, 2), None),
        ("immigration_leave", "leave_to_remain_limited", date(2023, 1, 10), date(2027, 7, 10)),
        ("care_leaver", "former_relevant", date(2026, 5, 2), None),
        ("home", "bed_and_breakfast", date(2026, 9, 1), None),
        ("activity", "apprenticeship", date(2026, 9, 1), None),
    }
    assert [(e.kind, e.on, e.state) for e in found.events] == [("care_leaver_contact", date(2026, 9, 1), "yes")]
    assert [(r.worker, r.role) for r in found.roles] == [("SW9", "CSW")]


def test_involvements_become_roles_and_an_unknown_post_is_warned_of_and_opens_nothing():
    def line(number, worker, role):
        return {
            "invo_involvements_id": number,
            "invo_professional_id": worker,
            "invo_professional_role_id": role,
            "invo_person_id": "P1",
            "invo_involvement_start_date": "2025-01-01",
        }

    text = table("ssd_involvements", line("V1", "W1", "Social worker"), line("V2", "W2", "Window cleaner"))
    _, units = loaded(text)
    assert [rules(u) for u in units] == [set(), {"role-unknown"}]
    (role,) = told(person(), text).roles
    assert (role.worker, role.role, role.started, role.ended) == ("W1", "CSW", date(2025, 1, 1), None)


@pytest.mark.parametrize(
    ("post", "role"),
    [
        ("Named worker", "KW"),
        ("Participation adviser", "KW"),
        ("Social Worker", "CSW"),
        ("Leaving care personal adviser", "CSW"),
        ("Adult social worker", "ASW"),
        ("SEND case officer", "SEN"),
        ("SENCo", "ED"),
        ("Lead nurse", "HP"),
        ("Senior manager", ""),
    ],
)
def test_the_words_of_a_post_give_its_role(post, role):
    assert role_of(post) == role


def test_names_of_workers_and_teams_can_be_looked_up():
    _, people = loaded(table("ssd_professionals", prof_professional_id="W1", prof_professional_name="Ash Rowan"))
    _, departments = loaded(table("ssd_department", dept_team_id="T1", dept_team_name="Leaving care"))
    assert workers(people)["W1"].name == "Ash Rowan"
    assert teams(departments) == {"T1": "Leaving care"}
    assert {u.subject for u in (*people, *departments)} == {""}


def test_a_later_load_of_the_same_key_replaces_and_a_repeat_in_one_file_is_used_once():
    form, first = loaded(person())
    _, second = loaded(person(pers_surname="Rowan"))
    assert claims(form, [*first, *second])["P1"].person.family_name == "Rowan"
    _, twice = loaded(person() + person().splitlines()[1] + "\n")
    assert twice[1].skip.startswith("The same line came earlier")
