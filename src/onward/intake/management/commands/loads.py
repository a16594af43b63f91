"""./run manage loads: what was loaded, when, and how far it is."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from onward.intake import queries
from onward.sharing.asking import as_job


class Command(BaseCommand):
    help = "List the loads, newest first."
    requires_system_checks: list[str] = []  # it shows no page

    def handle(self, **_) -> None:
        with as_job("intake"):
            for load in queries.loads()[:50]:
                at = timezone.localtime(load.received_at)
                self.stdout.write(
                    f"{load.pk}  {at:%d %b %Y %H:%M}  {load.get_state_display():20}  {load.files_sent} files, "
                    f"{load.units:,} units = {load.accepted:,} accepted + {load.failed:,} failed + {load.skipped:,} skipped"
                )
