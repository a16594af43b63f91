"""The product's list of promises (docs/requirements.csv) and the tests that show each, found by reading the tests.

A test shows a row with `@pytest.mark.shows("B-040")`, or for a whole file `pytestmark = pytest.mark.shows("B-040")`.
"""

import ast
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LIST = ROOT / "docs" / "requirements.csv"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row: what the software must do, for whom, and the words of the strategy that ask for it."""

    id: str
    area: str
    what_software_must_do: str
    who_uses_it: str
    strategy_section: str
    strategy_words: str


@dataclass(frozen=True, slots=True)
class Showing:
    """A test that shows a row. `file` is relative to the repository."""

    row: str
    file: str
    test: str

    @property
    def sentence(self) -> str:
        return self.test.rsplit("::", 1)[-1].removeprefix("test_").replace("_", " ")


def requirements() -> list[Requirement]:
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        return [Requirement(**row) for row in csv.DictReader(file)]


def showings() -> dict[str, list[Showing]]:
    """Row -> the tests that show it, in the order of files and lines."""
    found: dict[str, list[Showing]] = {}
    for showing in _all():
        found.setdefault(showing.row, []).append(showing)
    return found


def _all() -> Iterator[Showing]:
    for folder in (ROOT / "src", ROOT / "tests"):
        for path in sorted(folder.rglob("test_*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
            yield from _in(tree.body, str(path.relative_to(ROOT)), rows=(), within="")


def _in(body: list[ast.stmt], file: str, *, rows: tuple[str, ...], within: str) -> Iterator[Showing]:
    for statement in body:
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "pytestmark" for target in statement.targets
        ):
            rows += _named(statement.value)
    for statement in body:
        if isinstance(statement, ast.ClassDef) and statement.name.startswith("Test"):
            own = sum((_named(decorator) for decorator in statement.decorator_list), ())
            yield from _in(statement.body, file, rows=rows + own, within=f"{within}{statement.name}::")
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef) and statement.name.startswith("test_"):
            own = sum((_named(decorator) for decorator in statement.decorator_list), ())
            for row in dict.fromkeys(rows + own):
                yield Showing(row, file, within + statement.name)


def _named(tree: ast.expr) -> tuple[str, ...]:
    """The rows named by `pytest.mark.shows(...)` anywhere in an expression: a parametrised case may carry one too."""
    return tuple(
        str(argument.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "shows"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    )
