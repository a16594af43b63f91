"""Client Level Data: support and its weekly cost, the steps before it, home and work, in both releases' wording."""

from datetime import date

import pytest

from onward.intake.formats.cld.costs import weekly_pence
from onward.intake.formats.cld.events import CLD
from onward.intake.formats.tests.made_up_rows import claims_of, found, recognised, rules, units_of

SHARED = {
    "LA_Code": "330",
    "Reporting_Period_Start_Date": "01/04/2026",
    "Reporting_Period_End_Date": "30/09/2026",
    "LA_Person_Unique_Identifier": "A1",
    "NHS_Number": "9990000123",
    "Gender": "Female",
    "Ethnicity": "Asian or Asian British - Indian",
    "Date_of_Birth": "04/05/2006",
    "Client_Type": "Service user",
    "Primary_Support_Reason": "Learning disability support",
    "Accommodation_Status": "Tenant: Private landlord",
    "Employment_Status": "Paid: 16 or more hours a week",
}
SERVICE = SHARED | {
    "Event_Type": "Service",
    "Event_Reference": "S1",
    "Event_Start_Date": "01/05/2025",
    "Event_End_Date": "",
    "Event_Outcome": "",
    "Request_Route_of_Access": "",
    "Service_Type": "Long term support: Community",
    "Service_Component": "Home support or domiciliary care",
    "Delivery_Mechanism": "Direct Payment",
    "Planned_Units_Per_Week": "10",
    "Unit_Cost": "21.50",
    "Cost_Frequency_Unit_Type": "Hourly",
}
REQUEST = SHARED | {
    "Event_Type": "Request",
    "Event_Start_Date": "10/01/2025",
    "Event_End_Date": "20/01/2025",
    "Event_Outcome": "Progress to assessment, review or reassessment",
    "Request_Route_of_Access": "Planned Entry (Transition)",
}
ASSESSMENT = SHARED | {
    "Event_Type": "Assessment",
    "Event_Start_Date": "20/01/2025",
    "Event_End_Date": "20/03/2025",
    "Event_Outcome": "Progress to support planning or services",
    "Eligible_Needs_Identified": "Yes",
}
REVIEW = SHARED | {
    "Event_Type": "Review",
    "Event_Start_Date": "01/05/2026",
    "Event_End_Date": "01/05/2026",
    "Event_Outcome": "Continuation of support or services",
    "Review_Reason": "Planned",
}


def test_the_return_is_recognised_with_spaces_or_underscores_in_its_headings():
    assert recognised(CLD, SERVICE) > 0
    spaced = {name.replace("_", " ").upper(): text for name, text in SERVICE.items()}
    assert recognised(CLD, spaced) > 0
    assert units_of(CLD, spaced)[0].subject == "A1"


def test_a_service_is_support_with_its_weekly_cost_a_plan_and_a_direct_payment():
    claims = claims_of(CLD, SERVICE)
    [support] = [s for s in claims.spells if s.kind == "adult_support"]
    assert (support.state, support.started, support.ended) == ("community", date(2025, 5, 1), None)
    assert support.weekly_cost_pence == 21500
    assert found(claims, "adult_care_plan") == [("in force", date(2025, 5, 1), None)]
    assert found(claims, "direct_payment")


def test_release_1_wording_says_the_same_as_release_2():
    old = SERVICE | {
        "Service_Type": "Long Term Support: Community",
        "Service_Component": "Home Support",
        "Accommodation_Status": "Tenant - private landlord",
        "Client_Type": "Service User",
        "Primary_Support_Reason": "Learning Disability Support",
    }
    first, second = units_of(CLD, old, SERVICE)
    assert not rules(first)
    assert first.key == second.key
    assert [s for s in claims_of(CLD, old).spells if s.kind == "home"][0].state == "tenant_private"


def test_requests_assessments_and_reviews_are_events_and_the_transition_route_is_marked():
    claims = claims_of(CLD, REQUEST, ASSESSMENT, REVIEW)
    assert {(e.kind, e.on, e.state) for e in claims.events} == {
        ("adult_request", date(2025, 1, 10), "planned_entry_transition"),
        ("adult_assessment", date(2025, 3, 20), "eligible"),
        ("adult_review", date(2026, 5, 1), "planned"),
    }


