"""A table whose columns were matched once on screen: read by its exact headings, refused with reasons when unclear."""

from dataclasses import replace
from datetime import date

import pytest

from onward.intake.formats.mapped import Mapping, mapped_format, problems, signature_of, suggested
from onward.intake.formats.tests.made_up_rows import claims_of, recognised, rules, units_of

ROW = {
    "Client Ref": "Y7",
    "First name": "Ada",
    "Last name": "Quillfeather",
    "DOB": "04/05/2009",
    "Charge": "unclear",
    "Start date": "01/02/2026",
    "End date": "",
    "Team": "Larkspur YJS",
    "Cost per week": "£120.50",
}
MAPPING = Mapping(
    "Youth justice caseload",
    "childrens-social-care",
    tuple(
        zip(
            ROW,
            ("id", "forename", "surname", "date_of_birth", "", "from", "to", "provider", "weekly_cost"),
            strict=True,
        )
    ),
    kind="youth_justice",
    state="supervised",
)


def test_a_row_is_a_person_and_the_spell_that_the_mapping_names():
    claims = claims_of(mapped_format(MAPPING), ROW)
    assert (claims.person.family_name, claims.person.date_of_birth) == ("Quillfeather", date(2009, 5, 4))
    [spell] = claims.spells
    assert (spell.kind, spell.state, spell.started, spell.ended) == (
        "youth_justice",
        "supervised",
        date(2026, 2, 1),
        None,
    )
    assert (spell.provider, spell.weekly_cost_pence) == ("Larkspur YJS", 12050)


def test_a_row_can_be_an_event():
    columns = tuple((h, "" if t in ("provider", "weekly_cost") else t) for h, t in MAPPING.columns)
    [event] = claims_of(mapped_format(replace(MAPPING, columns=columns, kind="health_check")), ROW).events
    assert (event.kind, event.on) == ("health_check", date(2026, 2, 1))


def test_only_exactly_the_same_headings_are_recognised():
    form = mapped_format(MAPPING)
    assert recognised(form, ROW) == 100
    assert recognised(form, dict(reversed(ROW.items()))) == 0
    assert recognised(form, ROW | {"Extra": "1"}) == 0
    assert signature_of(["A  b"]) == signature_of(["A b"])


def test_a_column_left_unmatched_is_not_read_even_if_it_bears_our_name():
    columns = (*MAPPING.columns, ("state", ""))
    [spell] = claims_of(mapped_format(replace(MAPPING, columns=columns)), ROW | {"state": "something else"}).spells
    assert spell.state == "supervised"


def test_it_is_plain_data_and_comes_back_the_same():
    assert Mapping.from_data(MAPPING.as_data()) == MAPPING


def test_headings_suggest_a_mapping_and_none_is_guessed_twice():
    guess = suggested(list(ROW) + ["Date of birth"], name="x", system="nhs")
    assert dict(guess.columns[:-1]) == {
        "Client Ref": "",
        "First name": "forename",
        "Last name": "surname",
        "DOB": "date_of_birth",
        "Charge": "",
        "Start date": "from",
        "End date": "to",
        "Team": "provider",
        "Cost per week": "weekly_cost",
    }
    assert guess.columns[-1] == ("Date of birth", "")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "name"),
        ({"system": "fax"}, "system"),
        ({"kind": "holiday"}, "not a kind"),
        ({"kind": ""}, "Choose what the rows tell of"),
        ({"kind": "health_check"}, "no provider or cost"),
        ({"state": ""}, "says what it is"),
        ({"columns": (("Start date", "from"),)}, "nobody is known"),
        ({"columns": (("Ref", "id"),)}, "first day"),
        ({"columns": (("Ref", "id"), ("No", "id"), ("Start", "from"))}, "Two columns are matched"),
        ({"columns": (("Ref", "id"), ("REF", ""), ("Start", "from"))}, "same heading"),
        ({"columns": (("Ref", "id"), ("Shoe", "shoe_size"), ("Start", "from"))}, "not something a column can be"),
    ],
)
def test_an_unclear_mapping_is_refused_with_a_sentence(change, words):
    found = problems(replace(MAPPING, **change))
    assert any(words in sentence for sentence in found)
    with pytest.raises(ValueError, match=words):
        mapped_format(replace(MAPPING, **change))


def test_a_sound_mapping_has_no_problems():
    assert problems(MAPPING) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"Start date": ""}, "from-date"),
        ({"Start date": "44927"}, "from-date"),
        ({"Start date": "01/02/2027"}, "from-future"),
        ({"End date": "01/02/2020"}, "dates-order"),
        ({"Cost per week": "lots"}, "cost"),
        ({"Client Ref": "", "DOB": ""}, "nobody"),
    ],
)
def test_faults_of_a_row_are_told(change, rule):
    assert rule in rules(units_of(mapped_format(MAPPING), ROW | change)[0])


def test_the_same_row_twice_is_said():
    assert "row-repeated" in rules(units_of(mapped_format(MAPPING), ROW, ROW)[1])
