"""Worked cases: sentences that a lawyer can write, run against the engine. See docs/how-to/add-a-duty.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from onward.pathway.law.explain import Explanation, explain
from onward.pathway.law.facts.declare import FACTS
from onward.pathway.law.frames import EVENTS, PEOPLE, SPELLS, Facts
from onward.pathway.law.registry import DUTIES, FILES
from onward.people.choices import EVENT_KINDS, SPELL_KINDS, SYSTEMS
from onward.values.school_years import school_year_of

# The one made-up person of a case.
PERSON = 1

CASE_KEYS = {"case", "as_of", "born", "duty", "expect"}
MAY_HAVE = {"known_at", "first_known", "school_year", "spells", "events", "facts", "local", "loaded"}
SPELL_KEYS = {"kind", "state", "from", "to", "subject", "known_on"}
EVENT_KEYS = {"kind", "state", "on", "until", "subject", "known_on"}
DATES_EXPECTED = {"due", "opens", "done_on", "ends", "recheck_on", "last_done"}
EXPECTED = DATES_EXPECTED | {"status", "late_days", "in_time", "applies", "missing", "exception", "subject"}
ANSWERS = {True: True, False: False, "yes": True, "no": False, "unknown": None}


class _PlainWords(yaml.SafeLoader):
    """Reads "yes", "no" and "on" as the words they are, as YAML 1.2 does; only true and false are not words."""


_PlainWords.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class BadCase(ValueError):
    """A case that cannot be run. The message says which file and case, what is wrong and what to write."""


@dataclass(frozen=True)
class Result:
    """One case, run. `explanations` is the reasoning for each row the duty gave."""

    file: Path
    case: str
    duty: str
    expected: Mapping[str, Any]
    got: Mapping[str, Any]
    explanations: tuple[Explanation, ...]

    @property
    def passed(self) -> bool:
        return all(self.got.get(key) == value for key, value in self.expected.items())


def run_case_files(paths: Iterable[Path]) -> list[Result]:
    """Every case of some files, in order."""
    return [run_case(case, Path(path)) for path in paths for case in load_cases(Path(path))]


def duty_case_files() -> dict[str, Path]:
    """The cases file that lies beside each duty: key -> path (which may not exist)."""
    return {key: file.with_suffix(".cases.yaml") for key, file in FILES.items()}


def load_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, checked. A file beside a duty need not name the duty."""
    try:
        cases = yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainWords)  # noqa: S506 (a safe loader)
    except yaml.YAMLError as problem:
        raise BadCase(
            f"{path.name}: this is not YAML that can be read ({' '.join(str(problem).split())})."
        ) from problem
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise BadCase(f'{path.name}: write a list of cases, each beginning "- case: ..." and its name in words.')
    beside = _duty_beside(path)
    return [_checked({**({"duty": beside} if beside else {}), **case}, path) for case in cases]


@cache
def _duty_beside(path: Path) -> str:
    return next((key for key, file in duty_case_files().items() if file == path.resolve()), "")


def _checked(case: dict[str, Any], path: Path) -> dict[str, Any]:
    where = f'{path.name}, case "{case.get("case", "without a name")}"'

    def refuse(problem: str) -> BadCase:
        return BadCase(f"{where}: {problem}")

    if lacking := CASE_KEYS - set(case):
        raise refuse(f"add {', '.join(sorted(lacking))}.")
    if extra := set(case) - CASE_KEYS - MAY_HAVE:
        raise refuse(f"{', '.join(sorted(extra))} means nothing here. Use: {', '.join(sorted(MAY_HAVE))}.")
    if case["duty"] not in DUTIES:
        raise refuse(f'there is no duty "{case["duty"]}". The duties are: {", ".join(sorted(DUTIES))}.')
    for name in ("as_of", "born", "known_at", "first_known"):
        if name in case and not isinstance(case[name], date):
            raise refuse(f"{name} must be a date written 2026-11-21.")
    for part, keys, kinds in (("spells", SPELL_KEYS, SPELL_KINDS), ("events", EVENT_KEYS, EVENT_KINDS)):
        begins = "from" if part == "spells" else "on"
        for record in case.get(part) or []:
            if extra := set(record) - keys:
                raise refuse(f"one of the {part} has {', '.join(map(str, extra))}. Use: {', '.join(sorted(keys))}.")
            if record.get("kind") not in kinds:
                raise refuse(
                    f'there are no {part} of kind "{record.get("kind")}". See people/choices.py for the kinds.'
                )
            for key in (begins, *(k for k in ("to", "until", "known_on") if record.get(k))):
                if not isinstance(record.get(key), date):
                    raise refuse(f'the {record["kind"]} needs "{key}" as a date written 2026-11-21.')
            if not isinstance(record.get("state", ""), str):
                raise refuse(
                    f'put the state of {record["kind"]} in quotation marks: "{record["state"]}" reads as a yes.'
                )
    for name, value in (case.get("facts") or {}).items():
        if name not in FACTS:
            raise refuse(f'there is no fact "{name}". The facts are: {", ".join(sorted(FACTS))}.')
        if not isinstance(value, date | int) and value not in ANSWERS:
            raise refuse(f'the fact {name} must be yes, no, unknown, a number or a date, not "{value}".')
    if extra := set(case.get("loaded") or []) - set(SYSTEMS):
        raise refuse(f"no system is called {', '.join(sorted(extra))}. The systems are: {', '.join(SYSTEMS)}.")
    if extra := set(case["expect"]) - EXPECTED:
        raise refuse(f"it cannot expect {', '.join(sorted(extra))}. It may expect: {', '.join(sorted(EXPECTED))}.")
    return case


