"""The tables as the code wants them. What was done is noted in the database itself, so that the next start need not look.

The note is a comment on Django's table of migrations: it goes when the database goes.
"""

import hashlib
import sys
from importlib import metadata
from pathlib import Path

from onward.config import commands, database

PACKAGE = Path(__file__).resolve().parents[1]


def bring_up_to_date(*, quiet: bool = False) -> None:
    """Run the migrations, unless the same ones were the last to run here. Both steps share one start of Django."""
    if _noted() != mark():
        commands.run_as("owner", [sys.executable, "-m", "onward.config.tables", *(["quiet"] if quiet else [])])


def mark() -> str:
    """Changes with every migration of ours, and with every version of a package that may bring its own."""
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.glob("*/migrations/*.py")):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + file.read_bytes())
    for package in sorted(f"{found.name}=={found.version}" for found in metadata.distributions()):
        digest.update(package.encode())
    return digest.hexdigest()


def _noted() -> str | None:
    import psycopg

    with psycopg.connect(database.address("owner")) as connection:
        row = connection.execute("SELECT obj_description(to_regclass('public.django_migrations'))").fetchone()
    return row[0] if row else None


def _bring(*, quiet: bool) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    done = mark()  # before: a file that changes meanwhile must not count as done
    django.setup()
    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0 if quiet else 1)
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE django_migrations IS '{done}'")


if __name__ == "__main__":
    _bring(quiet="quiet" in sys.argv)
