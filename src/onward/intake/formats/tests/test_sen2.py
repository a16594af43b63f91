"""The SEN2 return: one person from XML or from the CSV export says the same, and faults are told in words."""

import io
import zipfile
from datetime import date

import pytest

from onward.intake.formats.declare import Context, NotReadable
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.sen2.blade import SEN2_BLADE_FILE, SEN2_BLADE_ZIP
from onward.intake.formats.sen2.census_xml import SEN2_XML
from onward.intake.formats.tests.sen2_person import blade_rows, blade_zip, census, csv_of, element

TODAY = Context(date(2026, 11, 21), la_code="330")


def units_of(raw, form=SEN2_XML):
    return [u for u in form.check(form.read(io.BytesIO(raw)), TODAY) if u.table != "header"]


def one(**changes):
    [unit] = units_of(census(element(**changes)))
    return unit


def claims_of(**changes):
    unit = one(**changes)
    return SEN2_XML.derive(unit.subject, [unit])


def rules(unit):
    return {f.rule for f in unit.failures}


def spells(claims, kind):
    return [s for s in claims.spells if s.kind == kind]


def events(claims):
    return [(e.kind, e.on, e.state) for e in claims.events]


def test_the_return_is_recognised_whatever_its_root_and_the_case_of_its_tags():
    for raw in (census(element()), census(element(), root="SEN2Return"), census(element()).lower()):
        assert SEN2_XML.recognise(sample("x.xml", io.BytesIO(raw))) > 0
    lower = units_of(census(element(root_case=str.lower)))[0]
    assert lower.values["requests/receiveddate"] == "2023-01-10"


def test_a_clean_person_fails_no_check_and_is_known_by_upn():
    unit = one()
    assert rules(unit) == set()
    assert unit.subject == "U330201512345"
    person = claims_of().person
    assert (person.given_names, person.upn, person.sex, person.postcode) == ("Ada", "U330201512345", "F", "B15 2TT")


def test_every_step_of_the_process_becomes_a_dated_event_tied_to_its_request():
    claims = claims_of()
    assert events(claims) == [
        ("ehc_requested", date(2023, 1, 10), ""),
        ("ehc_assess_decided", date(2023, 2, 14), "yes"),
        ("ehc_plan_decided", date(2023, 5, 20), "yes"),
        ("ehc_plan_issued", date(2023, 5, 20), ""),
        ("ehc_review_meeting", date(2025, 11, 10), ""),
        ("ehc_review_decided", date(2025, 12, 1), "amend"),
        ("ehc_amendment_notice", date(2025, 12, 5), ""),
    ]
    assert {e.subject for e in claims.events} == {"request of 2023-01-10"}


def test_the_plan_is_a_spell_with_its_need_setting_and_budget():
    claims = claims_of()
    [plan] = spells(claims, "ehc_plan")
    assert (plan.started, plan.ended, plan.subject) == (date(2023, 5, 20), None, "request of 2023-01-10")
    assert dict(plan.details)["need"] == "ASD"
    assert [(s.state, s.provider, s.started) for s in spells(claims, "school")] == [
        ("school", "URN 123456", date(2021, 9, 1))
    ]
    assert [s.state for s in spells(claims, "sen_need")] == ["ASD"]
    assert [s.state for s in spells(claims, "direct_payment")] == ["education"]
    assert spells(claims, "personal_budget")


def test_a_plan_that_ended_says_when_and_why():
    claims = claims_of(plan={"CeaseDate": "2026-06-30", "CeaseReason": "4"}, active=None)
    [plan] = spells(claims, "ehc_plan")
    assert (plan.state, plan.ended) == ("ceased", date(2026, 6, 30))
    assert ("ehc_plan_ceased", date(2026, 6, 30), "4") in events(claims)


def test_someone_not_in_learning_has_no_school_and_is_neet():
    claims = claims_of(placement={"URN": "", "SENsetting": "NEET"})
    assert [s.state for s in spells(claims, "activity")] == ["neet_other"]
    assert not spells(claims, "school")


def test_a_refused_request_leaves_events_and_no_plan():
    claims = claims_of(request={"RequestOutcome": "N"}, assessment=None, active=None)
    assert events(claims)[-1] == ("ehc_assess_decided", date(2023, 2, 14), "no")
    assert not claims.spells


