from datetime import date

from onward.intake.claims import PersonClaim
from onward.intake.linkage.records import combined, frame, prepared, record


def compared(**claim):
    return prepared(frame([record(1, "send", "7", PersonClaim(**claim))])).to_dicts()[0]


def test_names_are_folded_to_letters_without_accents_or_signs():
    line = compared(given_names="José-Luis", family_name="O\u2019Neil-Smith")
    assert (line["first_name"], line["middle_names"]) == ("jose", ["luis"])
    assert (line["surname"], set(line["surname_parts"])) == ("oneilsmith", {"oneil", "smith"})


def test_a_name_that_is_short_for_several_stands_for_each():
    assert {"alexander", "alexandra"} <= set(compared(given_names="Alex")["first_name_forms"])


def test_a_former_family_name_counts_as_a_part():
    assert "marlowe" in compared(family_name="Vance", other_family_names=("Marlowe",))["surname_parts"]


def test_numbers_that_fail_their_check_are_as_good_as_absent():
    line = compared(
        nhs_number="9990000124", upn="A330201512345", uln="9999999999", aliases=(("nhs-number", "0000000000"),)
    )
    assert line["nhs_numbers"] is line["upns"] is line["ulns"] is None


def test_superseded_numbers_and_other_systems_identifiers_are_laid_out():
    line = compared(nhs_number="999 000 0123", aliases=(("nhs-number", "9990003459"), ("nhs", "X1")))
    assert line["nhs_numbers"] == ["9990000123", "9990003459"]
    assert line["local_keys"] == ["send:7", "nhs:X1"]


def test_a_stand_in_birthday_is_unknown():
    assert compared(date_of_birth=date(2008, 1, 1), dob_placeholder=True)["birth_date"] is None


def test_one_system_that_speaks_in_several_files_is_heard_as_one():
    index = PersonClaim(
        given_names="Noor", date_of_birth=date(2008, 5, 17), restricted=True, other_family_names=("Vance",)
    )
    returned = PersonClaim(date_of_birth=date(2008, 1, 1), dob_placeholder=True, upn="U330201512345")
    both = combined([index, returned])
    assert (both.given_names, both.upn, both.restricted) == ("Noor", "U330201512345", True)
    assert (both.date_of_birth, both.dob_placeholder) == (date(2008, 5, 17), False)
    assert both.other_family_names == ("Vance",)


def test_what_is_typed_where_nothing_is_known_is_no_identifier():
    aliases = (("nhs", "unknown"), ("nhs", "0000"), ("nhs", "N/A"), ("nhs", ""), ("nhs", "BH206827"))
    assert compared(aliases=aliases)["local_keys"] == ["send:7", "nhs:BH206827"]
