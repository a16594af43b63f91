"""Every duty does what its worked cases say."""

from pathlib import Path

import pytest

from onward.pathway.law.cases import BadCase, duty_case_files, format_result, load_cases, run_case

HERE = Path(__file__).parent
FILES = [*duty_case_files().values(), HERE / "worked_examples.yaml"]
CASES = [
    pytest.param(case, file, id=f"{case['duty']}: {case['case']}")
    for file in FILES
    if file.exists()
    for case in load_cases(file)
]


@pytest.mark.parametrize(("case", "file"), CASES)
def test_the_engine_agrees_with_the_worked_case(case, file):
    result = run_case(case, file)
    assert result.passed, format_result(result)


@pytest.mark.parametrize(("duty", "file"), duty_case_files().items())
def test_every_duty_has_cases_beside_it(duty, file):
    assert file.exists(), f"Write worked cases for {duty} in {file.name}."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- case: [", "not YAML"),
        ("case: alone", "write a list of cases"),
        ("- {case: a, as_of: 2026-11-21, born: 2010-01-01, duty: none-such, expect: {}}", "no duty"),
        ("- {case: a, as_of: 2026-11-21, born: soon, duty: ehcp-annual-review, expect: {}}", "born must be a date"),
        ("- {case: a, as_of: 2026-11-21, born: 2010-01-01, duty: ehcp-annual-review}", "add expect"),
        (
            "- {case: a, as_of: 2026-11-21, born: 2010-01-01, duty: ehcp-annual-review, expect: {}, "
            "spells: [{kind: dragon, from: 2020-01-01}]}",
            "no spells of kind",
        ),
        (
            "- {case: a, as_of: 2026-11-21, born: 2010-01-01, duty: ehcp-annual-review, expect: {}, "
            "facts: {is_tall: yes}}",
            "no fact",
        ),
    ],
)
def test_a_bad_case_file_says_what_to_write_instead(tmp_path, text, says):
    file = tmp_path / "bad.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadCase, match=says) as problem:
        load_cases(file)
    assert "bad.yaml" in str(problem.value)
