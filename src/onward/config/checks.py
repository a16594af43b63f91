"""`./run check`: what a machine can say about the code without running the tests. One line a check."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent

# Tools that we run and never ship may be under the GPL; each is named here.
TOOLS_ONLY = {"djlint": "GPL-3.0-or-later: checks templates, part of no release"}
# Packages whose metadata names no licence, with what their licence file says.
SAID_IN_FILE = {"axe-playwright-python": "MIT"}
CODE = ("src", "tests", "conftest.py")
WEAK = ("LGPL", "MPL", "MOZILLA")

ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links", re.IGNORECASE)
OF_A_MACHINE = re.compile(
    r"(?<![\w.])/(home|Users)/\w+/|(?<![\w.])/root/|(?<![\w.])/work/(main|shared)\b|[A-Z]:\\Users\\"
    r"|\bartifactory\b|/simple/?\s*$|registry\.npmjs|pypi\.org/simple|files\.pythonhosted"
    r"|\b(chatgpt|claude|copilot|openai|anthropic|language model|ai assistant|coding agent)\b",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    good: bool
    words: str = ""


def main(only: tuple[str, ...] = ()) -> int:
    """Every check, or those named; the number of checks that failed."""
    failed = 0
    if unknown := set(only) - set(CHECKS):
        print(f"There is no check called {', '.join(sorted(unknown))}. There are: {', '.join(CHECKS)}.")  # noqa: T201
        return 2
    for name in only or CHECKS:
        begun = time.monotonic()
        outcome = CHECKS[name]()
        failed += not outcome.good
        words = outcome.words.strip()
        first, _, rest = words.partition("\n") if outcome.good else ("", "", words)
        line = f"{'ok  ' if outcome.good else 'FAIL'} {name:12} {time.monotonic() - begun:5.1f} s  {first}"
        print("\n".join([line.rstrip(), *(f"     {text}" for text in rest.splitlines())]), flush=True)  # noqa: T201
    return failed


def _tool(*words: str, env: dict[str, str] | None = None) -> Outcome:
    command = [str(BIN / words[0]), *words[1:]]
    around = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1", **(env or {})}
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True)  # noqa: S603
    said = (done.stdout + done.stderr).strip()
    return Outcome(done.returncode == 0, "" if done.returncode == 0 else said)


def imports() -> Outcome:
    return _tool("lint-imports", "--no-logo", "--cache-dir", ".import_linter_cache")


def lint() -> Outcome:
    return _tool("ruff", "check", "--quiet", *CODE)


def layout() -> Outcome:
    return _tool("ruff", "format", "--check", "--quiet", *CODE)


def types() -> Outcome:
    return _tool("mypy", "--no-error-summary")


def templates() -> Outcome:
    return _tool("djlint", "src", "--lint", "--quiet")


def _manage(*words: str) -> Outcome:
    return _tool("python", "-m", "onward.config.tasks", "manage", *words)


def system() -> Outcome:
    """Django's own checks of models, settings and addresses."""
    return _manage("check", "--fail-level", "WARNING")


def tables() -> Outcome:
    """Models and migrations say the same."""
    return _manage("makemigrations", "--check", "--dry-run")


def migrations() -> Outcome:
    problems = migrations_out_of_line()
    return Outcome(not problems, "\n".join(problems))


def licences() -> Outcome:
    done = subprocess.run(  # noqa: S603
        [str(BIN / "pip-licenses"), "--format=json", "--from=mixed"], capture_output=True, text=True, check=True
    )
    refused, weak = [], []
    for package in json.loads(done.stdout):
        name = package["Name"]
        licence = SAID_IN_FILE.get(name, package["License"])
        if name not in TOOLS_ONLY and not _usable(licence):
            refused.append(f"{name} is under {licence}. Choose another package, or say in checks.py why it may stay.")
        if any(word in licence.upper() for word in WEAK):
            weak.append(f"{name} ({licence})")
    for path, package in json.loads((ROOT / "package-lock.json").read_text())["packages"].items():
        if path and not _usable(str(package.get("license", "UNKNOWN"))):
            refused.append(f"{path} is under {package.get('license')}.")
    if refused:
        return Outcome(False, "\n".join(refused))
    return Outcome(True, f"changes to these are to be given back: {', '.join(sorted(weak))}")


def _usable(licence: str) -> bool:
    """Whether a package under it may be part of software that is given away under the MIT licence."""
    choices = re.split(r"\sOR\s|;", licence.upper())
    return any(choice.strip() and "UNKNOWN" not in choice and not _strong(choice) for choice in choices)


def _strong(licence: str) -> bool:
    return bool(re.search(r"\bA?GPL|AFFERO|(?<!LESSER )GENERAL PUBLIC", licence)) and "LGPL" not in licence


def locks() -> Outcome:
    """Lock files hold versions and hashes; where packages come from is each machine's own matter."""
    files = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "package-lock.json", ROOT / ".npmrc"]
    problems = [
        f"{path.relative_to(ROOT)}:{number} names an address: {line.strip()[:100]}"
        for path in files
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if ADDRESS.search(line) and '"url"' not in line
    ]
    return Outcome(not problems, "\n".join(problems))


def itself() -> Outcome:
    problems = machine_words()
    return Outcome(not problems, "\n".join(problems))


CHECKS: dict[str, Callable[[], Outcome]] = {
    "imports": imports,
    "lint": lint,
    "layout": layout,
    "types": types,
    "templates": templates,
    "system": system,
    "tables": tables,
    "migrations": migrations,
    "licences": licences,
    "locks": locks,
    "itself": itself,
}


def migrations_out_of_line() -> list[str]:
    """Sentences about contexts whose migrations fork, skip a number or are named by a machine."""
    problems = []
    for folder in sorted((ROOT / "src" / "onward").glob("*/migrations")):
        names = sorted(path.stem for path in folder.glob("[0-9]*.py"))
        numbers = [int(name[:4]) for name in names]
        if numbers != list(range(1, len(numbers) + 1)):
            problems.append(f"{folder.relative_to(ROOT)}: number the migrations 0001, 0002 ...; found {names}.")
        if unnamed := [name for name in names if re.search(r"_(auto|initial)(_|$)|_alter_.*_and_more", name)]:
            problems.append(f"{folder.relative_to(ROOT)}: give {', '.join(unnamed)} a name in words.")
        for before, name in zip(names, names[1:], strict=False):
            follows = rf"""\(['"]{folder.parent.name}['"], ['"]{before}['"]\)"""
            if not re.search(follows, (folder / f"{name}.py").read_text()):
                problems.append(f"{folder.relative_to(ROOT)}/{name}.py does not follow {before}.")
    return problems


def tracked() -> list[Path]:
    """The files of the repository, as git knows them."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def machine_words() -> list[str]:
    """Places in tracked files that speak of a machine, a registry or a tool instead of the product."""
    problems = []
    for path in tracked():
        if path.resolve() == Path(__file__).resolve():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for found in OF_A_MACHINE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            problems.append(f"{path.relative_to(ROOT)}:{line} says {found.group().strip()!r}.")
    return problems