def run_case(case: Mapping[str, Any], path: Path) -> Result:
    """One checked case against the engine."""
    expected = {key: _plain(key, value) for key, value in case["expect"].items()}
    try:
        explanations = explain(
            _facts(case),
            PERSON,
            case["duty"],
            case["as_of"],
            known_at=case.get("known_at"),
            settings=case.get("local"),
        )
    except ValueError as problem:
        raise BadCase(f'{path.name}, case "{case["case"]}": {problem}') from problem
    chosen = [e for e in explanations if "subject" not in expected or e.subject == expected["subject"]]
    if len(chosen) != 1:
        subjects = ", ".join(f'"{e.subject}"' for e in explanations)
        raise BadCase(
            f'{path.name}, case "{case["case"]}": the duty gives {len(explanations)} rows, about {subjects}. '
            'Say which one is meant with "subject" under "expect".'
        )
    # Where there is no such event or spell, the duty does not fall on the person at all.
    answer = chosen[0].answer or {"status": "not-applicable", "applies": False}
    got = {
        key: answer.get("missing_facts" if key == "missing" else key) for key in sorted({*expected, "due", "status"})
    }
    return Result(path, case["case"], case["duty"], expected, got, tuple(explanations))


def _plain(key: str, value: Any) -> Any:
    if key in DATES_EXPECTED and value == "none":
        return None
    if key in ("applies", "in_time", "exception"):
        return ANSWERS[value]
    return value


def _facts(case: Mapping[str, Any]) -> Facts:
    spells = [
        {**spell, "person": PERSON, "started": spell["from"], "ended": spell.get("to")}
        for spell in case.get("spells") or []
    ]
    if "school_year" in case:
        since = date(school_year_of(case["as_of"]), 9, 1)
        group = {"kind": "year_group", "state": str(case["school_year"]), "started": since, "ended": None}
        spells.append({**group, "person": PERSON})
    events = [{**event, "person": PERSON} for event in case.get("events") or []]
    person = {"person": PERSON, "born": case["born"], "first_known": case.get("first_known")}
    return Facts(
        people=pl.DataFrame([person], schema=PEOPLE),
        spells=pl.DataFrame([{name: spell.get(name) for name in SPELLS} for spell in spells], schema=SPELLS),
        events=pl.DataFrame([{name: event.get(name) for name in EVENTS} for event in events], schema=EVENTS),
        loaded=frozenset(case.get("loaded", SYSTEMS)),
        stated={name: ANSWERS.get(value, value) for name, value in (case.get("facts") or {}).items()},
    )


def format_result(result: Result) -> str:
    """The case, what was expected and got; and, when wrong, why, step by step."""
    lines = [f"{'pass' if result.passed else 'FAIL'}  {result.file.name}: {result.case}  [{result.duty}]"]
    for key, value in result.got.items():
        wanted = result.expected.get(key, value)
        lines.append(f"      {key}: expected {_said(wanted)}, got {_said(value)}{'' if wanted == value else '   <-'}")
    if result.passed:
        return "\n".join(lines)
    for explanation in result.explanations:
        lines.append(f"   why{f' ({explanation.subject})' if explanation.subject else ''}:")
        for step in explanation.steps:
            lines.append(f"      {step.words}: {_said(step.value)}")
            lines += [f"         {name} = {_said(value)}  {words}" for name, words, value in step.facts]
        lines += [f"      unknown: {name}; ask {who}" for name, who in explanation.who_can_answer.items()]
    return "\n".join(lines)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
