"""./run manage fill_demo: make a city, set up its agencies, and load its files as any agency's files are loaded."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from onward.demo import filling
from onward.demo.city import make_city, write_files, write_truth
from onward.intake.loads import receiving, working
from onward.pathway.actions import catch_up
from onward.people.choices import SYSTEMS
from onward.sharing.asking import as_job


class Command(BaseCommand):
    help = "Fill an empty service with a made-up city."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=2500, help="young people on the list")
        parser.add_argument("--seed", type=int, default=7)
        parser.add_argument("--truth", type=Path, help="where to keep who is truly who, to score the matching with")

    def handle(self, *, people: int, seed: int, truth: Path | None, **_) -> None:
        today = timezone.localdate()
        if people < 100:
            raise CommandError("A city needs at least 100 people: --people 100 or more.")
        with as_job("demo"):
            if filling.is_filled():
                self.stdout.write("The city is there already.")
                return
        city = make_city(people=people, seed=seed, on=today)
        with as_job("demo"):
            posts = filling.set_up_agencies(city, on=today)
        self.stdout.write(f"{len(city.workforce.organisations)} organisations, {posts} staff.", ending="\n")
        with TemporaryDirectory() as folder:
            write_files(city, Path(folder))
            if truth:
                write_truth(city, truth)
            with as_job("intake"):
                loads = [
                    receiving.receive(receiving.from_paths([Path(folder) / system]), system=system).pk
                    for system in SYSTEMS
                    if (Path(folder) / system).is_dir()
                ]
            working.work_together(loads)
        self.stdout.write(f"{len(loads)} agencies' files loaded.")
        catch_up()
        self.stdout.write("Dates worked out.")
