"""What the strategy asks for is listed once, and what we say we do is shown by tests."""

from onward.config.requirements import requirements, showings

AREAS = 18


def test_every_row_has_its_own_number_and_says_what_software_must_do():
    rows = requirements()
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.what_software_must_do and row.area for row in rows)
    assert len({row.area for row in rows}) == AREAS


def test_no_test_claims_to_show_a_row_that_does_not_exist():
    known = {row.id for row in requirements()}
    claimed = showings()
    unknown = {f"{s.file}::{s.test} names {row}" for row, found in claimed.items() if row not in known for s in found}
    assert not unknown, "docs/requirements.csv has no such rows: " + "; ".join(sorted(unknown))


def test_a_marker_is_found_on_a_test_a_class_a_case_and_a_whole_file(tmp_path, monkeypatch):
    from onward.config import requirements as module

    (tmp_path / "src").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_made_up.py").write_text(
        "import pytest\n"
        "pytestmark = [pytest.mark.django_db, pytest.mark.shows('A-1')]\n"
        "@pytest.mark.shows('A-2')\n"
        "def test_one_thing_holds(): ...\n"
        "@pytest.mark.shows('A-3')\n"
        "class TestMany:\n"
        "    @pytest.mark.parametrize('n', [pytest.param(1, marks=pytest.mark.shows('A-4'))])\n"
        "    def test_another(self, n): ...\n"
        "def helper(): ...\n"
    )
    monkeypatch.setattr(module, "ROOT", tmp_path)
    found = {row: [s.test for s in tests] for row, tests in showings().items()}
    assert found == {
        "A-1": ["test_one_thing_holds", "TestMany::test_another"],
        "A-2": ["test_one_thing_holds"],
        "A-3": ["TestMany::test_another"],
        "A-4": ["TestMany::test_another"],
    }
    assert showings()["A-2"][0].sentence == "one thing holds"
