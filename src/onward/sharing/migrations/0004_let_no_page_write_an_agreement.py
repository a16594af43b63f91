"""Agreements and signatures decide access, so no page may write them by itself: jobs do, on someone's behalf."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_data_officers_hold_no_grants")]

    operations = [
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON sharing_agreement, sharing_signature FROM onward_web",
            "GRANT INSERT, UPDATE, DELETE ON sharing_agreement, sharing_signature TO onward_web",
        )
    ]
