"""The trail only grows, and shows when it was tampered with."""

import pytest
from django.db import DatabaseError, connection, transaction

from onward.audit import trail

pytestmark = pytest.mark.django_db


def _noted(*things):
    with trail.noting(actor="job:test", place="test"):
        for thing in things:
            trail.note(did="read", what=thing, person=1)


@pytest.mark.usefixtures("as_job")
def test_an_untouched_trail_holds():
    _noted("people.Person:1")
    _noted("people.Person:2", "people.Person:3")
    assert trail.first_broken() is None


@pytest.mark.usefixtures("as_job")
@pytest.mark.parametrize("table", ["audit_batch", "audit_entry"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_nobody_changes_or_empties_the_trail(table, verb):
    _noted("people.Person:1")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


@pytest.mark.usefixtures("as_job")
def test_an_entry_altered_behind_its_back_is_named():
    _noted("people.Person:1")
    _noted("people.Person:2")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE onward_owner")
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_only_grows")
        cursor.execute("UPDATE audit_entry SET what = 'people.Person:9' WHERE what = 'people.Person:1'")
        cursor.execute("SET LOCAL ROLE onward_jobs")
    assert "does not follow" in trail.first_broken()


@pytest.mark.usefixtures("as_job")
def test_something_done_outside_a_request_or_job_is_refused():
    trail._notes.set(None)
    with pytest.raises(trail.NobodyIsNoting):
        trail.note(did="read", what="people.Person:1")
