"""A database of its own holding a made-up city, filled as the demo is, and dropped when the benchmarks are done."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from onward.config import database, static_files, tables
from onward.config.bench.measuring import NotMeasured
from onward.config.postgres import SUPERUSER


def name(people: int) -> str:
    return f"bench_{people}"


def begin(people: int) -> None:
    """Bring the service up in this process, on the database of a city of that size."""
    os.environ |= {"ONWARD_DATABASE": name(people), "ONWARD_PROCESS": "admin", "ONWARD_MODE": "demo"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.config.settings"
    import django

    django.setup()


@contextmanager
def empty(*names: str) -> Iterator[None]:
    """Databases with every table and nobody in them. Whatever happens, they do not stay on the server."""
    if os.environ.get("DATABASE_URL"):
        raise NotMeasured(
            "Benchmarks make and drop databases, so they only use the embedded server: unset DATABASE_URL."
        )
    os.environ |= {"ONWARD_MODE": "demo", "DJANGO_SETTINGS_MODULE": "onward.config.settings"}
    before = os.environ.get("ONWARD_DATABASE")
    database.embedded().start()
    _drop(*names)
    try:
        for called in names:
            os.environ["ONWARD_DATABASE"] = called
            database.prepare()
            tables.bring_up_to_date(quiet=True)
        static_files.collect()
        yield
    finally:
        _drop(*names)
        os.environ.pop("ONWARD_DATABASE", None)
        if before is not None:
            os.environ["ONWARD_DATABASE"] = before


def _drop(*names: str) -> None:
    import psycopg

    with psycopg.connect(database.embedded().url(SUPERUSER, "postgres"), autocommit=True) as connection:
        for called in names:
            connection.execute(f'DROP DATABASE IF EXISTS "{called}" WITH (FORCE)')
