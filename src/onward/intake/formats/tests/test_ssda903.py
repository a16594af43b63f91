"""The SSDA903 return: every sample reads, its rules speak, and a child's time in care comes out of it."""

from datetime import date
from io import BytesIO

import pytest

from onward.intake.claims import EventClaim, SpellClaim
from onward.intake.formats.declare import Context, NotReadable
from onward.intake.formats.ssda903.formats import SSDA903_XML
from onward.intake.formats.tests.reading_files import FILES, accepted, claims, failing, loaded, loaded_file, rules

SAMPLES = [
    *(FILES / "csc-validator-903" / "fake_data").iterdir(),
    *(FILES / "liia-tools-samples").glob("SSDA903*.csv"),
]
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
OC3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
@pytest.mark.parametrize("today", [date(2019, 6, 1), date(2026, 11, 21)])
def test_every_published_sample_reads_and_no_unit_is_lost(path, today):
    form, units = loaded_file(path, today=today)
    assert form.family == "ssda903"
    text = path.read_bytes()
    there = text.count(b"<CHILD>") if path.suffix == ".xml" else len(text.decode("utf-8-sig").splitlines()) - 1
    assert len(units) == there
    assert len(accepted(units)) + len(failing(units)) + sum(bool(u.skip) for u in units) == there
    for said in claims(form, units).values():
        assert all(isinstance(s.started, date) for s in said.spells)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("DoLo.csv", "dolo"),
        ("ad1.csv", "ad1"),
        ("episodes.csv", "episodes"),
        ("header.csv", "header"),
        ("missing.csv", "missing"),
        ("oc2.csv", "oc2"),
        ("oc3.csv", "oc3"),
        ("placed_for_adoption.csv", "placed_for_adoption"),
        ("previous_permanence.csv", "previous_permanence"),
        ("reviews.csv", "reviews"),
        ("sw_episodes.csv", "sw_episodes"),
        ("uasc.csv", "uasc"),
    ],
)
def test_the_kind_of_file_is_told_by_its_header_whatever_it_is_called(name, table):
    path = FILES / "csc-validator-903" / "fake_data" / name
    _, units = loaded(path.read_bytes(), name="export (3).txt.csv")
    assert {u.table for u in units} == {table}


def test_the_same_child_says_the_same_as_xml_and_as_csv():
    xml = (
        "<EXPSSDA903><CHILD><HEADER><CHILDID>C1</CHILDID><UPN>UN3</UPN><SEX>F</SEX><DOB>02/05/2010</DOB>"
        "<ETHNIC>WBRI</ETHNIC><AREVIEW><REVIEW>01/02/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>"
        "</HEADER><EPISODE><DECOM>01/06/2023</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U4</PL>"
        "<PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC/><REC/><URN/></EPISODE></CHILD></EXPSSDA903>"
    )
    form, units = loaded(xml)
    whole = claims(form, units)["C1"]
    tables = (
        HEADER + "C1,F,02/05/2010,WBRI,UN3,,\n",
        EPISODES + "C1,01/06/2023,S,C2,N1,U4,PR1,,,,,,\n",
        "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,02/05/2010,01/02/2025,PN1\n",
    )
    parts = [u for table in tables for u in loaded(table)[1]]
    apart = claims(form, parts)["C1"]
    assert whole.person == apart.person
    assert [(s.kind, s.state, s.started, s.ended, s.details) for s in whole.spells] == [
        (s.kind, s.state, s.started, s.ended, s.details) for s in apart.spells
    ]
    assert [(e.kind, e.on, e.details) for e in whole.events] == [(e.kind, e.on, e.details) for e in apart.events]
    assert whole.spells[0].state == "foster"


def test_a_wrong_upn_letter_is_a_warning_and_the_upn_is_not_used():
    form, units = loaded(HEADER + "C1,F,02/05/2010,WBRI,A330201512345,,\nC2,F,02/05/2010,WBRI,U330201512345,,\n")
    assert rules(units[0]) == {"168"}
    assert not failing(units)
    found = claims(form, units)
    assert found["C1"].person.upn == ""
    assert found["C2"].person.upn == "U330201512345"


