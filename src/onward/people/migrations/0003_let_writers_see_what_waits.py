"""A page that changed something about a person may ask whether it has been worked out yet."""

from django.db import migrations

SEEN = (
    "CREATE POLICY waiting ON people_change FOR SELECT TO onward_web USING (EXISTS ("
    "SELECT 1 FROM sharing_grant g WHERE g.person_id = people_change.person_id AND g.post_id = onward_viewer()))"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_refuse_without_a_grant")]

    operations = [migrations.RunSQL(SEEN, "DROP POLICY waiting ON people_change")]
