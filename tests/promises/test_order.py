"""The order of the code holds: tables are private, migrations run in one line, decisions and commands can be found."""

import re
import runpy
from pathlib import Path

import grimp
import pytest
from django.core.management import get_commands

from onward.config import checks

ROOT = checks.ROOT
TASKS = runpy.run_path(str(ROOT / "run"), run_name="looked at")["TASKS"]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def context(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


# Whose tables others may import, and why. An exception that is no longer used fails the test too.
OPEN_TO_ALL_ABOVE = {"onward.agencies.models": "every action says by whom: a Post is the type of that word"}
EXCEPTIONS = {
    ("onward.demo.filling", "onward.sharing.models"): "fills an empty area with agreements, for which there is no page",
    ("onward.pathway.actions", "onward.people.models"): "empties the outbox of people in one statement",
    ("onward.pathway.queries", "onward.people.models"): "counts what waits in the outbox of people",
}


def test_only_a_contexts_own_modules_import_its_tables():
    graph = grimp.build_graph("onward", exclude_type_checking_imports=True, cache_dir=None)
    tables = [m for m in graph.modules if re.fullmatch(r"onward\.\w+\.models(\..*)?", m)]
    assert len(tables) >= 5, "The graph was not read as it should be."
    reached = {
        (importer, table)
        for table in tables
        if table not in OPEN_TO_ALL_ABOVE
        for importer in graph.find_modules_that_directly_import(table)
        if context(importer) != context(table)
    }
    said = [
        f"{i} imports {t}; ask {context(t)}.queries or {context(t)}.actions"
        for i, t in sorted(reached - set(EXCEPTIONS))
    ]
    assert not said, "\n".join(said)
    assert not set(EXCEPTIONS) - reached, f"No longer needed: {sorted(set(EXCEPTIONS) - reached)}"


def test_migrations_run_in_one_line_and_are_named_in_words():
    assert checks.migrations_out_of_line() == []


def test_a_fork_a_gap_and_a_machines_name_are_each_seen(tmp_path, monkeypatch):
    folder = tmp_path / "src" / "onward" / "made_up" / "migrations"
    folder.mkdir(parents=True)
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    (folder / "0001_first.py").write_text("")
    (folder / "0002_auto_20260101.py").write_text('dependencies = [("made_up", "0001_first")]')
    (folder / "0002_forked.py").write_text('dependencies = [("made_up", "0001_first")]')
    said = " ".join(checks.migrations_out_of_line())
    assert "number the migrations" in said
    assert "0002_auto_20260101 a name" in said
    assert "0002_forked.py does not follow" in said


def commands_in(page: Path) -> list[list[str]]:
    text = page.read_text(encoding="utf-8")
    return [found.split() for found in re.findall(r"\./run ([a-z][^\n`|#&]*)", text)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_on_a_page_exists(page):
    known = get_commands()
    for words in commands_in(page):
        assert words[0] in TASKS, f"{page.name} says ./run {words[0]}, which is no task."
        if words[0] == "manage" and len(words) > 1 and words[1].islower():
            assert words[1] in known, f"{page.name} says ./run manage {words[1]}, which is no command."


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_on_a_page_leads_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [found.split("#")[0] for found in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in found]
    lost = [found for found in targets if found and not (page.parent / found).exists()]
    assert not lost, f"{page.relative_to(ROOT)} links to {', '.join(lost)}."


def test_decisions_are_numbered_one_by_one_and_say_what_they_cost():
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in DECISIONS:
        text = path.read_text(encoding="utf-8")
        for part in ("## What pressed us", "## What we weighed", "## What we chose", "## What it costs"):
            assert part in text, f"{path.name} lacks {part}"


def test_every_kind_of_page_says_its_title_first_and_a_how_to_asks_a_question():
    for page in PAGES:
        first = page.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# "), f"{page.relative_to(ROOT)} begins without a title."
        if page.parent.name == "how-to":
            assert first.endswith("?"), f"{page.relative_to(ROOT)}: ask the question that the reader has."


def test_the_repository_speaks_of_the_product_alone():
    assert checks.machine_words() == []


def test_locks_hold_versions_and_hashes_and_no_addresses():
    assert checks.locks().words == ""


@pytest.mark.parametrize(
    ("licence", "usable"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0", False),
        ("GNU Affero General Public License v3", False),
        ("MIT OR GPL-2.0-only", True),
        ("UNKNOWN", False),
    ],
)
def test_a_package_is_used_only_when_its_licence_lets_us_give_the_product_away(licence, usable):
    assert checks._usable(licence) is usable
