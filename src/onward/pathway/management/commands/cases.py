"""./run manage cases FILE...: worked cases against the law engine; all those beside the duties when no file is given."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from onward.pathway.law.cases import BadCase, duty_case_files, format_result, load_cases, run_case


class Command(BaseCommand):
    help = "Run worked cases: expected and got for each, the reasoning when wrong, and how many passed and failed."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="case files (YAML); all if none")

    def handle(self, *, files, **_):
        passed = failed = 0
        for file in files or _beside_the_duties():
            if not file.exists():
                raise CommandError(f"There is no file {file}. Give the path of a file of cases.")
            try:
                for case in load_cases(file):
                    result = run_case(case, file)
                    self.stdout.write(format_result(result))
                    passed, failed = passed + result.passed, failed + (not result.passed)
            except BadCase as problem:
                raise CommandError(str(problem)) from problem
        self.stdout.write(f"{passed} cases passed, {failed} failed")
        if failed:
            raise SystemExit(1)


def _beside_the_duties() -> list[Path]:
    return sorted(file for file in duty_case_files().values() if file.exists())
