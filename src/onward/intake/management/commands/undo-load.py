"""./run manage undo-load ID: take back all that a load changed; its rows are kept."""  # noqa: N999 - its name as typed

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onward.intake import actions
from onward.intake.loads import working
from onward.intake.models import Load
from onward.sharing.asking import as_job


class Command(BaseCommand):
    help = "Undo a load: where an earlier load gave the same row, that stands again."
    requires_system_checks: list[str] = []  # it shows no page

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int)

    def handle(self, *, id: int, **_) -> None:  # noqa: A002 - the argument's name on the command line
        with as_job("intake"):
            load = Load.objects.filter(pk=id).first()
            if load is None:
                raise CommandError(f"There is no load {id}. ./run manage loads lists them.")
            try:
                actions.undo(load=load, by=None)
            except actions.NotPossible as problem:
                raise CommandError(str(problem)) from problem
        load = working.work_patiently(id)
        self.stdout.write(f"Load {id} is undone; {load.changed_subjects:,} people's rows were put back.")