def test_two_requests_of_one_person_stay_apart():
    second = element(request={"ReceivedDate": "2024-03-01"}, active=None)
    second = second[second.index("<Requests>") : second.index("</Person>")]
    [unit] = units_of(census(element().replace("</Person>", f"{second}</Person>")))
    claims = SEN2_XML.derive(unit.subject, [unit])
    assert {s.subject for s in spells(claims, "ehc_plan")} == {"request of 2023-01-10", "request of 2024-03-01"}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"person": {"UPN": "A330201512345"}}, "identifier"),
        ({"person": {"UniqueLearnerNumber": "9990000123"}}, "identifier"),
        ({"person": {"UPN": "1.23E+12"}}, "identifier"),
        ({"person": {"UPN": ""}}, "upn-unknown"),
        ({"person": {"UPNunknown": "UN8"}}, "upn-unknown"),
        ({"person": {"PersonBirthDate": "44927"}}, "birth-date"),
        ({"person": {"PersonBirthDate": "2027-01-01"}}, "birth-date-future"),
        ({"person": {"PersonBirthDate": "2010-01-01"}}, "birth-date-placeholder"),
        ({"request": {"RequestOutcomeDate": ""}}, "request-outcome-date"),
        ({"request": {"RequestOutcome": "A"}}, "request-outcome-date"),
        ({"request": {"RequestOutcome": "Q"}}, "request-outcome"),
        ({"request": {"RequestOutcomeDate": "2023-01-01"}}, "outcome-before-request"),
        ({"request": {"RequestOutcomeDate": "2023-02-22"}}, "decision-late"),
        ({"request": {"ReceivedDate": "2027-02-14"}}, "date-future"),
        ({"assessment": {"AssessmentOutcomeDate": "2023-05-31"}}, "plan-late"),
        ({"plan": {"StartDate": ""}}, "plan-start-missing"),
        ({"plan": {"CeaseDate": "2026-06-30"}}, "cease-reason-missing"),
        ({"plan": {"CeaseReason": "4"}}, "cease-date-missing"),
        ({"plan": {"CeaseDate": "2026-06-30", "CeaseReason": "1"}}, "cease-age"),
        ({"plan": {"CeaseDate": "2026-06-30", "CeaseReason": "4"}}, "in-force-and-ended"),
        ({"plan": None}, "named-plan-missing"),
        ({"placement": None}, "placement-missing"),
        ({"placement": {"URN": ""}}, "setting-missing"),
        ({"placement": {"URN": "", "SENsetting": "XYZ"}}, "setting-type"),
        ({"placement": {"URN": "", "SENsetting": "EYP"}}, "setting-age"),
        ({"placement": {"SENunitIndicator": "1", "ResourcedProvisionIndicator": "1"}}, "unit-and-resourced"),
        ({"placement": {"PlacementRank": "2"}}, "second-without-main"),
        ({"placement": {"LeavingDate": "2020-01-01"}}, "leaving-before-entry"),
        ({"need": None}, "need-missing"),
        ({"need": {"SENtype": "XX"}}, "need-type"),
        ({"active": {"ReviewMeeting": "2026-02-01", "LastReview": ""}}, "review-after-census"),
        ({"active": {"ReviewMeeting": "2024-05-01", "LastReview": ""}}, "review-missing"),
        ({"active": {"TransferLA": "330"}}, "transfer-own"),
        ({"active": {"TransferLA": "999"}}, "transfer-la"),
    ],
)
def test_a_fault_is_found_and_told_in_words(changes, rule):
    found = [f for f in one(**changes).failures if f.rule == rule]
    assert found
    assert all(f.words.endswith(".") and f.who_can_fix for f in found)


def test_a_fault_in_one_part_does_not_cost_the_person():
    unit = one(placement={"URN": ""}, need={"SENtype": ""})
    assert {f.severity for f in unit.failures} == {"warning"}
    assert spells(SEN2_XML.derive(unit.subject, [unit]), "ehc_plan")


def test_20_weeks_are_exactly_140_days():
    assert "plan-late" not in rules(one(assessment={"AssessmentOutcomeDate": "2023-05-30"}))
    assert "plan-late" in rules(one(assessment={"AssessmentOutcomeDate": "2023-05-31"}))
    assert "plan-late" not in rules(one(assessment={"AssessmentOutcomeDate": "2023-08-31", "Week20": "1"}))


def test_review_dates_swapped_in_most_rows_are_read_the_other_way_round_and_said():
    swapped = {"ReviewMeeting": "2025-12-01", "LastReview": "2025-11-10"}
    people = [element(person={"UPN": upn}, active=swapped) for upn in ("U330201512345", "V330200900001")]
    units = units_of(census(*people))
    assert all("review-dates-swapped" in rules(u) for u in units)
    claims = SEN2_XML.derive(units[0].subject, units[:1])
    assert ("ehc_review_meeting", date(2025, 11, 10), "") in events(claims)


