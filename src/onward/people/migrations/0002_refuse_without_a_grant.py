"""Every table about a person is refused by the database itself to a viewer without a live grant."""

from django.db import migrations

from onward.sharing.row_security import guard, jobs_only


class Migration(migrations.Migration):
    dependencies = [("people", "0001_first_tables"), ("sharing", "0001_first_tables")]

    operations = [
        *guard("people_person", group="M01", person="id"),
        *guard("people_identifier", group="M01"),
        *guard("people_address", group="M02"),
        *guard("people_sourcedspell", group="group"),
        *guard("people_spell", group="group"),
        *guard("people_event", group="group"),
        *jobs_only("people_merge"),
        *jobs_only("people_change"),
        migrations.RunSQL(
            # someone who writes about a person says so in the outbox, and cannot read it
            "CREATE POLICY told ON people_change FOR INSERT TO onward_web WITH CHECK (EXISTS ("
            "SELECT 1 FROM sharing_grant g WHERE g.person_id = people_change.person_id AND g.post_id = onward_viewer()))",
            "DROP POLICY told ON people_change",
        ),
    ]
