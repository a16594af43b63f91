"""An NHS list: services and conditions with their dates, the register, and nothing of where a restricted person lives."""

from datetime import date

import pytest

from onward.intake.formats.nhs.patient_list import NHS_LIST
from onward.intake.formats.tests.made_up_rows import claims_of, found, recognised, rules, units_of

LINE = {
    "NHS Number": "999 000 0123",
    "Family Name": "Quillfeather",
    "Given Names": "Ada",
    "Date of Birth": "2009-05-04",
    "Postcode": "B15 2TT",
    "Address": "1 Elm Row",
    "GP Practice Code": "M99001",
    "GP Practice Name": "Larkspur Surgery",
    "Learning Disability Register Date": "2023-06-01",
    "Annual Health Check Date": "2026-02-03",
    "Services": "CAMHS 2021-03-04 to 2025-01-31; Community paediatrics 2015-06-02; Adult neurology (from 01/07/2026)",
    "Conditions": "Autism; Epilepsy 2014-02-01",
    "Continuing Care": "Y",
    "Restricted": "",
}


def test_the_list_is_recognised():
    assert recognised(NHS_LIST, LINE) > 0
    assert recognised(NHS_LIST, {"NHS Number": "", "Date of Birth": ""}) == 0


def test_services_are_spells_of_children_or_of_adults_with_their_dates():
    claims = claims_of(NHS_LIST, LINE)
    assert found(claims, "childrens_health") == [
        ("CAMHS", date(2021, 3, 4), date(2025, 1, 31)),
        ("Community paediatrics", date(2015, 6, 2), None),
    ]
    assert found(claims, "adult_health") == [("Adult neurology", date(2026, 7, 1), None)]


def test_register_conditions_practice_and_health_check_are_taken():
    claims = claims_of(NHS_LIST, LINE)
    assert found(claims, "learning_disability_register") == [("on_register", date(2023, 6, 1), None)]
    assert [s[0] for s in found(claims, "condition")] == ["Autism", "Epilepsy"]
    assert found(claims, "continuing_care")
    assert [s.provider for s in claims.spells if s.kind == "gp_practice"] == ["Larkspur Surgery"]
    assert [(e.kind, e.on) for e in claims.events] == [("health_check", date(2026, 2, 3))]


def test_a_condition_without_a_date_is_marked_as_having_no_known_start():
    [autism, epilepsy] = [s for s in claims_of(NHS_LIST, LINE).spells if s.kind == "condition"]
    assert ("start", "not given") in autism.details
    assert epilepsy.started == date(2014, 2, 1)


def test_the_number_is_normalised_and_names_the_patient():
    [unit] = units_of(NHS_LIST, LINE)
    assert unit.subject == "9990000123"
    assert NHS_LIST.derive(unit.subject, [unit]).person.nhs_number == "9990000123"


def test_a_restricted_patient_has_no_address():
    person = claims_of(NHS_LIST, LINE | {"Restricted": "Y"}).person
    assert person.restricted
    assert person.address == person.postcode == ""


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"NHS Number": "1000000043"}, "identifier"),
        ({"NHS Number": "9.99E+09"}, "identifier"),
        ({"NHS Number": ""}, "nobody"),
        ({"Services": "CAMHS 2025-03-04 to 2021-01-31"}, "service-order"),
        ({"Services": "CAMHS"}, "service-undated"),
        ({"Learning Disability Register Date": "long ago"}, "register-date"),
        ({"Annual Health Check Date": "2027-02-03"}, "health-check-future"),
        ({"Date of Birth": "2030-01-05"}, "birth-date-future"),
    ],
)
def test_faults_are_told(change, rule):
    assert rule in rules(units_of(NHS_LIST, LINE | change)[0])


def test_a_uln_in_the_nhs_column_is_named_and_not_matched_on():
    [unit] = units_of(NHS_LIST, LINE | {"NHS Number": "1000000043"})
    assert "This is a ULN" in unit.failures[0].words
    assert NHS_LIST.derive(unit.subject, [unit]).person.nhs_number == ""
