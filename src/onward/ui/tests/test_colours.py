import pytest

from onward.ui import colours


def test_the_areas_colours_can_all_be_read():
    assert list(colours.problems(colours.AREA.read_text())) == []


def test_black_on_white_is_the_most_there_is():
    assert colours.contrast("000000", "ffffff") == pytest.approx(21)


def test_a_pair_that_cannot_be_read_is_named_with_what_to_do():
    pale = colours.AREA.read_text().replace("--area-sea: #0b6173", "--area-sea: #7fc4d0")
    said = list(colours.problems(pale))
    assert any("--area-sea (#7fc4d0) on --area-page" in words and "needs 4.5" in words for words in said)


def test_a_colour_left_out_is_missed():
    assert list(colours.problems(":root { --area-ink: #000000; }"))
