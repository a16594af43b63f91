"""./run manage set-up-area FILE: organisations, staff and agreements as the file says."""  # noqa: N999 - its name as typed

from pathlib import Path

import yaml
from django.core.management.base import BaseCommand, CommandError

from onward.config.area import NotAnArea, set_up
from onward.sharing.asking import as_job


class Command(BaseCommand):
    help = "Bring organisations, staff and agreements to what a file says (deploy/area.sample.yaml), then grants."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_):
        try:
            wanted = yaml.safe_load(file.read_text(encoding="utf-8"))
            with as_job("set up the area"):
                made = set_up(wanted)
        except OSError as problem:
            raise CommandError(f"{file} cannot be read: {problem.strerror}.") from problem
        except yaml.YAMLError as problem:
            raise CommandError(f"{file} is no YAML that can be read: {' '.join(str(problem).split())}.") from problem
        except NotAnArea as problem:
            raise CommandError(f"{file}: {problem}") from problem
        self.stdout.write(
            f"{made.organisations} organisations, {made.posts} posts, {made.agreements} agreements; {made.grants:,} grants."
        )