@pytest.mark.parametrize(
    ("line", "rule", "is_error"),
    [
        ("C1,X,02/05/2010,WBRI,UN3,,", "101", False),
        ("C1,F,30/02/2010,WBRI,UN3,,", "102", True),
        ("C1,F,44927,WBRI,UN3,,", "102", True),
        ("C1,F,02/05/2031,WBRI,UN3,,", "301", True),
        ("C1,F,02/05/2010,WELSH,UN3,,", "103", False),
        ("C1,F,02/05/2013,WBRI,UN1,,", "209", False),
        ("C1,F,02/05/2010,WBRI,,,", "442", False),
        (",F,02/05/2010,WBRI,UN3,,", "child-missing", True),
        ("1.2E+10,F,02/05/2010,WBRI,UN3,,", "child-shortened", True),
        ("C1,F,02/05/2010,WBRI,UN3,,,one too many", "line-shape", True),
    ],
)
def test_each_header_rule_fails_the_line_that_breaks_it(line, rule, is_error):
    _, units = loaded(HEADER + line + "\n")
    assert rule in rules(units[0])
    assert bool(failing(units)) is is_error


@pytest.mark.parametrize(
    ("lines", "number", "rule"),
    [
        (["C1,01/06/2023,S,C2,N1,U4,PR1,01/07/2023,,,,,"], 0, "148"),
        (["C1,01/06/2023,S,C2,N1,U4,PR0,,,,,,"], 0, "550"),
        (["C1,01/06/2023,S,C2,N1,R5,PR1,,,,,,"], 0, "527"),
        (["C1,01/06/2023,S,C2,N1,U4,,,,,,,"], 0, "526"),
        (["C1,01/06/2023,S,V2,N1,P1,PR0,,,,,,"], 0, "378"),
        (["C1,01/06/2023,S,L1,N1,U4,PR1,09/06/2023,E4A,,,,"], 0, "361"),
        (["C1,01/06/2023,S,C2,N1,U4,PR1,,,,B15 2TTT,,"], 0, "392c"),
        (["C1,01/06/2023,S,C2,N1,U4,PR1,,,,,,", "C1,01/07/2023,P,C2,N1,K2,PR1,,,,,,"], 0, "142"),
        (["C1,01/06/2023,S,C2,N1,U4,PR1,09/07/2023,X1,,,,", "C1,01/07/2023,P,C2,N1,K2,PR1,,,,,,"], 1, "501"),
        (["C1,01/06/2023,S,C2,N1,U4,PR1,01/07/2023,X1,,,,", "C1,01/07/2023,P,C2,N2,K2,PR1,,,,,,"], 1, "504"),
        (["C1,01/06/2023,S,C2,N1,U4,PR1,01/07/2023,X1,,,,", "C1,01/07/2023,L,C2,N1,K2,PR1,,,,,,"], 1, "434"),
        (["C1,01/06/2023,S,C2,N1,U4,PR1,01/07/2023,E4A,,,,", "C1,01/08/2023,P,C2,N1,K2,PR1,,,,,,"], 1, "432"),
        (["C1,01/06/2023,S,C2,N1,U4,PR1,01/07/2023,X1,,,,"], 0, "388"),
    ],
)
def test_episodes_that_do_not_fit_are_named_by_rule_and_still_used(lines, number, rule):
    form, units = loaded(EPISODES + "\n".join(lines) + "\n")
    assert rule in rules(units[number])
    assert len(accepted(units)) == len(units)
    told = claims(form, units)["C1"].spells
    assert sum(s.kind == "looked_after" for s in told) == len(lines)


