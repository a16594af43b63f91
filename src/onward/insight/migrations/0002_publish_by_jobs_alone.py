"""Figures are published by a job, small numbers hidden first: no page writes one."""

from django.db import migrations

TABLES = "insight_figure, insight_picture, insight_counted"


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_first_tables")]

    operations = [
        migrations.RunSQL(
            f"REVOKE INSERT, UPDATE, DELETE ON {TABLES} FROM onward_web",
            f"GRANT INSERT, UPDATE, DELETE ON {TABLES} TO onward_web",
        )
    ]
