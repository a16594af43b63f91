"""Which database, as whom. One place reads DATABASE_URL; the embedded server stands in when it is not set.

Three logins (roles.sql): `site` for pages, `worker` for jobs, `admin` for migrations, commands and tests. With one
DATABASE_URL all three use it (fine for a try-out); DATABASE_URL_WORKER and DATABASE_URL_ADMIN part them.
"""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from onward.config.postgres import FOR_TESTS, SUPERUSER, Server

HOME = Path(os.environ.get("ONWARD_HOME") or Path(__file__).resolve().parents[3] / "var")
ROLE_AT_START = {"site": "onward_web", "worker": "onward_jobs", "admin": "onward_jobs", "owner": "onward_owner"}
LOGIN = {"site": "onward_site", "worker": "onward_worker", "admin": "onward_admin", "owner": "onward_admin"}


def embedded(*, for_tests: bool = False) -> Server:
    return Server(HOME / ("tests" if for_tests else "database") / "cluster", settings=FOR_TESTS if for_tests else ())


def address(process: str, *, for_tests: bool = False) -> str:
    """The database address for a process: `site`, `worker`, `admin` or `owner`."""
    own = {"worker": "DATABASE_URL_WORKER", "admin": "DATABASE_URL_ADMIN", "owner": "DATABASE_URL_ADMIN"}.get(process)
    given = (own and os.environ.get(own)) or os.environ.get("DATABASE_URL")
    if given:
        return given
    return embedded(for_tests=for_tests).url(LOGIN[process], os.environ.get("ONWARD_DATABASE", "onward"))


def settings(process: str, *, for_tests: bool = False) -> dict:
    """Django's DATABASES["default"] for a process. Every session starts in the least role that will do."""
    parts = urlsplit(address(process, for_tests=for_tests))
    extra = {key: values[0] for key, values in parse_qs(parts.query).items()}
    host = extra.pop("host", None) or parts.hostname or ""
    options: dict = {**extra, "options": f"-c role={ROLE_AT_START[process]}"}
    if process == "site":
        options["pool"] = {"min_size": 1, "max_size": int(os.environ.get("ONWARD_POOL", "8")), "timeout": 20}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "onward",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,  # onward.sharing.middleware opens the transaction and says who is asking
        "TEST": {"NAME": os.environ.get("ONWARD_TEST_DATABASE", "test_onward")},
    }


def prepare(*, for_tests: bool = False, database: str | None = None) -> None:
    """Start the embedded server when there is no other, and see that roles and database are there."""
    import psycopg

    if os.environ.get("DATABASE_URL"):
        admin = os.environ.get("DATABASE_URL_ADMIN") or os.environ["DATABASE_URL"]
        with psycopg.connect(admin, autocommit=True) as connection:
            if connection.execute("SELECT to_regrole('onward_owner')").fetchone() == (None,):
                connection.execute(_roles())
                connection.execute("GRANT onward_owner, onward_web, onward_jobs TO CURRENT_USER")
            _own_the_schema(connection)
        return
    server = embedded(for_tests=for_tests)
    server.start()
    name = database or os.environ.get("ONWARD_DATABASE", "onward")
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(7712)")  # tests that start side by side would trip over each other
        connection.execute(_roles())
        if for_tests:  # the test runner makes and drops its own databases
            connection.execute("ALTER ROLE onward_owner CREATEDB")
        elif not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f'CREATE DATABASE "{name}" OWNER onward_owner')
    if not for_tests:
        with psycopg.connect(server.url(SUPERUSER, name), autocommit=True) as connection:
            _own_the_schema(connection)


def _roles() -> str:
    return (Path(__file__).with_name("roles.sql")).read_text()


def _own_the_schema(connection) -> None:
    connection.execute("ALTER SCHEMA public OWNER TO onward_owner")