def test_good_episodes_fail_nothing():
    _, units = loaded(
        EPISODES
        + "C1,01/06/2023,S,C2,N1,U4,PR1,01/07/2023,X1,CARPL,B15 2TT,B1 1AA,SC123456\n"
        + "C1,01/07/2023,P,C2,N1,K2,PR4,,,,B15 2TT,B2 4AA,\n"
    )
    assert [rules(u) for u in units] == [set(), set()]


@pytest.mark.parametrize(
    "line", ["C1,01/06/2031,S,C2,N1,U4,PR1,,,,,,", "C1,01/06/2023,S,C2,N1,U4,PR1,01/05/2023,E8,,,,"]
)
def test_an_episode_in_the_future_or_back_to_front_cannot_be_used(line):
    _, units = loaded(EPISODES + line + "\n")
    assert failing(units) == units


def test_the_same_line_twice_is_used_once_and_says_where_it_came_before():
    _, units = loaded(HEADER + "C1,F,02/05/2010,WBRI,UN3,,\n" * 2)
    assert [u.skip for u in units] == ["", "The same came earlier in this file, at 2. It was used once."]


def test_two_birthdays_for_one_child_fail():
    _, units = loaded(HEADER + "C1,F,02/05/2010,WBRI,UN3,,\nC1,F,03/05/2010,WBRI,UN3,,\n")
    assert {"INT32", "two-birthdays"} <= rules(units[1])
    assert failing(units) == [units[1]]


def test_a_set_checked_together_names_children_whose_birthday_or_header_disagrees():
    form, header = loaded(HEADER + "C1,F,02/05/2010,WBRI,UN3,,\n")
    _, reviews = loaded("CHILD,DOB,REVIEW,REVIEW_CODE\nC1,03/05/2010,01/02/2025,PN1\nC9,03/05/2010,01/02/2025,PN1\n")
    checked = list(form.check([*header, *reviews], Context(date(2026, 11, 21))))
    assert "INT17" in rules(checked[1])
    assert "INT08" in rules(checked[2])


@pytest.mark.parametrize(("born", "age"), [("01/01/1993", 33), ("02/05/2022", 4), ("02/05/1932", 94)])
def test_someone_outside_13_to_25_is_skipped_with_their_age_and_is_no_error(born, age):
    _, units = loaded(HEADER + f"C1,F,{born},WBRI,UN3,,\n")
    assert units[0].skip == f"Aged {age}: Onward follows people aged 13 to 25."
    assert not units[0].failures


def test_short_breaks_and_custody_are_told_apart_from_other_care():
    form, units = loaded(
        EPISODES + "C1,01/06/2023,S,V4,N2,R1,PR1,,,,B15 2TT,,\nC2,01/06/2023,S,J1,N6,R5,PR3,01/08/2023,E14,,,,\n"
    )
    found = claims(form, units)
    assert [(s.kind, s.state) for s in found["C1"].spells] == [("looked_after", "short_break")]
    assert found["C1"].person.postcode == "B15 2TT"
    assert [(s.kind, s.state, s.ended) for s in found["C2"].spells] == [
        ("looked_after", "secure", date(2023, 8, 1)),
        ("custody", "youth_custody", date(2023, 8, 1)),
    ]


def test_a_care_leaver_is_placed_at_the_birthday_within_the_year_of_the_return():
    form, units = loaded(OC3 + "C1,10/02/2007,YES,G4,Z1\n", return_year="2026")
    found = claims(form, units)["C1"]
    assert units[0].key == "C1|2026"
    assert found.events == (
        EventClaim(
            "care_leaver_contact",
            date(2026, 2, 10),
            "yes",
            details=(("activity", "G4"), ("accommodation", "Z1")),
            unit=("oc3", 2),
        ),
    )
    activity, home = found.spells
    assert (activity.kind, activity.state, activity.started, activity.ended) == (
        "activity",
        "neet_illness_or_disability",
        date(2026, 2, 10),
        date(2027, 2, 9),
    )
    assert (home.kind, home.state, dict(home.details)["suitability"]) == ("home", "staying_put", "suitable")


