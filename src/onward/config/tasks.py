"""The tasks behind `./run`: each sets up what it needs, then does one thing."""

import os
import sys

from onward.config import database

OWNER_COMMANDS = {"migrate", "makemigrations", "sqlmigrate", "createcachetable", "squashmigrations", "showmigrations"}


def manage(words: list[str]) -> None:
    """A management command, as the role it needs: the owner changes the shape of tables, all else is a job's."""
    os.environ["ONWARD_PROCESS"] = "owner" if words[:1] and words[0] in OWNER_COMMANDS else "admin"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
    if os.environ.get("ONWARD_MODE", "demo") != "production":
        database.prepare()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./run manage", *words])


def check(words: list[str]) -> None:
    from onward.config import checks

    sys.exit(1 if checks.main(tuple(words)) else 0)


def docs(words: list[str]) -> None:
    from onward.config import docs as pages

    sys.exit(pages.main(tuple(words)))


def serve(words: list[str]) -> None:
    from onward.config import production

    sys.exit(production.serve(words))


def demo(words: list[str]) -> None:
    from onward.config import demonstration

    sys.exit(demonstration.main(words))


def test(words: list[str]) -> None:
    from onward.config import testing

    sys.exit(testing.main(words))


def bench(words: list[str]) -> None:
    from onward.config import benchmarks

    sys.exit(benchmarks.main(words))


def fix(words: list[str]) -> None:
    import subprocess

    for tool in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *tool, "src", "tests", "conftest.py"], check=False)  # noqa: S603


def main() -> None:
    task, words = sys.argv[1], sys.argv[2:]
    globals()[task](words)


if __name__ == "__main__":
    main()
