"""A file finds its format by what is in it; what is no list of people is declined in a sentence."""

import io
import zipfile

import pytest

from onward.intake.formats.declare import NotReadable
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.registry import FORMATS, recognise
from onward.intake.formats.tests.reading_files import FILES


def refused(name: str, data: bytes) -> str:
    with pytest.raises(NotReadable) as refusal:
        recognise(sample(name, io.BytesIO(data)))
    return str(refusal.value)


def zipped(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("requests.csv", "time_period,time_identifier,geographic_level,country_code\n2024,a,b,c\n", "published totals"),
        ("lait.csv", "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n", "published totals"),
        ("transitions.csv", "calendar-year,setting-1,need-1,academic-year-1,setting-2\n", "published totals"),
        ("sen2_sex.csv", "code,label,valid_from,valid_to,source\nM,Male,,,x\n", "list of codes"),
        ("rules.csv", "Rule code,Rule message,Affected fields,Tables\n", "list of checks"),
        ("SOURCE.md", "# Source\n\n| a | b |\n", "note"),
        ("README", "# Read me first\n\nThis folder holds files.\n", "note"),
        ("cin.xsd", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>', "schema"),
        ("service.json", '{"id": "1", "name": "Counselling", "organization": {"id": "2"}}', "directory of services"),
        ("one.json", '{"id": "1", "location": {"id": "2"}, "service": {"id": "3"}}', "directory of services"),
        ("services.csv", "id,organization_id,name,status,description\n", "directory of services"),
        ("ssd_cla_episodes.csv", "clae_cla_episode_id,clae_person_id\n", "Times in care come from the SSDA903"),
        ("page.csv", "<html><body>Sign in</body></html>", "web page"),
    ],
)
def test_what_is_no_list_of_people_is_declined_and_told_why(name, text, words):
    assert words in refused(name, text.encode())


def test_an_unknown_table_is_told_what_it_looks_like_and_what_could_be_read():
    said = refused("x.csv", b"apples,pears\n1,2\n")
    assert "columns begin apples, pears" in said
    assert "SSDA903" in said


def test_unknown_xml_and_json_are_told_what_they_look_like():
    assert "outermost element is Orchard" in refused("x.xml", b'<?xml version="1.0"?><!-- <a> --><Orchard/>')
    assert "JSON" in refused("x.json", b'{"apples": 1}')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 not really", "spreadsheet or zip"),
        (zipped(a="1"), "spreadsheet or zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook", "spreadsheet or zip"),
        (b"%PDF-1.7 page", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x01\x02", "not text"),
    ],
)
def test_what_cannot_be_a_table_is_refused_in_a_sentence_whatever_it_is_called(data, words):
    assert words in refused("header.csv", data)


def test_the_name_of_a_file_never_decides():
    text = (FILES / "csc-validator-903" / "fake_data" / "oc3.csv").read_bytes()
    assert recognise(sample("Annex A.xlsx", io.BytesIO(text))).key == "ssda903-csv"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_header_is_recognised_in_any_encoding(encoding):
    data = "child;sex;dob;ethnic;upn\r\nC1;F;02/05/2010;WBRI;UN3\r\n".encode(encoding)
    form = recognise(sample("a.csv", io.BytesIO(data)))
    assert form.key == "ssda903-csv"
    assert [u.subject for u in form.read(io.BytesIO(data))] == ["C1"]


def test_keys_of_formats_are_unique_and_each_declares_its_fields():
    assert len({f.key for f in FORMATS}) == len(FORMATS)
    assert all(f.fields for f in FORMATS)
    assert all(f.title and f.unit and f.source for f in FORMATS)