def test_one_meeting_after_an_older_decision_is_left_as_it_is():
    people = [element(), element(person={"UPN": "V330200900001"}), element(person={"UPN": "D330120798765"})]
    people[2] = people[2].replace("2025-12-01", "2024-12-01")
    assert not any("review-dates-swapped" in rules(u) for u in units_of(census(*people)))


def test_the_same_person_twice_is_refused_the_second_time():
    first, second = units_of(census(element(), element()))
    assert "person-repeated" not in rules(first)
    assert [f.severity for f in second.failures if f.rule == "person-repeated"] == ["error"]


def test_without_upn_or_uln_a_person_keeps_one_name_from_file_to_file():
    nameless = {"UPN": "", "UPNunknown": "UN8"}
    assert one(person=nameless).subject == one(person=nameless, request={"RYA": "1"}).subject != ""
    assert one(person=nameless | {"PersonBirthDate": "", "Surname": ""}).subject == ""


def test_a_child_of_four_is_left_out_in_words():
    assert one(person={"PersonBirthDate": "2022-05-04"}).skip == "Aged 4: Onward follows people aged 13 to 25."


def test_a_cut_file_gives_the_people_before_the_cut_and_says_where_it_ends():
    raw = census(element(), element(person={"UPN": "V330200900001"}))
    given = SEN2_XML.read(io.BytesIO(raw[:-200]))
    assert [u.table for u in (next(given), next(given))] == ["header", "person"]
    with pytest.raises(NotReadable, match="cut off"):
        list(given)


def test_the_csv_export_in_one_zip_says_the_same_as_the_xml():
    raw = blade_zip(blade_rows())
    assert SEN2_BLADE_ZIP.recognise(sample("export.zip", io.BytesIO(raw))) > 0
    units = units_of(raw, SEN2_BLADE_ZIP)
    assert len(units) == 8
    assert {u.subject for u in units} == {"U330201512345"}
    assert not [f for u in units for f in u.failures]
    lines, tree = SEN2_BLADE_ZIP.derive("U330201512345", units), claims_of()
    assert lines.person == tree.person
    assert events(lines) == events(tree)
    assert [(s.kind, s.state, s.started, s.subject, s.details) for s in lines.spells] == [
        (s.kind, s.state, s.started, s.subject, s.details) for s in tree.spells
    ]


def test_a_zip_of_another_system_that_has_a_person_file_too_is_no_export():
    with zipfile.ZipFile(raw := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("childrens-social-care/ssd_person.csv", "pers_person_id,pers_dob\nC1,2009-01-02\n")
        archive.writestr("send/SEN2_person_level.xml", census(element()))
    assert SEN2_BLADE_ZIP.recognise(sample("all.zip", raw)) == 0


def test_a_line_of_the_export_whose_parent_is_missing_is_an_orphan():
    modules = blade_rows()
    modules["namedplan"][0]["assessmenttableid"] = "999"
    orphans = {u.table for u in units_of(blade_zip(modules), SEN2_BLADE_ZIP) if "orphan" in rules(u)}
    assert orphans == {"namedplan", "plandetail"}


def test_a_module_sent_alone_is_recognised_and_orphans_say_to_send_all_in_one_zip():
    rows = blade_rows()
    for module in rows:
        assert SEN2_BLADE_FILE.recognise(sample("x.csv", io.BytesIO(csv_of(rows[module])))) > 0
    [plan] = units_of(csv_of(rows["namedplan"]), SEN2_BLADE_FILE)
    assert "one zip" in plan.failures[0].words
    [person] = units_of(csv_of(rows["person"]), SEN2_BLADE_FILE)
    [request] = units_of(csv_of(rows["requests"]), SEN2_BLADE_FILE)
    assert person.subject == request.subject == "77-10"


def test_a_refused_line_of_the_export_does_not_take_the_others_with_it():
    modules = blade_rows()
    modules["placementdetail"][0]["urn"] = ""
    units = units_of(blade_zip(modules), SEN2_BLADE_ZIP)
    refused = [u.table for u in units if any(f.severity == "error" for f in u.failures)]
    assert refused == ["placementdetail"]


def test_a_damaged_zip_and_a_zip_of_something_else_are_refused_in_a_sentence():
    raw = bytearray(blade_zip(blade_rows()))
    raw[60:90] = b"x" * 30
    with pytest.raises(NotReadable, match="damaged"):
        list(SEN2_BLADE_ZIP.read(io.BytesIO(bytes(raw))))
    with pytest.raises(NotReadable, match="no person file"):
        list(SEN2_BLADE_ZIP.read(io.BytesIO(blade_zip({"requests": blade_rows()["requests"]}))))
