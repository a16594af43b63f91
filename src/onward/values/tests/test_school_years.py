"""School years follow 1 September; leaving school age follows the last Friday in June."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.values import school_years as years

births = st.dates(date(1999, 1, 1), date(2030, 1, 1))


def test_one_day_apart_is_one_school_year_apart():
    assert years.year_group_starts(date(2013, 8, 31), 9) == date(2026, 9, 1)
    assert years.year_group_starts(date(2013, 9, 1), 9) == date(2027, 9, 1)
    assert years.year_group_ends(date(2013, 8, 31), 9) == date(2027, 8, 31)


@pytest.mark.parametrize(("year", "day"), [(2026, 26), (2027, 25), (2028, 30), (2029, 29), (2030, 28), (2031, 27)])
def test_school_age_ends_on_the_last_friday_in_june(year, day):
    assert years.last_friday_in_june(year) == date(year, 6, day)


def test_a_summer_birthday_leaves_school_age_at_fifteen():
    assert years.end_of_compulsory_school_age(date(2010, 8, 18)) == date(2026, 6, 26)


def test_academic_age_is_age_on_31_august_before():
    assert years.academic_age(date(2010, 8, 31), date(2026, 9, 1)) == 16
    assert years.academic_age(date(2010, 9, 1), date(2026, 9, 1)) == 15


def test_a_loaded_calendar_replaces_the_default_terms_of_its_years_only():
    calendar = years.TermCalendar({(2026, "summer"): (date(2027, 4, 19), date(2027, 7, 23))})
    assert calendar.term(2026, "summer")[1] == date(2027, 7, 23)
    assert calendar.term(2027, "summer")[1] == date(2028, 7, 21)
    got = pl.DataFrame({"year": [2026, 2027]}).select(calendar.summer_term_ends(pl.col("year"))).to_series().to_list()
    assert got == [date(2027, 7, 23), date(2028, 7, 21)]


@given(births)
def test_columns_follow_school_years_as_single_dates_do(born):
    frame = pl.DataFrame({"born": [born]}, schema={"born": pl.Date})
    assert frame.select(years.school_year_column(pl.col("born"))).item() == years.school_year_of(born)
    got = frame.select(years.end_of_compulsory_school_age_column(pl.col("born"))).item()
    assert got == years.end_of_compulsory_school_age(born)


@given(births, st.integers(7, 13))
def test_a_year_group_starts_in_the_year_it_names(born, group):
    assert years.year_group_on(born, years.year_group_starts(born, group)) == group
    assert years.year_group_on(born, years.year_group_ends(born, group)) == group
