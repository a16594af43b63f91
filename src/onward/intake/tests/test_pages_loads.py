"""The pages of loads: files are sent once, each fault is said in words, and only those whose duty it is see anything."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onward.intake.choices import LoadState
from onward.intake.loads import working
from onward.intake.models import Load, LoadFile, SourceRow
from onward.intake.tests.sending import nhs_line, nhs_list
from onward.sharing.asking import as_job

pytestmark = [pytest.mark.django_db, pytest.mark.shows("B-009")]

FUTURE = "2031-01-01"


def sent(client, files: dict[str, bytes], *, first="look", key="one", **more):
    return client.post(
        "/loads/new",
        {
            "files": [SimpleUploadedFile(name, content) for name, content in files.items()],
            "organisation": "council",
            "system": "",
            "first": first,
            "key": key,
        }
        | more,
    )


def worked() -> Load:
    """What the worker does with the newest load."""
    with as_job("test"):
        newest = Load.objects.latest("pk").pk
    return working.work(newest)


def words(answer) -> str:
    return " ".join(answer.content.decode().replace("<wbr>", "").split())


def test_several_files_are_looked_at_first_and_applied_when_someone_says_so(officer_client):
    answer = sent(officer_client, {"a.csv": nhs_list(nhs_line(1)), "b.csv": nhs_list(nhs_line(2, family="Ferncastle"))})
    load = worked()
    assert answer.url == f"/loads/{load.pk}"
    assert load.state == LoadState.READ
    page = words(officer_client.get(answer.url))
    assert "Nothing is changed yet" in page
    assert "1 = 1 accepted + 0 failed + 0 skipped" in page
    officer_client.post(f"/loads/{load.pk}/apply")
    assert "Waiting to be applied: about 0 in 100 done" in words(officer_client.get(answer.url))
    assert worked().state == LoadState.APPLIED
    assert "Undo this load" in words(officer_client.get(answer.url))


def test_a_form_sent_twice_makes_one_load(officer_client):
    first = sent(officer_client, {"a.csv": nhs_list(nhs_line(1))})
    again = sent(officer_client, {"a.csv": nhs_list(nhs_line(1))})
    assert first.url == again.url
    with as_job("test"):
        assert Load.objects.count() == 1


def test_two_forms_make_two_loads(officer_client):
    for key in ("one", "two"):
        sent(officer_client, {"a.csv": nhs_list(nhs_line(1))}, key=key)
    with as_job("test"):
        assert Load.objects.count() == 2


def test_a_form_without_its_token_is_refused(officer):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer.user)
    assert sent(strict, {"a.csv": nhs_list(nhs_line(1))}).status_code == 403
    with as_job("test"):
        assert not Load.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.csv", "<script>alert(1)</script>.csv", "=cmd|calc.csv", "a\u202egnp.csv", "n" * 290 + ".csv"],
)
def test_a_hostile_file_name_is_shown_as_words_and_leads_nowhere(officer_client, own_files, name):
    sent(officer_client, {name: nhs_list(nhs_line(1))})
    load = worked()
    answer = officer_client.get(f"/loads/{load.pk}")
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    with as_job("test"):
        file = LoadFile.objects.get()
    assert "/" not in file.name
    assert [p.name for p in own_files.iterdir()] == [file.sha256]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"PK\x03\x04broken", "damaged"),
        (b"colour,shape\nred,round\n", "none of the files that Onward reads"),
        (b"\x00\x01\x02\x03" * 50, ""),
    ],
)
def test_a_file_that_is_no_list_of_people_is_declined_in_a_sentence(officer_client, content, says):
    sent(officer_client, {"list.csv": content})
    load = worked()
    assert load.state == LoadState.DECLINED
    with as_job("test"):
        message = LoadFile.objects.get().message
    assert message.endswith(".")
    assert says in message
    assert "Declined" in words(officer_client.get(f"/loads/{load.pk}"))


def test_a_file_larger_than_allowed_is_declined_and_the_others_are_read(officer_client, settings):
    settings.LARGEST_FILE = 2000
    sent(officer_client, {"big.csv": b"x" * 3000, "list.csv": nhs_list(nhs_line(1))})
    load = worked()
    page = words(officer_client.get(f"/loads/{load.pk}"))
    assert "larger than 1.95 KB" in page
    assert "1 accepted" in page


def test_each_fault_stands_with_row_column_value_words_and_who_can_fix_it(officer_client):
    sent(officer_client, {"list.csv": nhs_list(nhs_line(1), nhs_line(2, born=FUTURE))})
    load = worked()
    file = _file(load)
    page = words(officer_client.get(f"/loads/{load.pk}/files/{file.pk}"))
    with as_job("test"):
        check = file.checks.get(severity="error")
    for part in (check.column, FUTURE, check.words, check.who_can_fix, "Not accepted"):
        assert part in page


def test_failed_checks_are_narrowed_by_check_owner_and_severity(officer_client):
    sent(officer_client, {"list.csv": nhs_list(nhs_line(2, born=FUTURE), nhs_line(3, family=""))})
    load = worked()
    file = _file(load)
    with as_job("test"):
        one = file.checks.get(value=FUTURE)
        others = file.checks.exclude(rule=one.rule)
        assert others.exists()
        elsewhere = {f"/rows/{check.row_id}" for check in others}
    address = f"/loads/{load.pk}/files/{file.pk}"
    assert all(link in words(officer_client.get(address)) for link in elsewhere)
    narrowed = words(officer_client.get(address, {"rule": one.rule, "severity": one.severity, "who": one.who_can_fix}))
    assert FUTURE in narrowed
    assert not any(link in narrowed for link in elsewhere - {f"/rows/{one.row_id}"})


def test_failed_rows_go_out_are_corrected_and_come_in_on_the_same_page(officer_client):
    sent(
        officer_client,
        {"list.csv": nhs_list(nhs_line(1), nhs_line(2, family="=Ferncastle", born=FUTURE))},
        first="load",
    )
    load = worked()
    address = f"/loads/{load.pk}/files/{_file(load).pk}"
    out = officer_client.get(f"{address}/failed-rows")
    text = b"".join(out.streaming_content).decode("utf-8-sig")
    assert out["Content-Disposition"].startswith("attachment")
    assert "Ferncastle" not in out["Content-Disposition"]
    (line,) = csv.DictReader(io.StringIO(text))
    assert line["Family Name"] == "'=Ferncastle"
    corrected = SimpleUploadedFile("fixed.csv", text.replace(FUTURE, "2009-02-03").encode())
    answer = officer_client.post(address, {"files": [corrected], "key": "k"})
    again = worked()
    assert answer.url == f"/loads/{again.pk}"
    assert again.state == LoadState.APPLIED
    assert _file(again).accepted == 1


def test_undoing_asks_first_and_says_what_it_will_change(officer_client):
    sent(officer_client, {"list.csv": nhs_list(nhs_line(1), nhs_line(2, family="Ferncastle"))}, first="load")
    load = worked()
    page = words(officer_client.get(f"/loads/{load.pk}/undo"))
    assert "2 rows of this load stand now, about 2 records of people" in page
    officer_client.post(f"/loads/{load.pk}/undo")
    assert worked().state == LoadState.UNDONE
    assert "Undone" in words(officer_client.get(f"/loads/{load.pk}"))
    assert "Only one that is read or applied" in words(officer_client.post(f"/loads/{load.pk}/undo", follow=True))


def test_a_load_that_was_looked_at_can_be_left(officer_client):
    sent(officer_client, {"list.csv": nhs_list(nhs_line(1))})
    load = worked()
    page = words(officer_client.post(f"/loads/{load.pk}/undo", follow=True))
    assert "Nothing was changed" in page


def test_a_page_looks_again_by_itself_only_while_the_load_is_under_way_and_can_be_kept_still(officer_client):
    sent(officer_client, {"list.csv": nhs_list(nhs_line(1))})
    with as_job("test"):
        address = f"/loads/{Load.objects.get().pk}"
    assert officer_client.get(address)["Refresh"] == "3"
    assert "Refresh" not in officer_client.get(address, {"still": ""})
    worked()
    assert "Refresh" not in officer_client.get(address)


def test_a_row_is_shown_as_it_came_with_its_file_and_whose_it_is(officer_client):
    sent(officer_client, {"list.csv": nhs_list(nhs_line(1, family="  O’Brackwater "))}, first="load")
    load = worked()
    with as_job("test"):
        row = SourceRow.objects.get()
    answer = officer_client.get(f"/rows/{row.pk}")
    assert "  O’Brackwater " in answer.content.decode()
    assert f"Load {load.pk}" in words(answer)
    assert "Matched by rule" in words(answer)


def test_the_row_of_a_restricted_person_is_not_there_for_a_data_officer(officer_client):
    sent(officer_client, {"list.csv": nhs_list(nhs_line(1, restricted="Y"))}, first="load")
    worked()
    with as_job("test"):
        row = SourceRow.objects.get()
    assert officer_client.get(f"/rows/{row.pk}").status_code == 404


def test_what_does_not_exist_is_not_found(officer_client):
    sent(officer_client, {"a.csv": nhs_list(nhs_line(1))})
    one = worked()
    sent(officer_client, {"b.csv": nhs_list(nhs_line(2))}, key="two")
    other = worked()
    for address in ("/loads/999", f"/loads/{one.pk}/files/{_file(other).pk}", "/rows/99999", f"/loads/{one.pk}/apply"):
        assert officer_client.get(address).status_code == 404, address


PAGES = ("/loads", "/loads/new", "/loads/1", "/loads/1/undo", "/rows/1")


@pytest.mark.parametrize("address", PAGES)
def test_other_roles_are_told_whom_to_ask(worker_client, address):
    answer = worker_client.get(address)
    assert answer.status_code == 403
    assert "Data officer: sees to files and matching" in words(answer)


def test_the_list_of_loads_is_empty_in_words_and_then_shows_each(officer_client):
    assert "No files have been sent yet" in words(officer_client.get("/loads"))
    sent(officer_client, {"a.csv": nhs_list(nhs_line(1))})
    page = words(officer_client.get("/loads"))
    assert "Load" in page
    assert "Dorothea Ledger" in page


def test_pages_ask_the_database_as_often_however_much_there_is(officer_client, django_assert_max_num_queries):
    for number in range(1, 6):
        sent(
            officer_client,
            {f"{n}.csv": nhs_list(nhs_line(10 * number + n, born=FUTURE)) for n in range(4)},
            key=str(number),
        )
        worked()
    with as_job("test"):
        file = LoadFile.objects.first()
        row = SourceRow.objects.first()
    for address in ("/loads", f"/loads/{file.load_id}", f"/loads/{file.load_id}/files/{file.pk}", f"/rows/{row.pk}"):
        with django_assert_max_num_queries(15):
            officer_client.get(address)


def _file(load) -> LoadFile:
    with as_job("test"):
        return LoadFile.objects.get(load=load)
