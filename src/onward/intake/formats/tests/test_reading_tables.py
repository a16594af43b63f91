"""Tables as they really arrive: encodings, separators, cut-off files, spreadsheets in disguise."""

import io
import tracemalloc

import pytest

from onward.intake.formats.declare import NotReadable
from onward.intake.formats.reading.tables import RAGGED, delimited_rows

TEXT = "CHILD,NAME\r\n1,Zoë\r\n2,Síle\r\n"


def rows(data: bytes, **options):
    return list(delimited_rows(io.BytesIO(data), **options))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_names_survive_every_encoding_that_case_systems_write(encoding):
    assert rows(TEXT.encode(encoding)) == [(2, {"CHILD": "1", "NAME": "Zoë"}), (3, {"CHILD": "2", "NAME": "Síle"})]


def test_a_file_that_turns_to_windows_1252_after_its_first_megabyte_still_reads():
    start = "CHILD,NAME\n" + "1,Sîan\n" * 20000
    assert rows(start.encode() + "2,Zoë\n".encode("cp1252"))[-1] == (20002, {"CHILD": "2", "NAME": "Zoë"})


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found_from_the_header(mark):
    assert rows(f"A{mark}B\n1{mark}2\n".encode()) == [(2, {"A": "1", "B": "2"})]


def test_a_quoted_value_over_two_lines_is_one_row_and_line_numbers_stay_those_of_the_file():
    assert rows(b'A,B\n1,"two\nlines"\n2,x\n') == [(2, {"A": "1", "B": "two\nlines"}), (4, {"A": "2", "B": "x"})]


def test_a_line_with_too_many_or_too_few_values_says_so():
    (_, long), (_, short) = rows(b"A,B\n1,2,3\n4\n")
    assert long[RAGGED] == "3 values for 2 columns"
    assert long["(value 3)"] == "3"
    assert short[RAGGED] == "1 values for 2 columns"


def test_two_columns_of_one_name_are_kept_apart():
    assert rows(b"DOB,DOB\n1,2\n") == [(2, {"DOB": "1", "DOB (2)": "2"})]


@pytest.mark.parametrize("data", [b"A,B,C\n1,2,3\n4,5", b'A,B,C\n1,2,3\n4,5,"half a na'])
def test_lines_before_a_cut_are_given_and_then_the_cut_is_named(data):
    found = delimited_rows(io.BytesIO(data))
    assert next(found) == (2, {"A": "1", "B": "2", "C": "3"})
    with pytest.raises(NotReadable, match="cut off in the middle of line 3"):
        next(found)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "spreadsheet or zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "spreadsheet or zip"),
        (b"%PDF-1.7", "PDF"),
        (b"A,B\n1,\x00\x01\x02\n", "not text"),
        (b"", "empty"),
        (b"\r\n \r\n", "empty"),
        (b",,,\n1,2,3,4\n", "no header"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data, words):
    with pytest.raises(NotReadable, match=words):
        rows(data)


def test_reading_keeps_no_more_in_memory_for_a_longer_file():
    data = io.BytesIO(b"A,B\n" + b"1,2\n" * 100_000)
    tracemalloc.start()
    try:
        assert sum(1 for _ in delimited_rows(data)) == 100_000
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
