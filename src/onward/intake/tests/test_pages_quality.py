"""Data quality: every check that fails now, with its owner, how many it touches and what it spoils."""

import csv
import io

import pytest

from onward.agencies.models import Organisation
from onward.intake.pages.spoils import OTHERWISE, spoiled_by
from onward.intake.tests.sending import loaded, nhs_line, nhs_list

pytestmark = pytest.mark.django_db
FUTURE = "2031-01-01"


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def exported(client, **query) -> list[dict]:
    text = client.get("/quality/file", query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def graves(client, **query) -> list[dict]:
    return [line for line in exported(client, **query) if line["How grave"] == "Not accepted"]


def test_a_failing_check_names_its_owner_how_many_and_what_it_spoils(officer_client):
    loaded({"list.csv": nhs_list(nhs_line(1, born=FUTURE), nhs_line(2, born=FUTURE), nhs_line(3))})
    (line,) = graves(officer_client)
    assert line["Rows"] == "2"
    assert line["People"] == "2"
    assert line["Who can fix it"]
    assert "age" in line["What it spoils"]
    page = words(officer_client.get("/quality"))
    assert line["What is wrong"] in page
    assert line["What it spoils"] in page


def test_a_fault_goes_when_its_row_comes_again_and_is_right(officer_client):
    loaded({"list.csv": nhs_list(nhs_line(1, born=FUTURE))})
    assert graves(officer_client)
    loaded({"fixed.csv": nhs_list(nhs_line(1))})
    assert not graves(officer_client)


def test_what_was_only_looked_at_or_undone_does_not_count(officer_client):
    loaded({"list.csv": nhs_list(nhs_line(1, born=FUTURE))}, apply=False)
    assert not exported(officer_client)


def test_restricted_people_are_counted_and_never_named(officer_client):
    loaded({"list.csv": nhs_list(nhs_line(1, born=FUTURE, restricted="Y", family="Hidden"))})
    assert graves(officer_client)[0]["People"] == "1"
    assert "Hidden" not in words(officer_client.get("/quality"))


def test_it_can_be_narrowed_to_what_one_agency_sent(officer_client, council):
    loaded({"list.csv": nhs_list(nhs_line(1, born=FUTURE))}, organisation=council)
    Organisation.objects.create(key="icb", name="Brindle Integrated Care Board", kind="nhs")
    assert graves(officer_client, agency="council")
    assert not graves(officer_client, agency="icb")


def test_other_roles_see_no_quality_page(worker_client):
    assert worker_client.get("/quality").status_code == 403
    assert worker_client.get("/quality/file").status_code == 403


def test_no_fault_is_said_in_words(officer_client):
    assert "No check fails" in words(officer_client.get("/quality"))


@pytest.mark.parametrize(
    ("column", "says"),
    [
        ("PersonBirthDate", "age"),
        ("Date of Birth", "age"),
        ("NHS Number", "Matching"),
        ("DECOM", "Leaving care"),
        ("UPN", "Matching"),
        ("Ethnicity", "Fairness"),
        ("EHCPlanStartDate", "EHC"),
    ],
)
def test_a_column_says_what_its_faults_spoil(column, says):
    assert says in spoiled_by(rule="", column=column).words


def test_a_column_that_nothing_is_said_of_spoils_its_row_alone():
    assert spoiled_by(rule="other", column="Colour") is OTHERWISE
