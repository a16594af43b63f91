"""The participation list: what young people do, until the day it can no longer be relied on."""

from datetime import date

import pytest

from onward.intake.formats.nccis import NCCIS
from onward.intake.formats.tests.made_up_rows import WHO, claims_of, found, recognised, rules, units_of

LINE = WHO | {
    "Unique ID": "NC1",
    "SEN Level": "E",
    "Characteristics": "110;140",
    "Current Activity": "230",
    "Activity Start Date": "01/09/2026",
    "Date Last Verified": "01/10/2026",
    "Due To Lapse Date": "31/12/2026",
    "Establishment": "10001234",
    "September Guarantee Offer": "Further education",
    "September Guarantee Status": "Offer made and accepted",
}


def test_the_list_is_recognised_by_its_headings_however_they_are_spelt():
    assert recognised(NCCIS, LINE) > 0
    respelt = {name.upper().replace(" ", "_"): text for name, text in LINE.items()}
    assert recognised(NCCIS, respelt) > 0
    assert units_of(NCCIS, respelt)[0].values["activity_start_date"] == "01/09/2026"
    assert recognised(NCCIS, WHO) == 0


def test_an_activity_runs_to_the_day_it_lapses_and_is_then_not_known():
    assert found(claims_of(NCCIS, LINE), "activity") == [
        ("education", date(2026, 9, 1), date(2026, 12, 31)),
        ("not_known", date(2027, 1, 1), None),
    ]


def test_the_next_months_activity_ends_the_one_before():
    later = LINE | {"Current Activity": "619", "Activity Start Date": "01/11/2026", "Due To Lapse Date": ""}
    assert found(claims_of(NCCIS, LINE, later), "activity") == [
        ("education", date(2026, 9, 1), date(2026, 10, 31)),
        ("neet_available", date(2026, 11, 1), None),
    ]


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("310", "apprenticeship"),
        ("330", "employment"),
        ("460", "supported_internship"),
        ("640", "neet_not_available"),
        ("710", "custody"),
        ("820", "not_known"),
        ("120 Educated at home", "home_educated"),
    ],
)
def test_each_activity_code_has_its_state(code, state):
    assert found(claims_of(NCCIS, LINE | {"Current Activity": code}), "activity")[0][0] == state


def test_work_is_also_a_job_and_custody_is_also_custody():
    assert found(claims_of(NCCIS, LINE | {"Current Activity": "330"}), "job")
    assert found(claims_of(NCCIS, LINE | {"Current Activity": "290"}), "custody")


def test_characteristics_are_flags_from_one_column_or_from_several():
    claims = claims_of(NCCIS, LINE)
    assert found(claims, "young_carer") == [("yes", date(2026, 10, 1), None)]
    assert found(claims, "looked_after")
    several = {k: v for k, v in LINE.items() if k != "Characteristics"} | {"Care leaver": "Y", "Pregnant": "N"}
    assert found(claims_of(NCCIS, several), "care_leaver")
    assert not found(claims_of(NCCIS, several), "parent")


def test_the_plan_the_college_and_the_september_guarantee_are_taken():
    claims = claims_of(NCCIS, LINE)
    assert found(claims, "ehc_plan")
    assert found(claims, "school") == [("college", date(2026, 9, 1), None)]
    assert [(e.kind, e.state) for e in claims.events] == [("september_guarantee", "Further education")]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"Current Activity": "999"}, "activity-unknown"),
        ({"Current Activity": ""}, "activity-missing"),
        ({"Activity Start Date": "44927"}, "activity-start"),
        ({"Activity Start Date": "01/12/2026"}, "activity-start-future"),
        ({"Due To Lapse Date": "01/10/2026"}, "lapsed"),
        ({"Unique ID": ""}, "id-missing"),
        ({"UPN": "1.23E+12"}, "identifier"),
        ({"ULN": "9990000123"}, "identifier"),
        ({"Date of Birth": "31/02/2010"}, "birth-date"),
        ({"Postcode": "NOWHERE"}, "postcode"),
    ],
)
def test_faults_are_told(change, rule):
    assert rule in rules(units_of(NCCIS, LINE | change)[0])


def test_an_nhs_number_in_the_uln_column_is_named_and_not_used():
    [unit] = units_of(NCCIS, LINE | {"ULN": "9990000123"})
    assert "This is an NHS number" in next(f.words for f in unit.failures)
    assert NCCIS.derive("NC1", [unit]).person.uln == ""


def test_someone_of_thirty_is_left_out_in_words():
    assert units_of(NCCIS, LINE | {"Date of Birth": "04/05/1996"})[0].skip.startswith("Aged 30:")
