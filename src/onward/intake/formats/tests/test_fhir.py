"""FHIR R4 UK Core: the examples that the NHS publishes, and files as they go wrong."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from onward.intake.formats.declare import Context, NotReadable
from onward.intake.formats.nhs.fhir import FHIR
from onward.intake.formats.nhs.fhir_reading import Resource, flatten
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.tests.made_up_rows import found

EXAMPLES = Path(__file__).parent / "files"
FOLDERS = ("pds-sandbox", "raf-api-examples", "ukcore-examples")
FILES = sorted(p for folder in FOLDERS for p in (EXAMPLES / folder).iterdir() if p.suffix in (".json", ".xml"))
TODAY = Context(date(2026, 11, 21))


def units_of(content):
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return list(FHIR.check(FHIR.read(io.BytesIO(raw)), TODAY))


def example(name):
    return units_of(next(p for p in FILES if p.name.startswith(name)).read_bytes())


def patient(number="9990000123", born="2010-05-04", **more):
    system = "https://fhir.nhs.uk/Id/nhs-number"
    return {
        "resourceType": "Patient",
        "id": "p1",
        "identifier": [{"system": system, "value": number}],
        "name": [{"use": "official", "family": "Quillfeather", "given": ["Ada", "May"]}],
        "birthDate": born,
        **more,
    }


def bundle(*resources):
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in resources]}


def rules(unit):
    return [f.rule for f in unit.failures]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_published_example_is_recognised_and_each_of_its_records_is_taken_or_left_in_words(path):
    raw = path.read_bytes()
    assert FHIR.recognise(sample(path.name, io.BytesIO(raw))) > 0
    empty = path.name.startswith("readZero")
    assert bool(units_of(raw)) != empty
    for unit in units_of(raw):
        assert unit.subject or unit.skip
        assert not [f for f in unit.failures if f.severity == "error"]


def test_a_patient_is_taken_with_official_name_number_home_and_the_fact_of_a_multiple_birth():
    [unit] = example("PatientSearch")
    person = FHIR.derive(unit.subject, [unit]).person
    assert (person.given_names, person.family_name, person.nhs_number) == ("Jane", "Smith", "9000000009")
    assert person.postcode == "LS1 6AE"
    assert person.multiple_birth
    assert person.died_on == date(2010, 10, 22)


def test_a_restricted_patient_carries_no_address_even_if_the_file_does():
    secured = {"security": [{"code": "V"}]}
    [unit] = units_of(patient(meta=secured, address=[{"use": "home", "line": ["1 Elm"], "postalCode": "B15 2TT"}]))
    person = FHIR.derive(unit.subject, [unit]).person
    assert person.restricted
    assert (person.address, person.postcode) == ("", "")
    assert "restricted-address" in rules(unit)


def test_old_names_and_nicknames_are_kept_apart_from_the_official_one():
    names = [
        {"use": "old", "family": "Oldham", "given": ["Ada"]},
        {"use": "nickname", "given": ["Addie"]},
        {"use": "official", "family": "Quillfeather", "given": ["Ada"]},
    ]
    [unit] = units_of(patient(name=names))
    person = FHIR.derive(unit.subject, [unit]).person
    assert (person.family_name, person.other_family_names, person.known_as) == ("Quillfeather", ("Oldham",), "Addie")


def test_xml_and_json_of_one_resource_say_the_same():
    xml = (
        '<Patient xmlns="http://hl7.org/fhir"><id value="p1"/><identifier><system '
        'value="https://fhir.nhs.uk/Id/nhs-number"/><value value="9990000123"/></identifier><name><use '
        'value="official"/><family value="Quillfeather"/><given value="Ada"/><given value="May"/></name>'
        '<birthDate value="2010-05-04"/></Patient>'
    )
    assert units_of(xml.encode())[0].values == units_of(patient())[0].values


def test_a_bundle_in_xml_is_read_entry_by_entry():
    entry = (
        '<entry><fullUrl value="urn:uuid:9"/><resource><Patient><id value="9"/><birthDate value="2010-05-04"/>'
        '<name><family value="Quillfeather"/></name></Patient></resource></entry>'
        '<entry><resource><Condition><id value="c"/><code><text value="Asthma"/></code><subject><reference '
        'value="urn:uuid:9"/></subject><onsetDateTime value="2015-01-02"/></Condition></resource></entry>'
    )
    units = units_of(f'<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>{entry}</Bundle>'.encode())
    assert [(u.table, u.subject) for u in units] == [("Patient", "9"), ("Condition", "9")]
    assert found(FHIR.derive("9", units), "condition") == [("Asthma", date(2015, 1, 2), None)]


def test_a_plan_whose_category_is_service_says_which_service_works_with_the_patient():
    plan = {"resourceType": "CarePlan", "id": "s1", "title": "CAMHS", "category": [{"text": "Service"}]}
    plan |= {"subject": {"reference": "Patient/p1"}, "period": {"start": "2023-05-01"}}
    claims = FHIR.derive("9990000123", units_of(bundle(patient(), plan)))
    assert found(claims, "childrens_health") == [("CAMHS", date(2023, 5, 1), None)]


def test_leaves_build_the_tree_they_came_from():
    tree = Resource(flatten({"name": [{"given": ["A", "B"]}, {"given": ["C"]}], "active": True}))
    assert [n.texts("given") for n in tree.all("name")] == [["A", "B"], ["C"]]
    assert tree.text("active") == "true"


def test_a_record_belongs_to_the_patient_it_points_to_even_when_the_patient_comes_later():
    flag = {"resourceType": "Flag", "id": "f1", "code": {"text": "Large print"}, "subject": {"reference": "Patient/p1"}}
    flag["period"] = {"start": "2024-02-01"}
    units = units_of(bundle(flag, patient()))
    assert {u.subject for u in units} == {"9990000123"}
    assert sorted(u.number for u in units) == [1, 2]
    [need] = FHIR.derive("9990000123", units).spells
    assert (need.kind, need.state, need.started) == ("access_need", "Large print", date(2024, 2, 1))


def test_people_far_from_14_to_25_are_left_out_in_words_with_their_records():
    condition = {"resourceType": "Condition", "id": "c1", "code": {"text": "Asthma"}}
    condition |= {"subject": {"reference": "Patient/p1"}, "onsetDateTime": "2024-01-01"}
    units = units_of(bundle(patient(born="2022-05-04"), condition))
    assert [u.skip for u in units] == ["Aged 4: Onward follows people aged 13 to 25."] * 2


def test_a_uln_in_the_place_of_the_nhs_number_is_said_and_never_matched_on():
    [unit] = units_of(patient(number="1000000043"))
    assert "looks like a ULN" in unit.failures[0].words
    assert FHIR.derive(unit.subject, [unit]).person.nhs_number == ""


def test_a_birth_date_in_the_future_is_refused_and_half_a_date_is_not_used():
    assert rules(units_of(patient(born="2027-01-01"))[0]) == ["birth-date-future"]
    [half] = units_of(patient(born="2010-05"))
    assert rules(half) == ["birth-date"]
    assert FHIR.derive(half.subject, [half]).person.date_of_birth is None


def test_the_same_patient_twice_is_said_and_the_later_is_used():
    first, second = units_of(bundle(patient(), patient(birthDate="2010-05-05")))
    assert rules(second) == ["repeated"]
    assert FHIR.derive(first.subject, [first, second]).person.date_of_birth == date(2010, 5, 5)


def test_relatives_who_do_not_bring_the_young_person_up_are_left():
    [unit] = example("UKCore-RelatedPerson")
    assert "wife" in unit.skip


def test_entries_before_a_cut_are_given_and_then_the_file_is_refused():
    raw = json.dumps(bundle(*(patient() for _ in range(3)))).encode()
    given = FHIR.read(io.BytesIO(raw[:-60]))
    assert next(given).number == 1
    with pytest.raises(NotReadable, match="breaks off after entry 2"):
        list(given)


def test_entities_in_xml_are_refused():
    attack = b'<!DOCTYPE x [<!ENTITY a "aaa">]><Patient xmlns="http://hl7.org/fhir"><id value="&a;"/></Patient>'
    with pytest.raises(NotReadable, match="entities"):
        units_of(attack)


def test_what_is_taken_of_a_patient_is_valid_r4():
    from fhir.resources.R4B.patient import Patient

    raw = json.loads((EXAMPLES / "pds-sandbox" / "patient_9000000009.json").read_text())
    assert Patient.model_validate(raw).birthDate == date(2010, 10, 22)
