"""From files to facts: everything is accounted for, can be looked at first, and can be undone."""

import json

import pytest
from django.db import connection

from onward.intake import actions, queries
from onward.intake.choices import FileState, LoadState, Outcome
from onward.intake.loads import working
from onward.intake.models import LoadFile, SourcePerson, SourceRow, Standing
from onward.intake.tests.sending import loaded, nccis_line, nccis_list, nhs_line, nhs_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]


def facts() -> list[tuple]:
    """What the area reads of everyone, without numbers that differ from load to load."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.family_name, p.born, s.kind, s.state, s.started, s.ended, s.known_on FROM people_person p"
            " LEFT JOIN people_spell s ON s.person_id = p.id WHERE p.search_text <> '' ORDER BY 1, 2, 3, 4, 5"
        )
        return cursor.fetchall()


def test_every_unit_of_a_file_is_accepted_failed_or_skipped_and_none_is_lost():
    load = loaded({"list.csv": nhs_list(nhs_line(1), nhs_line(2, born="1990-01-02"), ",No,Number,2009-01-02,F,,,,")})
    file = queries.files_of(load=load).get()
    assert file.units == 3 == file.accepted + file.failed + file.skipped
    assert file.skipped == 1
    assert SourceRow.objects.filter(file=file).count() == 3


def test_source_rows_are_kept_as_they_came():
    load = loaded({"list.csv": nhs_list(nhs_line(1, family="  O’Brackwater ", given="ottoline"))})
    row = SourceRow.objects.get(file__load=load)
    assert row.values["surname"] == "  O’Brackwater "
    assert row.number == 2


def test_a_fact_names_the_row_it_comes_from():
    load = loaded({"list.csv": nhs_list(nhs_line(1, services="Community paediatrics 2020-01-01"))})
    with connection.cursor() as cursor:
        cursor.execute("SELECT source_row FROM people_spell WHERE kind = 'childrens_health'")
        (row,) = cursor.fetchone()
    assert queries.row_behind(source_row=row).file.load == load


def test_the_same_file_again_changes_nothing_and_says_so():
    files = {"list.csv": nhs_list(nhs_line(1), nhs_line(2, family="Ferncastle"))}
    loaded(files)
    before = facts()
    again = loaded(files)
    file = queries.files_of(load=again).get()
    assert file.state == FileState.SAME
    assert "nothing changed" in file.message
    assert (file.units, file.accepted) == (2, 2)
    assert facts() == before


def test_rows_that_come_again_in_another_file_count_and_change_nothing():
    loaded({"one.csv": nhs_list(nhs_line(1), nhs_line(2, family="Ferncastle"))})
    standing = list(Standing.objects.values_list("row", flat=True))
    again = loaded({"two.csv": nhs_list(nhs_line(2, family="Ferncastle"), nhs_line(1))})
    assert queries.files_of(load=again).get().accepted == 2
    assert again.changed_subjects == 0
    assert list(Standing.objects.values_list("row", flat=True)) == standing


def test_the_same_bytes_from_two_systems_are_two_files():
    table = b"dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name\r\nT1,A Made Up Team,NULL,NULL\r\n"
    load = loaded({"nhs/ssd_department.csv": table, "send/ssd_department.csv": table})
    assert set(queries.files_of(load=load).values_list("state", "system")) == {("read", "nhs"), ("read", "send")}


def test_a_load_can_be_looked_at_and_changes_nothing_until_it_is_applied():
    load = loaded({"list.csv": nhs_list(nhs_line(1))}, apply=False)
    assert load.state == LoadState.READ
    assert facts() == []
    actions.apply(load=load, by=None)
    assert working.work(load.pk).state == LoadState.APPLIED
    assert facts()[0][0] == "Brackwater"


def test_a_later_row_with_the_same_key_takes_the_place_of_the_earlier():
    loaded({"one.csv": nhs_list(nhs_line(1, family="Brackwater"))})
    loaded({"two.csv": nhs_list(nhs_line(1, family="Ferncastle"))})
    assert {line[0] for line in facts()} == {"Ferncastle"}
    assert SourceRow.objects.filter(outcome=Outcome.ACCEPTED).count() == 2


def test_undoing_a_load_puts_back_what_was_there_before_and_keeps_its_rows():
    loaded({"one.csv": nhs_list(nhs_line(1, family="Brackwater"))})
    before = facts()
    second = loaded({"two.csv": nhs_list(nhs_line(1, family="Ferncastle"), nhs_line(2, family="Newcomer"))})
    actions.undo(load=second, by=None)
    assert working.work(second.pk).state == LoadState.UNDONE
    assert facts() == before
    assert SourceRow.objects.filter(file__load=second).count() == 2


def test_undoing_the_first_load_leaves_what_a_later_one_said():
    first = loaded({"one.csv": nhs_list(nhs_line(1, family="Brackwater"), nhs_line(2, family="Only Here"))})
    loaded({"two.csv": nhs_list(nhs_line(1, family="Ferncastle"))})
    actions.undo(load=first, by=None)
    working.work(first.pk)
    assert {line[0] for line in facts()} == {"Ferncastle"}


def test_a_load_that_was_undone_can_be_loaded_again_and_keeps_its_people():
    files = {"list.csv": nhs_list(nhs_line(1))}
    load = loaded(files)
    person = SourcePerson.objects.get().person_id
    actions.undo(load=load, by=None)
    working.work(load.pk)
    assert facts() == []
    loaded(files)
    assert SourcePerson.objects.get().person_id == person
    assert facts()[0][0] == "Brackwater"


def test_a_load_can_be_undone_only_once():
    load = loaded({"list.csv": nhs_list(nhs_line(1))})
    actions.undo(load=load, by=None)
    load = working.work(load.pk)
    with pytest.raises(actions.NotPossible, match="undone"):
        actions.undo(load=load, by=None)


def test_records_of_one_person_in_two_systems_become_one_person():
    loaded({"list.csv": nhs_list(nhs_line(1)), "nccis.csv": nccis_list(nccis_line("NC1"))})
    assert SourcePerson.objects.count() == 2
    assert SourcePerson.objects.values("person").distinct().count() == 1
    linked = SourcePerson.objects.exclude(link_why=[]).first()
    assert linked.link_why[0]["reasons"]


def test_small_steps_give_the_same_as_large_ones():
    from onward.intake.loads.pace import Pace

    lines = [nhs_line(n, family=f"Made{n}up", services="Community paediatrics 2020-01-01") for n in range(1, 8)]
    large = loaded({"list.csv": nhs_list(*lines)})
    one = facts()
    actions.undo(load=large, by=None)
    working.work(large.pk)
    loaded({"list.csv": nhs_list(*lines)}, pace=Pace(rows=2, subjects=2, people=2))
    assert facts() == one


def test_files_without_a_list_of_people_are_declined_in_a_sentence_and_the_rest_loads():
    load = loaded({"notes.md": b"# Notes\n\nNothing here.\n", "list.csv": nhs_list(nhs_line(1))})
    states = dict(queries.files_of(load=load).values_list("name", "state"))
    assert states == {"notes.md": FileState.DECLINED, "list.csv": FileState.READ}
    assert LoadFile.objects.get(name="notes.md").message.endswith(".")
    assert load.state == LoadState.APPLIED


def test_claims_are_kept_as_json_and_come_back_as_they_were():
    from onward.intake.loads import claims_kept

    loaded({"nccis.csv": nccis_list(nccis_line("NC1"))})
    kept = SourcePerson.objects.get().claims
    assert kept[0]["spells"]
    assert json.loads(json.dumps(claims_kept.kept(claims_kept.read(json.loads(json.dumps(kept)))))) == kept
