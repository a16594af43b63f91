"""Whatever someone does leaves a line in the trail: every action that says by whom it was done notes it."""

import ast
from pathlib import Path

import pytest

from onward.config.requirements import ROOT

NOTES = {"note", "read"}
# Actions that touch nothing but the doer's own desk.
OWN_DESK = {"save_filter": "one's own choice of filters", "remove_filter": "one's own choice of filters"}


def functions_of(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def called_in(function: ast.FunctionDef) -> set[str]:
    """Names called or handed on, `trail.note` as "note"."""
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "trail":
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
    return found


def hands_on(function: ast.FunctionDef) -> bool:
    """Whether it tells another action by whom, which then is the one to note it. Making a row with `by` is no such."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and any(keyword.arg == "by" for keyword in node.keywords):
            called = node.func
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.attr.islower():
                return True
    return False


def leaves_a_line(name: str, functions: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> bool:
    called = called_in(functions[name])
    return (
        bool(NOTES & called)
        or hands_on(functions[name])
        or any(leaves_a_line(other, functions, seen | {name}) for other in called & set(functions) - seen - {name})
    )


def actions() -> list[tuple[str, str]]:
    """(file, name) of every public action that is told by whom it is done."""
    return [
        (str(path.relative_to(ROOT)), name)
        for path in sorted((ROOT / "src" / "onward").rglob("actions.py"))
        for name, function in functions_of(path).items()
        if not name.startswith("_")
        and name not in OWN_DESK
        and "by" in {a.arg for a in [*function.args.args, *function.args.kwonlyargs]}
    ]


@pytest.mark.parametrize(("file", "name"), actions())
def test_what_someone_does_is_noted(file, name):
    assert leaves_a_line(name, functions_of(ROOT / file)), f"{file}: {name} says by whom, and notes nothing."


def test_there_are_actions_to_look_at():
    assert len(actions()) > 8
