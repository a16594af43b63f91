"""./run manage load FILES...: take in files and folders, say what became of each, and apply them."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onward.intake import queries
from onward.intake.choices import FileState, LoadState
from onward.intake.loads import receiving, working
from onward.intake.loads.pace import USUAL, Pace
from onward.intake.models import Load, LoadFile
from onward.people.choices import SYSTEMS
from onward.sharing.asking import as_job

SHOWN = 5  # failed checks by file; the download has them all


class Command(BaseCommand):
    help = "Load files from agencies: files and folders alike. The kind of each file is recognised from its content."
    requires_system_checks: list[str] = []  # it shows no page

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILES")
        parser.add_argument(
            "--look", action="store_true", help="read and check, and say what would be loaded; apply nothing"
        )
        parser.add_argument("--apply-later", action="store_true", help="the same as --look: apply it from its page")
        parser.add_argument("--system", choices=sorted(SYSTEMS), default="", help="the system that the files come from")
        parser.add_argument("--rows-at-a-time", type=int, default=USUAL.rows, help="rows kept in one transaction")

    def handle(
        self, *, files: list[Path], look: bool, apply_later: bool, system: str, rows_at_a_time: int, **_
    ) -> None:
        missing = [str(f) for f in files if not f.exists()]
        if missing:
            raise CommandError(f"There is no file or folder {', '.join(missing)}. Check the name; nothing was loaded.")
        pace = Pace.of(rows_at_a_time)
        for unfinished in working.unfinished():
            self.stdout.write(f"Finishing load {unfinished}, which was interrupted.")
            working.work_patiently(unfinished, pace=pace)
        if not files:
            return
        with as_job("intake"):
            load = receiving.receive(receiving.from_paths(files), system=system, apply=not (look or apply_later))
        load = working.work_patiently(load.pk, pace=pace)
        with as_job("intake"):
            broken = self._report(load)
        if broken:
            raise CommandError(f"{broken} of the files could be read only part way. What is wrong is said above.")

    def _report(self, load: Load) -> int:
        files = list(queries.files_of(load=load))
        for file in files:
            self._report_file(file)
        read = [f for f in files if f.unit]
        self.stdout.write(
            f"Load {load.pk}: {_counted(len(files), 'file', 'files')}, {len(read)} of them lists of people. "
            f"{sum(f.units for f in read):,} units = {sum(f.accepted for f in read):,} accepted "
            f"+ {sum(f.failed for f in read):,} failed + {sum(f.skipped for f in read):,} skipped. {_fate(load)}"
        )
        return sum(f.state == FileState.BROKEN for f in files)

    def _report_file(self, file: LoadFile) -> None:
        if not file.unit:
            self.stdout.write(f"{file.name}: {file.get_state_display().lower()}. {file.message}")
            return
        self.stdout.write(
            f"{file.name}: {queries.title_of(file=file)}. Units ({file.unit}): {file.units:,} = "
            f"{file.accepted:,} accepted + {file.failed:,} failed + {file.skipped:,} skipped."
            + (f" {file.warned:,} accepted with something to look at." if file.warned else "")
        )
        if file.message:
            self.stdout.write(f"    {file.message}")
        if file.state != FileState.SAME:
            for check in queries.failed_checks(file=file, severity="error")[:SHOWN]:
                at = f"number {check.row.number}" + (f", {check.column}" if check.column else "")
                self.stdout.write(f"    {at}: {check.words} Who can fix it: {check.who_can_fix}.")
            if file.failed > SHOWN:
                self.stdout.write("    ... and more: all are on the load's page.")


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _fate(load: Load) -> str:
    if load.state == LoadState.APPLIED:
        return f"Applied: {_counted(load.people_to_tell, 'life', 'lives')} changed."
    if load.state == LoadState.READ:
        return "Nothing is applied yet."
    return "Nothing was loaded."
