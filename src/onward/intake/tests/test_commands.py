"""What the commands print: each file, what it is, its unit, and that every unit is accounted for."""

import io

import pytest
from django.core.management import CommandError, call_command

from onward.intake.models import Load, SourcePerson
from onward.intake.tests.sending import nhs_line, nhs_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]


@pytest.fixture
def folder(tmp_path):
    sent = tmp_path / "sent"
    (sent / "nhs").mkdir(parents=True)
    (sent / ".hidden").write_text("x")
    (sent / "read me.txt").write_text("A note about these files.")
    (sent / "nhs" / "list.csv").write_bytes(nhs_list(nhs_line(1), nhs_line(2, born="2031-01-01")))
    return sent


def _said(*words, **options) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_loading_a_folder_says_what_became_of_each_file_and_sums_up(folder):
    said = _said("load", str(folder))
    assert "Units (CSV line): 2 = 1 accepted + 1 failed + 0 skipped" in said
    assert "read me.txt: declined. This is a note" in said
    assert "number 3, Date of Birth: The date of birth is in the future." in said
    assert "2 units = 1 accepted + 1 failed + 0 skipped. Applied: 1 life changed." in said
    assert ".hidden" not in said


def test_looking_prints_the_same_and_applies_nothing(folder):
    said = _said("load", str(folder), look=True)
    assert "Units (CSV line): 2 = 1 accepted + 1 failed + 0 skipped" in said
    assert "Nothing is applied yet." in said
    assert not SourcePerson.objects.exists()


def test_a_load_that_a_stop_left_half_way_is_finished_by_the_next_command(folder):
    _said("load", str(folder), look=True)
    Load.objects.update(state="reading", apply_when_read=True)
    said = _said("load")
    assert "which was interrupted" in said
    assert Load.objects.get().state == "applied"


def test_a_file_that_broke_off_makes_the_command_fail_and_files_declined_do_not(folder):
    whole = nhs_list(nhs_line(3, family="Ferncastle"), nhs_line(4, family="Elmslow"))
    (folder / "cut.csv").write_bytes(whole[:-50])
    with pytest.raises(CommandError, match="only part way"):
        _said("load", str(folder))
    assert SourcePerson.objects.filter(family_name="Ferncastle").exists()


def test_a_name_that_does_not_exist_is_said_and_nothing_is_loaded(folder):
    with pytest.raises(CommandError, match="There is no file"):
        _said("load", str(folder), str(folder / "missing.csv"))
    assert not Load.objects.exists()


def test_undoing_and_listing_loads(folder):
    _said("load", str(folder))
    number = Load.objects.get().pk
    assert "is undone" in _said("undo-load", str(number))
    assert "Undone" in _said("loads")
    with pytest.raises(CommandError, match="undone"):
        _said("undo-load", str(number))


def test_quality_of_matching_is_measured_against_the_truth(folder, tmp_path):
    _said("load", str(folder))
    (tmp_path / "truth.csv").write_text(
        f"system,local_id,person,family\nnhs,{SourcePerson.objects.get().local_id},P1,F1\n"
    )
    assert "Precision of links drawn by rule: 1.0000" in _said("linkage-quality", str(tmp_path / "truth.csv"))
