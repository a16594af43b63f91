"""Whoever writes cases can run them with one command, and is told what is wrong."""

import pytest
from django.core.management import CommandError, call_command

RIGHT = """
- case: in year 11 and going to college
  as_of: 2027-02-10
  born: 2011-05-06
  duty: ehcp-transfer-post16
  spells: [{kind: ehc_plan, state: maintained, from: 2018-01-15}]
  events: [{kind: placement_move_planned, on: 2026-11-12, state: post-16, until: 2027-09-01}]
  expect: {due: 2027-03-30, status: due-soon}
"""


def test_right_cases_are_counted_and_shown_with_what_was_expected_and_got(tmp_path, capsys):
    file = tmp_path / "mine.yaml"
    file.write_text(RIGHT, encoding="utf-8")
    call_command("cases", file)
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "pass  mine.yaml: in year 11 and going to college  [ehcp-transfer-post16]"
    assert "      due: expected 2027-03-30, got 2027-03-30" in out
    assert out[-1] == "1 cases passed, 0 failed"


def test_a_wrong_case_shows_the_reasoning_and_fails_the_command(tmp_path, capsys):
    file = tmp_path / "mine.yaml"
    file.write_text(RIGHT + RIGHT.replace("due: 2027-03-30", "due: 2027-03-31"), encoding="utf-8")
    with pytest.raises(SystemExit, match="1"):
        call_command("cases", file)
    out = capsys.readouterr().out
    assert "due: expected 2027-03-31, got 2027-03-30   <-" in out
    assert "has an EHC plan: yes" in out
    assert out.splitlines()[-1] == "1 cases passed, 1 failed"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="There is no file .*absent.yaml"):
        call_command("cases", tmp_path / "absent.yaml")


def test_a_case_that_cannot_be_run_says_what_to_write(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(RIGHT.replace("ehcp-transfer-post16", "ehcp-transfer"), encoding="utf-8")
    with pytest.raises(CommandError, match='there is no duty "ehcp-transfer"'):
        call_command("cases", file)
