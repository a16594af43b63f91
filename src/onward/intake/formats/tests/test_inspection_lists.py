"""The workbooks that inspectors ask for: area SEND lists and Annex A, as published, and made-up rows of them."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from onward.intake.formats.annex_a import ANNEX_A, coded
from onward.intake.formats.area_send import AREA_SEND
from onward.intake.formats.declare import Context, NotReadable
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.registry import FORMATS, recognise
from onward.intake.formats.tests.made_up_rows import found, rules

HERE = Path(__file__).parent
FAKE_SEN = HERE / "files" / "annex-a-send" / "fake_sen.xlsx"
CHECKLIST = HERE / "files" / "annex-a-send" / "annex a send validation rules.xlsx"
CHILDREN = HERE / "files" / "liia-tools-samples" / "Annex_A.xlsx"
TODAY = Context(date(2026, 11, 21), la_code="330")
PLAN = {
    "Unique ID": "S1",
    "UPN": "U330201512345",
    "Date of birth": date(2010, 5, 4),
    "Gender": "M",
    "Ethnicity": "WBRI",
    "Date initial EHC plan issued": date(2020, 3, 1),
    "Date updated EHC plan issued": date(2025, 3, 1),
    "Date EHC plan last reviewed": date(2026, 1, 10),
    "SEN primary need": "ASD",
    "Main education establishment – URN": 123456,
    "Elective home education": "No",
    "Does the child or young person have a disability?": "Yes",
}


def workbook(sheet, *rows):
    book, raw = Workbook(), io.BytesIO()
    book.active.title = sheet
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    book.save(raw)
    raw.seek(0)
    return raw


def checked(form, source, on=TODAY):
    stream = source if hasattr(source, "read") else io.BytesIO(source.read_bytes())
    return list(form.check(form.read(stream), on))


def format_of(path):
    return recognise(sample(path.name, io.BytesIO(path.read_bytes())))


def test_each_published_workbook_finds_its_format():
    assert format_of(FAKE_SEN) is AREA_SEND
    assert format_of(CHILDREN) is ANNEX_A
    assert {AREA_SEND, ANNEX_A} <= set(FORMATS)


def test_the_nonsense_of_the_published_lists_is_taken_in_part_or_told():
    units = checked(AREA_SEND, FAKE_SEN)
    assert [(u.table, u.subject) for u in units] == [
        ("plans", "will"),
        ("plans", "willis"),
        ("sen_support", "will"),
        ("sen_support", "wilbert"),
    ]
    assert all(u.skip or u.failures for u in units)
    [willis] = [u for u in units if not u.skip]
    assert {"sen-need", "school-urn", "identifier", "102a"} <= rules(willis)
    claims = AREA_SEND.derive("willis", [willis])
    assert claims.person.upn == ""
    assert found(claims, "ehc_plan") == [("maintained", date(2004, 2, 2), None)]


def test_the_list_of_checks_is_declined_in_a_sentence():
    with pytest.raises(NotReadable, match="not a list of people"):
        list(format_of(CHECKLIST).read(io.BytesIO(CHECKLIST.read_bytes())))


def test_a_workbook_that_lost_bytes_is_refused_in_a_sentence():
    raw = bytearray(CHILDREN.read_bytes())
    for place in range(400, len(raw) - 4000, 37):
        raw[place] ^= 0xFF
    with pytest.raises(NotReadable, match="damaged"):
        list(ANNEX_A.read(io.BytesIO(bytes(raw))))


def test_a_plan_its_dates_and_its_school_are_taken():
    [unit] = checked(AREA_SEND, workbook("List 1", PLAN))
    assert not unit.failures
    claims = AREA_SEND.derive("S1", [unit])
    assert found(claims, "ehc_plan") == [("maintained", date(2020, 3, 1), None)]
    assert found(claims, "school") == [("school", date(2026, 9, 1), None)]
    assert found(claims, "disability")
    assert [(e.kind, e.on) for e in claims.events] == [
        ("ehc_plan_issued", date(2020, 3, 1)),
        ("ehc_plan_amended", date(2025, 3, 1)),
        ("ehc_review_meeting", date(2026, 1, 10)),
    ]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"Date updated EHC plan issued": date(2019, 1, 1)}, "106a"),
        ({"Date EHC plan last reviewed": date(2019, 1, 1)}, "106b"),
        ({"Date initial EHC plan issued": date(2027, 1, 1)}, "105b"),
        ({"UPN": ""}, "107"),
        ({"Main education establishment – URN": "", "Date of birth": date(2011, 5, 4)}, "108a"),
        ({"Ethnicity": ""}, "101c"),
        ({"Does the child or young person have a disability?": ""}, "103"),
        ({"Unique ID": "", "UPN": ""}, "nobody"),
    ],
)
def test_faults_of_the_area_lists_are_told(change, rule):
    assert rule in rules(checked(AREA_SEND, workbook("List 1", PLAN | change))[0])


def test_the_same_person_twice_in_a_list_is_refused():
    assert [f.severity for f in checked(AREA_SEND, workbook("List 1", PLAN, PLAN))[1].failures if f.rule == "109"] == [
        "error",
        "warning",
    ]


@pytest.mark.parametrize(
    ("cell", "code", "words"),
    [
        ("b) No", "", "No"),
        ("E1: Placement order", "E1", "Placement order"),
        ("f) U6: Foster placement - not FFA", "U6", "Foster placement - not FFA"),
        ("N1 - Abuse or Neglect", "N1", "Abuse or Neglect"),
        ("e) PR4 - Private provision", "PR4", "Private provision"),
        ("c) Child in need plan", "", "Child in need plan"),
        ("#N/A", "", ""),
    ],
)
def test_letters_and_codes_before_words_are_told_apart(cell, code, words):
    assert coded(cell) == (code, words)


def test_every_row_of_annex_a_is_taken_or_left_in_words():
    units = checked(ANNEX_A, CHILDREN)
    taken = [u for u in units if not u.skip]
    assert {u.table for u in taken} == {"children_in_need", "looked_after", "care_leavers"}
    assert all(u.skip.endswith(".") for u in units if u.skip)
    assert not [f for u in taken for f in u.failures if f.severity == "error"]


def test_a_broken_look_up_for_the_worker_is_told_and_a_named_worker_is_a_role():
    units = checked(ANNEX_A, CHILDREN)
    in_need = next(u for u in units if u.subject == "6434087" and u.table == "children_in_need")
    assert "worker-missing" in rules(in_need)
    assert not ANNEX_A.derive("6434087", [in_need]).roles
    looked_after = next(u for u in units if u.subject == "3623204")
    [role] = ANNEX_A.derive("3623204", [looked_after]).roles
    assert (role.role, role.team) == ("CSW", "Children in Care Team 3")


def test_care_and_care_leavers_become_spells():
    units = checked(ANNEX_A, CHILDREN)
    care = next(u for u in units if u.subject == "3623204")
    assert found(ANNEX_A.derive("3623204", [care]), "looked_after") == [
        ("semi_independent", date(2008, 10, 22), date(2020, 9, 22))
    ]
    leaver = next(u for u in units if u.subject == "13782635")
    claims = ANNEX_A.derive("13782635", [leaver])
    assert found(claims, "care_leaver") == [("former_relevant", date(2020, 10, 28), None)]
    assert found(claims, "activity")[0][0] == "neet_other"
