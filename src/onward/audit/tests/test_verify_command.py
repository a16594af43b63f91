"""The command that checks the trail says that it holds, or where it does not."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from onward.audit import trail


@pytest.mark.django_db
@pytest.mark.usefixtures("as_job")
def test_the_command_names_the_batch_that_was_altered(capsys):
    with trail.noting(actor="job:test", place="test"):
        trail.note(did="read", what="people.Person:1", person=1)
    call_command("verify_audit")
    assert "The trail holds: 1 batches" in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE onward_owner")
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_only_grows")
        cursor.execute("UPDATE audit_entry SET did = 'nothing'")
    with pytest.raises(CommandError, match="does not follow"):
        call_command("verify_audit")
