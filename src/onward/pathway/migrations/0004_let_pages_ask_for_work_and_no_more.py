"""A page asks for background work; it neither changes nor takes back what waits, nor plays the worker."""

from django.db import migrations

ASKED = "procrastinate_jobs, procrastinate_events"
WORKERS = "procrastinate_periodic_defers, procrastinate_workers"


class Migration(migrations.Migration):
    dependencies = [
        ("pathway", "0003_let_pages_write_what_is_theirs"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.RunSQL(
            [
                f"REVOKE UPDATE, DELETE ON {ASKED} FROM onward_web",
                f"REVOKE INSERT, UPDATE, DELETE ON {WORKERS} FROM onward_web",
            ],
            [
                f"GRANT INSERT, UPDATE, DELETE ON {WORKERS} TO onward_web",
                f"GRANT UPDATE, DELETE ON {ASKED} TO onward_web",
            ],
        )
    ]
