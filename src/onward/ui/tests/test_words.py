from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from onward.ui import words


def test_a_day_is_written_in_full():
    assert words.day(date(2026, 10, 4)) == "4 October 2026"


def test_a_moment_is_told_in_local_time():
    assert words.moment(datetime(2026, 7, 1, 23, 5, tzinfo=ZoneInfo("UTC"))) == "2 July 2026 at 12:05am"


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Decimal("1250"), "£1,250"),
        (Decimal("4.2"), "£4.20"),
        (Decimal("-30"), "−£30"),
        (0, "£0"),
        (None, ""),
    ],
)
def test_pounds_show_pence_only_where_there_are_some(amount, written):
    assert words.pounds(amount) == written


def test_someone_born_on_29_february_is_older_on_1_march():
    born = date(2008, 2, 29)
    assert (words.age(born, date(2026, 2, 28)), words.age(born, date(2026, 3, 1))) == ("17", "18")


def test_one_is_not_several():
    assert [words.count(n, "person", "people") for n in (0, 1, 1200)] == ["0 people", "1 person", "1,200 people"]


def test_a_list_reads_as_a_sentence():
    assert [words.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
