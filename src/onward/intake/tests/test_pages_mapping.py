"""A table that nothing recognises is matched on screen once; its like is recognised by itself from then on."""

import pytest

from onward.intake.choices import FileState, LoadState
from onward.intake.models import LoadFile, SavedMapping
from onward.intake.tests.test_pages_loads import sent, words, worked
from onward.sharing.asking import as_job

pytestmark = pytest.mark.django_db

TABLE = (
    b"Ref,First name,Surname,DOB,Began,Colour\r\n"
    b"I-1,Ottoline,Brackwater,06/05/2009,01/09/2025,red\r\n"
    b"I-2,<b>Hector</b>,Ferncastle,07/06/2008,02/09/2025,blue\r\n"
)
ANSWER = {
    "name": "Supported internships",
    "system": "participation",
    "kind": "activity",
    "state": "supported internship",
    "column-0": "id",
    "column-1": "forename",
    "column-2": "surname",
    "column-3": "date_of_birth",
    "column-4": "from",
    "column-5": "",
}


@pytest.fixture
def declined(officer_client) -> str:
    """The address at which the columns of a declined table are matched."""
    sent(officer_client, {"internships.csv": TABLE})
    load = worked()
    assert load.state == LoadState.DECLINED
    with as_job("test"):
        return f"/loads/{load.pk}/files/{LoadFile.objects.get().pk}/columns"


def test_a_declined_table_leads_to_matching_its_columns_with_a_guess_and_its_first_rows(officer_client, declined):
    load = declined.split("/files")[0]
    assert declined in words(officer_client.get(load))
    page = words(officer_client.get(declined))
    assert "06/05/2009" in page
    assert "<b>Hector" not in page
    assert '<option value="surname" selected' in page


def test_columns_matched_once_are_recognised_by_themselves_from_then_on(officer_client, declined):
    answer = officer_client.post(declined, ANSWER)
    first = worked()
    assert answer.url == f"/loads/{first.pk}"
    assert first.state == LoadState.READ
    assert "Supported internships (matched on screen)" in words(officer_client.get(answer.url))
    officer_client.post(f"/loads/{first.pk}/apply")
    assert worked().state == LoadState.APPLIED
    sent(officer_client, {"later.csv": TABLE.replace(b"I-2", b"I-3")}, key="two")
    worked()
    with as_job("test"):
        later = LoadFile.objects.get(name="later.csv")
        assert later.state == FileState.READ
        assert later.accepted == 2
        assert SavedMapping.objects.get().made_by.user.name == "Dorothea Ledger"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "Give the mapping a name"),
        ({"system": ""}, "Choose which system"),
        ({"column-5": "surname"}, "Two columns are matched"),
        ({"column-4": ""}, "first day"),
        ({"column-0": "", "column-2": ""}, "nobody is known"),
    ],
)
def test_a_mapping_that_cannot_work_says_what_to_put_right_and_is_not_saved(officer_client, declined, wrong, says):
    page = words(officer_client.post(declined, ANSWER | wrong))
    assert says in page
    with as_job("test"):
        assert not SavedMapping.objects.exists()


def test_what_is_known_to_be_something_else_is_not_offered(officer_client):
    sent(officer_client, {"totals.csv": b"time_period,geographic_level,count\r\n2025,National,5\r\n"})
    load = worked()
    with as_job("test"):
        file = LoadFile.objects.get()
    assert officer_client.get(f"/loads/{load.pk}/files/{file.pk}/columns").status_code == 404


def test_other_roles_match_no_columns(worker_client):
    assert worker_client.get("/loads/1/files/1/columns").status_code == 403
