"""`./run demo`: a made-up city, filled by its agencies' own files, with web and worker, on this machine alone.

./run demo [--people 2500] [--seed 7] [--port 8000] [--fresh] [--only-fill]
"""

import argparse
import os
import shutil
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from onward.config import database, production, static_files, tables
from onward.config.commands import django_as
from onward.config.postgres import SUPERUSER


def main(words: list[str]) -> int:
    asked = _asked(words)
    started = time.monotonic()
    os.environ["ONWARD_MODE"] = "demo"
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.config.settings"
    if asked.fresh:
        _forget()
    from onward.config import settings  # noqa: F401 - makes the key that all processes share, while there is one process

    # on a first start both take seconds, and neither waits for the other
    with ThreadPoolExecutor() as beside:
        styles = beside.submit(static_files.collect)
        database.prepare()
        tables.bring_up_to_date(quiet=True)
        styles.result()
    port = asked.port or free_port()
    os.environ["ONWARD_ADDRESS"] = address = f"http://127.0.0.1:{port}"
    try:
        django_as("admin", "fill_demo", "--people", str(asked.people), "--seed", str(asked.seed))
        if asked.only_fill:
            return 0
        say = sys.stdout.write
        say(f"\nOnward is ready at {address}  ({time.monotonic() - started:.0f} seconds)\n")
        say(f"Choose whom to be at {address}/demo: nobody in this city is real.\n")
        say("Stop it with Ctrl+C.\n")
        sys.stdout.flush()
        return production.keep_together(production.commands(f"127.0.0.1:{port}"))
    finally:
        if not asked.only_fill and not os.environ.get("DATABASE_URL"):
            database.embedded().stop()


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./run demo")
    parser.add_argument(
        "--people", type=int, default=2500, help="young people in the city (25,000 is Birmingham's size)"
    )
    parser.add_argument("--seed", type=int, default=7, help="another number makes another city")
    parser.add_argument("--port", type=int, help="the port to listen on (8000, or the next that is free)")
    parser.add_argument("--fresh", action="store_true", help="begin again with an empty database")
    parser.add_argument("--only-fill", action="store_true", help="fill the database and stop")
    return parser.parse_args(words)


def free_port() -> int:
    for port in range(8000, 8100):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    sys.exit("Ports 8000 to 8099 are all in use. Choose another with --port.")


def _forget() -> None:
    """Drop the demo's database and files; a council's own server is never touched."""
    if os.environ.get("DATABASE_URL"):
        sys.exit("--fresh only empties the embedded database. Drop the database on your own server yourself.")
    import psycopg

    server = database.embedded()
    server.start()
    name = os.environ.get("ONWARD_DATABASE", "onward")
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    shutil.rmtree(database.HOME / "files", ignore_errors=True)
