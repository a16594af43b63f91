"""A start does again only what must be done again."""

import pytest

from onward.config import static_files, tables


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A made-up checkout with one migration and one stylesheet."""
    (tmp_path / "src/onward/plans/migrations").mkdir(parents=True)
    (tmp_path / "src/onward/plans/static/plans").mkdir(parents=True)
    (tmp_path / "src/onward/plans/migrations/0001_first.py").write_text("first = True")
    (tmp_path / "src/onward/plans/static/plans/plans.css").write_text("p {}")
    monkeypatch.setattr(static_files, "ROOT", tmp_path)
    monkeypatch.setattr(tables, "PACKAGE", tmp_path / "src/onward")
    return tmp_path / "src/onward/plans"


def test_tables_are_left_alone_while_no_migration_changes(tree):
    assert tables.mark() == tables.mark()


@pytest.mark.parametrize("name", ["0001_first.py", "0002_second.py"])
def test_a_new_or_changed_migration_is_run(tree, name):
    before = tables.mark()
    (tree / "migrations" / name).write_text("second = True")
    assert tables.mark() != before


def test_styles_are_left_alone_while_no_file_changes(tree):
    assert static_files.mark("demo") == static_files.mark("demo")


@pytest.mark.parametrize("name", ["plans.css", "plans.js"])
def test_styles_are_gathered_again_when_a_file_is_new_or_changed(tree, name):
    before = static_files.mark("demo")
    (tree / "static/plans" / name).write_text("a {}")
    assert static_files.mark("demo") != before


def test_styles_gathered_for_tests_do_not_do_for_the_demo(tree):
    assert static_files.mark("test") != static_files.mark("demo")
