"""Prints every row of the strategy's requirements with the tests that show it, or 'not yet'."""

from django.core.management.base import BaseCommand

from onward.config.requirements import requirements, showings


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--area", help="only the rows of one area, such as pathway or sharing")

    def handle(self, *, area, **_):
        shown = showings()
        rows = [row for row in requirements() if not area or row.area == area]
        for row in rows:
            self.stdout.write(f"{row.id}  {row.area}: {row.what_software_must_do}")
            for showing in shown.get(row.id, []):
                self.stdout.write(f"       {showing.file}::{showing.test}")
            if row.id not in shown:
                self.stdout.write("       not yet")
        done = sum(row.id in shown for row in rows)
        self.stdout.write(f"\n{done} of {len(rows)} rows are shown by tests.")
