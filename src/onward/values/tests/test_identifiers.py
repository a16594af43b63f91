import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onward.values import identifiers as ids

NINE_DIGITS = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize(
    "text", ["9990000123", "999 000 0123", "999-000-3459", "9990067899", "9992468106", "9999000010", "9434765919"]
)
def test_an_nhs_number_that_adds_up_is_accepted_however_it_is_spaced(text):
    assert ids.problem_with_nhs_number(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("9990000124", "last digit does not fit"),
        ("9990000000", "No NHS number begins"),
        ("999000012", "this has 9"),
        ("99900001234", "this has 11"),
        ("999000012A", "digits only"),
        ("", "empty"),
        (None, "empty"),
        ("1000000043", "looks like a ULN"),
    ],
)
def test_a_wrong_nhs_number_is_refused_with_the_reason(text, words):
    assert words in ids.problem_with_nhs_number(text)


@pytest.mark.parametrize("digit", "0123456789")
def test_the_same_digit_ten_times_is_never_an_nhs_number(digit):
    assert "placeholder" in ids.problem_with_nhs_number(digit * 10)


@pytest.mark.parametrize(
    "text",
    ["U330201512345", "u330 2015 12345", "V330200900001", "D330120798765", "E301151200042"],
)
def test_a_upn_that_adds_up_is_accepted(text):
    assert ids.is_upn(text)
    assert not ids.is_temporary_upn(text)


@pytest.mark.parametrize("text", ["H94011000001A", "E33021990001Z"])
def test_a_temporary_upn_ends_with_a_letter(text):
    assert ids.is_temporary_upn(text)


@pytest.mark.parametrize("text", ["A950000178301", "H243278544154"])
def test_the_check_letter_agrees_with_published_examples(text):
    assert ids.upn_letter(text[1:]) == text[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A330201512345", "first letter does not fit"),
        ("I330201512345", "never with I, O or S"),
        ("U33020151234", "this has 12"),
        ("U3302015A2345", "has digits"),
        ("H94011000001S", "never ends with I, O or S"),
        ("Q999201512345", "not the code of a local authority"),
        ("", "empty"),
        ("UN1", "reason for having no UPN"),
        ("UN10", "reason for having no UPN"),
    ],
)
def test_a_wrong_upn_is_refused_with_the_reason(text, words):
    assert words in ids.problem_with_upn(text)


@pytest.mark.parametrize("text", ["1000000043", "1234567899", "9000000016", "5555555554", "7012345674", "8880001123"])
def test_a_uln_that_adds_up_is_accepted(text):
    assert ids.problem_with_uln(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1000000045", "last digit does not fit"),
        ("1000000063", "No ULN begins"),
        ("9999999999", "not yet known"),
        ("100000004", "this has 9"),
        ("10000000433", "this has 11"),
        ("12345A7899", "digits only"),
        ("9990000123", "looks like an NHS number"),
        ("1000000044", "looks like an NHS number"),
    ],
)
def test_a_wrong_uln_is_refused_with_the_reason(text, words):
    assert words in ids.problem_with_uln(text)


@given(st.text("0123456789", min_size=10, max_size=10))
def test_no_number_is_both_an_nhs_number_and_a_uln(ten_digits):
    assert not (ids.is_nhs_number(ten_digits) and ids.is_uln(ten_digits))


@given(NINE_DIGITS, st.integers(0, 9), st.integers(1, 9))
def test_one_mistyped_digit_of_an_nhs_number_is_always_noticed(nine_digits, place, by):
    check = ids.nhs_check_digit(nine_digits)
    assume(check and len(set(nine_digits + check)) > 1)
    number = nine_digits + check
    assert ids.is_nhs_number(number)
    mistyped = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert not ids.is_nhs_number(mistyped)


@given(NINE_DIGITS, st.integers(0, 9), st.integers(1, 9))
def test_one_mistyped_digit_of_a_uln_is_always_noticed(nine_digits, place, by):
    check = ids.uln_check_digit(nine_digits)
    assume(check and nine_digits + check != "9999999999")
    number = nine_digits + check
    assert ids.is_uln(number)
    assert not ids.is_uln(number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :])


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(4, 12), st.integers(1, 9))
def test_one_mistyped_digit_of_a_upn_is_always_noticed(nine_digits, place, by):
    upn = ids.upn_letter("330" + nine_digits) + "330" + nine_digits
    assert ids.is_upn(upn)
    assert not ids.is_upn(upn[:place] + str((int(upn[place]) + by) % 10) + upn[place + 1 :])


def test_columns_loaded_the_wrong_way_round_are_noticed_from_the_values_alone():
    assert ids.looks_swapped("1000000043", "9990000123")
    assert ids.looks_swapped("1000000043", "")
    assert ids.looks_swapped("", "9990000123")
    assert not ids.looks_swapped("9990000123", "1000000043")
    assert not ids.looks_swapped("9990000123", "9990003459")
    assert not ids.looks_swapped("", "")


def test_the_scheme_of_a_bare_value_is_told_from_the_value():
    assert ids.scheme_of("999 000 0123") == ids.Scheme.NHS_NUMBER
    assert ids.scheme_of("1000000043") == ids.Scheme.ULN
    assert ids.scheme_of("U330201512345") == ids.Scheme.UPN
    assert ids.scheme_of("330201512345") is None


def test_numbers_that_went_through_a_spreadsheet_lose_their_decimal_point():
    assert ids.normalised("9990000123.0") == "9990000123"


@pytest.mark.parametrize(
    ("text", "whole", "outward"),
    [
        ("b152tt", "B15 2TT", "B15"),
        (" B15  2TT ", "B15 2TT", "B15"),
        ("ec1a1bb", "EC1A 1BB", "EC1A"),
        ("B15", "", "B15"),
        ("B1 5", "", "B1"),
        ("B15 2", "", "B15"),
        ("ZZ99 3VZ", "", ""),
        ("zz993cz", "", ""),
        ("none", "", ""),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_postcodes_take_one_shape_and_pseudo_ones_are_dropped(text, whole, outward):
    assert ids.postcode(text) == whole
    assert ids.outward_postcode(text) == outward


@given(st.text(max_size=12))
def test_a_postcode_once_put_in_shape_stays_so(text):
    once = ids.postcode(text)
    assert ids.postcode(once) == once
