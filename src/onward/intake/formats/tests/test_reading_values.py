"""Dates and yes or no, as extracts write them."""

from datetime import date

import pytest

from onward.intake.formats.reading.values import age_on, birthday, day, excel_day, problem_with_day, said, yes


@pytest.mark.parametrize(
    "text",
    ["28/09/2006", "2006-09-28", "2006-Sep-28 00:00:00", "28 Sep 2006", "2006-09-28T00:00:00", "28/9/2006 00:00"],
)
def test_a_date_is_read_in_every_form_the_standards_write(text):
    assert day(text) == date(2006, 9, 28)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("44927", "spreadsheet counts days"),
        ("01/13/2020", "American order"),
        ("1.23E+12", "shortened"),
        ("01/02/03", "two digits"),
        ("31/02/2020", "not a date"),
        ("soon", "not a date"),
        ("01/01/0206", "year cannot be right"),
        ("31/12/9999", "year cannot be right"),
    ],
)
def test_a_mangled_date_is_never_repaired_and_its_cause_is_named(text, words):
    assert day(text) is None
    assert words in problem_with_day(text)


def test_the_day_that_a_spreadsheet_means_can_be_shown():
    assert excel_day("44927") == date(2023, 1, 1)


@pytest.mark.parametrize("text", ["NULL", " null ", "#N/A", "", "NaT"])
def test_words_for_nothing_are_blank(text):
    assert said(text) == ""
    assert problem_with_day(text) is None


@pytest.mark.parametrize("text", ["1", "1.0", "TRUE", "true", "Y", "Yes", "a) Yes"])
def test_yes_is_yes_in_every_spelling(text):
    assert yes(text) is True


@pytest.mark.parametrize("text", ["0", "0.0", "FALSE", "n", "b) No"])
def test_no_is_no_in_every_spelling(text):
    assert yes(text) is False


def test_what_is_neither_is_unknown():
    assert yes("maybe") is None


def test_someone_born_on_29_february_comes_of_age_on_1_march():
    assert birthday(date(2004, 2, 29), 17) == date(2021, 3, 1)
    assert age_on(date(2004, 2, 29), date(2022, 2, 28)) == 17
