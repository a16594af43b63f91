"""./run manage verify_audit: whether the trail is as it was written; names the first batch that is not."""

from django.core.management.base import BaseCommand, CommandError

from onward.audit import trail
from onward.audit.models import Batch


class Command(BaseCommand):
    help = "Check the audit trail: every batch must follow from the one before and from its own entries."

    def handle(self, **_) -> None:
        from django.db import connection, transaction

        # audit lies beneath sharing, so it says by itself that a job is asking
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', 'onward_jobs', true), set_config('onward.job', 'audit', true)")
            broken = trail.first_broken()
            batches = Batch.objects.count()
        if broken:
            raise CommandError(broken)
        self.stdout.write(f"The trail holds: {batches:,} batches, each following from the one before.")
