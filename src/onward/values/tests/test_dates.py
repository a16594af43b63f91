"""Dates are counted as the law counts them, and columns agree with single dates."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.values import date_columns, dates

days = st.dates(date(2012, 1, 1), date(2045, 12, 31))


def column(expression: pl.Expr, day: date) -> date:
    return pl.DataFrame({"day": [day]}, schema={"day": pl.Date}).select(expression).item()


DAY = pl.col("day")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2028, 8, 31), -6, date(2028, 2, 29)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
    ],
)
def test_a_month_without_that_day_gives_its_last_day(day, months, expected):
    assert dates.add_months(day, months) == expected


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(2026, 9, 3), date(2027, 9, 2)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 9, 1), date(2027, 8, 31)),
    ],
)
def test_a_period_of_twelve_months_ends_the_day_before_its_anniversary(starts, ends):
    assert dates.last_day_of_period(starts, 12) == ends


def test_fifteen_days_beginning_with_service_count_the_day_of_service():
    assert dates.last_of_days(date(2026, 2, 1), 15) == date(2026, 2, 15)


def test_someone_born_on_29_february_turns_18_on_1_march_unless_the_area_says_otherwise():
    born = date(2012, 2, 29)
    assert dates.birthday(born, 18) == date(2030, 3, 1)
    assert dates.birthday(born, 18, "28 February") == date(2030, 2, 28)
    assert dates.birthday(born, 16) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("year", "expected"), [(2019, date(2019, 4, 21)), (2024, date(2024, 3, 31)), (2027, date(2027, 3, 28))]
)
def test_easter_falls_on_its_published_day(year, expected):
    assert dates.easter(year) == expected


def test_bank_holidays_are_those_published():
    assert sorted(dates.bank_holidays(2022)) == [
        date(2022, 1, 3),
        date(2022, 4, 15),
        date(2022, 4, 18),
        date(2022, 5, 2),
        date(2022, 6, 2),
        date(2022, 6, 3),
        date(2022, 8, 29),
        date(2022, 9, 19),
        date(2022, 12, 26),
        date(2022, 12, 27),
    ]
    assert {date(2021, 12, 27), date(2021, 12, 28)} <= dates.bank_holidays(2021)
    # Boxing Day on a Saturday gives the Monday; Christmas on the Friday keeps its day.
    assert {date(2026, 12, 25), date(2026, 12, 28)} <= dates.bank_holidays(2026)


def test_a_year_beyond_the_table_says_what_to_do():
    with pytest.raises(ValueError, match="extend the years"):
        dates.is_working_day(date(2060, 1, 5))


def test_working_days_beginning_with_a_date_count_that_date_if_it_is_one():
    assert dates.working_day_of(date(2026, 11, 23), 3) == date(2026, 11, 25)
    assert dates.working_day_of(date(2026, 11, 21), 3) == date(2026, 11, 25)
    assert dates.next_working_day(date(2026, 12, 25)) == date(2026, 12, 29)


@given(days, st.integers(-60, 60))
def test_columns_count_months_as_single_dates_do(day, months):
    assert column(date_columns.add_months(DAY, months), day) == dates.add_months(day, months)
    assert column(date_columns.add_months(DAY, pl.lit(months)), day) == dates.add_months(day, months)


@given(days, st.integers(1, 36))
def test_columns_end_periods_as_single_dates_do(day, months):
    assert column(date_columns.last_day_of_period(DAY, months), day) == dates.last_day_of_period(day, months)


@given(st.dates(date(1999, 1, 1), date(2030, 1, 1)), st.integers(0, 26), st.sampled_from(dates.LEAP_DAY_BIRTHDAYS))
def test_columns_keep_birthdays_as_single_dates_do(born, age, leap_day):
    assert column(date_columns.birthday(DAY, age, leap_day), born) == dates.birthday(born, age, leap_day)


@given(days, st.integers(1, 60))
def test_columns_count_working_days_as_single_dates_do(day, count):
    assert column(date_columns.working_day_of(DAY, count), day) == dates.working_day_of(day, count)
    assert column(date_columns.add_working_days(DAY, count), day) == dates.add_working_days(day, count)
    assert column(date_columns.next_working_day(DAY), day) == dates.next_working_day(day)


@given(days, st.integers(1, 36))
def test_a_period_and_the_next_one_leave_no_day_between(day, months):
    ends = dates.last_day_of_period(day, months)
    assert ends < dates.add_months(day, months) + timedelta(days=1)
    assert ends >= dates.add_months(day, months) - timedelta(days=1)