def test_services_within_a_week_of_each_other_are_one_plan():
    first = SERVICE | {"Event_Start_Date": "01/01/2024", "Event_End_Date": "30/04/2025", "Event_Outcome": "NFA: Other"}
    assert len(found(claims_of(CLD, first, SERVICE), "adult_care_plan")) == 1
    early = first | {"Event_End_Date": "01/02/2025"}
    assert len(found(claims_of(CLD, early, SERVICE), "adult_care_plan")) == 2


def test_home_and_work_come_from_the_latest_event_and_known_beats_unknown():
    unknown = REVIEW | {"Accommodation_Status": "Unknown", "Employment_Status": "Unknown"}
    claims = claims_of(CLD, SERVICE, unknown)
    [home] = [s for s in claims.spells if s.kind == "home"]
    assert dict(home.details)["settled"] == "yes"
    assert found(claims, "job") == [("paid_16h_plus", date(2026, 4, 1), None)]


def test_two_known_homes_on_the_same_day_are_unknown():
    other = SERVICE | {"Service_Component": "Day support", "Accommodation_Status": "Refuge"}
    assert not found(claims_of(CLD, SERVICE, other), "home")


def test_a_change_of_home_between_submissions_ends_the_first():
    moved = REVIEW | {
        "Reporting_Period_Start_Date": "01/10/2026",
        "Reporting_Period_End_Date": "31/12/2026",
        "Accommodation_Status": "Shared Lives scheme",
    }
    assert found(claims_of(CLD, SERVICE, moved), "home") == [
        ("tenant_private", date(2026, 4, 1), date(2026, 9, 30)),
        ("shared_lives", date(2026, 10, 1), None),
    ]


@pytest.mark.parametrize(
    ("cost", "frequency", "units", "pence"),
    [
        ("21.50", "Hourly", "10", 21500),
        ("21.50", "Hourly", "", None),
        ("100", "Daily", "", 70000),
        ("100", "Daily", "5", 50000),
        ("£1,250.00", "Weekly", "", 125000),
        ("100", "Fortnightly", "", 5000),
        ("100", "4-weekly", "", 2500),
        ("520", "Monthly", "", 12000),
        ("520", "Quarterly", "", 4000),
        ("520", "Annually", "", 1000),
        ("30", "Per session", "2", 6000),
        ("900", "One-off", "", None),
        ("", "No charge", "", 0),
        ("lots", "Weekly", "", None),
    ],
)
def test_the_weekly_cost_follows_its_frequency(cost, frequency, units, pence):
    assert weekly_pence(cost, frequency, units) == pence


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (SERVICE | {"Event_Type": "Visit"}, "event-type"),
        (SERVICE | {"Event_Start_Date": ""}, "event-start"),
        (SERVICE | {"Event_End_Date": "01/01/2024"}, "event-order"),
        (SERVICE | {"Event_Start_Date": "01/05/2027"}, "event-start-future"),
        (SERVICE | {"Service_Type": "Something"}, "service-type"),
        (SERVICE | {"Service_Type": ""}, "service-type-missing"),
        (SERVICE | {"Unit_Cost": "lots"}, "amount"),
        (SERVICE | {"Cost_Frequency_Unit_Type": ""}, "cost-frequency-missing"),
        (SERVICE | {"LA_Person_Unique_Identifier": ""}, "person-missing"),
        (SERVICE | {"NHS_Number": "9990000124"}, "identifier"),
        (REVIEW | {"Event_End_Date": ""}, "event-open"),
        (REVIEW | {"Event_Outcome": ""}, "outcome-missing"),
        (SHARED | {"Event_Type": "Request", "Event_Start_Date": "44927"}, "event-start"),
    ],
)
def test_faults_are_told(row, rule):
    assert rule in rules(units_of(CLD, row)[0])


def test_an_older_adult_is_passed_over_without_further_checks():
    [unit] = units_of(CLD, SERVICE | {"Date_of_Birth": "04/05/1950", "Service_Type": "Something"})
    assert unit.skip == "Aged 76: Onward follows people aged 13 to 25."
    assert not unit.failures


def test_one_person_with_two_nhs_numbers_is_said():
    assert "two-nhs-numbers" in rules(units_of(CLD, SERVICE, REVIEW | {"NHS_Number": "9990003459"})[1])
