"""Who is on a lock's list decides who may see a person: pages neither read it nor write it."""

from django.db import migrations

from onward.sharing.row_security import jobs_only


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_first_tables")]

    operations = [*jobs_only("sharing_lockedpost")]
