"""A locked person is closed to data officers in every system's rows, not only where a source marks the record."""

from datetime import date

import pytest

from onward.intake.models import SourcePerson, SourceRow
from onward.intake.tests.sending import nhs_line, nhs_list
from onward.intake.tests.test_pages_loads import sent, worked
from onward.sharing.asking import as_job
from onward.sharing.models import Lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(officer_client):
    sent(officer_client, {"a.csv": nhs_list(nhs_line(1))}, first="load")
    worked()
    with as_job("test"):
        return SourceRow.objects.exclude(subject="").get().pk


@pytest.mark.parametrize("kind", ["restricted record", "sealed record"])
def test_a_data_officer_opens_no_row_of_someone_locked_here(officer_client, row, kind):
    assert officer_client.get(f"/rows/{row}").status_code == 200
    with as_job("test"):
        person = SourcePerson.objects.get().person_id
        lock = Lock.objects.create(person_id=person, kind=kind, reason="Made up.", set_on=date(2026, 1, 1))
    refused = officer_client.get(f"/rows/{row}")
    nobody = officer_client.get("/rows/999999")
    assert (refused.status_code, nobody.status_code) == (404, 404)
    with as_job("test"):
        lock.lifted_on = date(2026, 1, 2)
        lock.save()
    assert officer_client.get(f"/rows/{row}").status_code == 200
