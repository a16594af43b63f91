"""A school's list: where a pupil is, what help they have, and the risk worked out with the area's own points."""

from datetime import date

import pytest

from onward.intake.formats.declare import Context
from onward.intake.formats.school_list import SCHOOL_LIST
from onward.intake.formats.tests.made_up_rows import WHO, claims_of, found, recognised, rules, units_of

LINE = WHO | {
    "Year Group": "12",
    "School URN": "990101",
    "School Name": "Larkspur Academy",
    "SEN Status": "K",
    "SEN Start Date": "01/02/2023",
    "SEN Need": "SLCN",
    "EHCP": "",
    "SENS": "1",
    "ATT90": "Y",
    "ATT85": "",
    "YC": "x",
    "LAC": "",
    "Score": "9",
    "Rating": "Amber",
}


def test_the_list_is_recognised_and_a_participation_list_is_not_one():
    assert recognised(SCHOOL_LIST, LINE) > 0
    assert recognised(SCHOOL_LIST, LINE | {"Current Activity": "230"}) == 0
    assert recognised(SCHOOL_LIST, WHO) == 0


def test_school_year_group_and_support_are_spells():
    claims = claims_of(SCHOOL_LIST, LINE)
    assert found(claims, "school") == [("school", date(2026, 9, 1), None)]
    assert found(claims, "year_group") == [("12", date(2026, 9, 1), date(2027, 8, 31))]
    assert found(claims, "sen_support") == [("yes", date(2023, 2, 1), None)]
    assert found(claims, "sen_need") == [("SLCN", date(2023, 2, 1), None)]
    assert found(claims, "young_carer")
    assert not found(claims, "looked_after")


def test_the_risk_is_worked_out_with_the_points_of_the_area():
    [event] = claims_of(SCHOOL_LIST, LINE).events
    assert (event.kind, event.state, event.on) == ("neet_risk", "amber", date(2026, 11, 21))
    assert dict(event.details)["score"] == "3"
    assert dict(event.details)["school_score"] == "9"
    own = Context(date(2026, 11, 21), settings={"roni_points_YC": "7", "roni_red": "8"})
    [event] = claims_of(SCHOOL_LIST, LINE, context=own).events
    assert (event.state, dict(event.details)["score"]) == ("red", "9")


def test_a_pupil_is_known_by_school_and_upn_or_by_who_they_are():
    assert units_of(SCHOOL_LIST, LINE)[0].subject == "990101-U330201512345"
    nameless = LINE | {"UPN": ""}
    first, again = units_of(SCHOOL_LIST, nameless)[0], units_of(SCHOOL_LIST, nameless | {"Score": "1"})[0]
    assert first.subject == again.subject
    assert units_of(SCHOOL_LIST, nameless | {"Date of Birth": ""})[0].subject == ""


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"Year Group": "Reception"}, "year-group"),
        ({"Year Group": "8"}, "year-group-and-age"),
        ({"SEN Status": "Z"}, "sen-status"),
        ({"SEN Need": "XYZ"}, "sen-need"),
        ({"School Name": "", "School URN": ""}, "school-missing"),
        ({"UPN": "U33020151234"}, "identifier"),
        ({"Date of Birth": "05/13/2010"}, "birth-date"),
    ],
)
def test_faults_are_told(change, rule):
    assert rule in rules(units_of(SCHOOL_LIST, LINE | change)[0])


def test_a_year_group_one_away_from_the_age_is_a_pupil_taught_out_of_year():
    assert "year-group-and-age" not in rules(units_of(SCHOOL_LIST, LINE | {"Year Group": "11"})[0])


def test_the_same_pupil_twice_is_said():
    assert "pupil-repeated" in rules(units_of(SCHOOL_LIST, LINE, LINE)[1])