@pytest.mark.parametrize(
    ("given", "year"),
    [
        ({"return_year": "2025", "file": "SSDA903_2024_oc3.csv"}, 2025),
        ({"file": "SSDA903_2024_oc3.csv"}, 2024),
        ({"file": "export_20240131.csv"}, 2026),
        ({}, 2026),
    ],
)
def test_the_year_of_a_return_comes_with_the_load_or_the_name_or_is_the_last_to_have_ended(given, year):
    _, units = loaded(OC3 + "C1,10/02/2007,YES,F2,U1\n", **given)
    assert units[0].key == f"C1|{year}"


def test_a_health_assessment_is_told_as_within_the_year_of_the_return():
    columns = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED\n"
    form, units = loaded(columns + "C1,10/02/2010,14,,0,1,1,1\n", return_year="2026")
    told = claims(form, units)["C1"]
    (event,) = told.events
    assert (event.on, event.until, event.state) == (
        date(2025, 4, 1),
        date(2026, 3, 31),
        "care_health_assessment_done",
    )
    assert dict(event.details)["strengths_and_difficulties"] == "14"
    assert [(s.kind, s.state) for s in told.spells] == [("risk", "substance_misuse")]


def test_two_years_of_care_leaver_returns_stand_side_by_side_and_a_second_load_replaces_the_first():
    form, first = loaded(OC3 + "C1,10/02/2007,YES,F2,U1\n", return_year="2025")
    _, second = loaded(OC3 + "C1,10/02/2007,YES,G5,U1\n", return_year="2026")
    _, again = loaded(OC3 + "C1,10/02/2007,YES,F1,U1\n", return_year="2026")
    found = claims(form, [*first, *second, *again])["C1"]
    assert [(s.state, s.started.year) for s in found.spells if s.kind == "activity"] == [
        ("education", 2025),
        ("higher_education", 2026),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("C1,10/02/2007,YES,0,U1", "345"),
        ("C1,10/02/2007,RHOM,F1,0", "344"),
        ("C1,10/02/2009,YES,F2,T1", "347"),
        ("C1,10/02/2009,YES,F2,Z1", "3001"),
        ("C1,10/02/2002,YES,F2,U1", "391"),
        ("C1,10/02/2007,YES,,U1", "153"),
        ("C1,10/02/2007,YES,F2,01", "133"),
    ],
)
def test_each_care_leaver_rule_warns_about_the_line_that_breaks_it(line, rule):
    _, units = loaded(OC3 + line + "\n")
    assert rule in rules(units[0])
    assert not failing(units)


def test_one_bad_episode_does_not_cost_a_child_the_rest_of_the_xml():
    form, units = loaded(
        "<EXPSSDA903><CHILD><HEADER><CHILDID>C1</CHILDID><SEX>F</SEX><DOB>02/05/2010</DOB><UPN>UN3</UPN></HEADER>"
        "<EPISODE><DECOM>soon</DECOM><PL>K2</PL></EPISODE><EPISODE><DECOM>01/06/2023</DECOM><PL>K2</PL></EPISODE>"
        "</CHILD></EXPSSDA903>"
    )
    assert "EPISODE/DECOM" in {f.column for f in units[0].failures}
    (spell,) = claims(form, units)["C1"].spells
    assert isinstance(spell, SpellClaim)
    assert spell.started == date(2023, 6, 1)


def test_a_cut_off_xml_gives_the_children_before_the_cut():
    whole = (FILES / "csc-validator-903" / "fake_data" / "fake_903.xml").read_bytes()
    units = SSDA903_XML.read(BytesIO(whole[: len(whole) // 2]))
    given = []
    with pytest.raises(NotReadable, match="cut off"):
        _keep(units, given)
    assert len(given) > 50


def _keep(units, kept):
    for unit in units:
        kept.append(unit)
