"""`./run serve`: the web service and its worker for production. They live and stop together.

    ./run serve [--migrate] [--as-built] [--only web|worker|tables] [--bind ADDRESS:PORT]

`--migrate` first brings the tables up to date, by the owner's login (DATABASE_URL_ADMIN); `--only tables` does that
and ends. `--as-built` takes the static files as they are in an image. Settings: docs/reference/settings.md.
"""

import argparse
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from onward.config import static_files, tables
from onward.config.commands import django_command

PROCESSES = {"web": "site", "worker": "worker"}  # part of the service -> as whom it comes to the database
PATIENCE = 40  # seconds that web and worker have to finish what they are doing


def serve(words: list[str]) -> int:
    """Start, and stay until one of the two ends (1) or the service is told to stop (0)."""
    asked = _asked(words)
    os.environ.setdefault("ONWARD_MODE", "production")
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.config.settings"
    os.environ["ONWARD_PROCESS"] = "site"
    from onward.config import settings

    wanted = {name: process for name, process in PROCESSES.items() if asked.only in (None, name)}
    found = [unsafe_login(process) for process in wanted.values()] if settings.MODE == "production" else []
    if problems := [problem for problem in found if problem]:
        sys.exit("\n".join(problems))
    if asked.migrate or asked.only == "tables":
        tables.bring_up_to_date()
    if "web" in wanted and not asked.as_built:
        static_files.collect()
    return keep_together(commands(asked.bind, wanted)) if wanted else 0


def commands(bind: str, wanted: Mapping[str, str] = PROCESSES) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Part of the service -> how it is started: the command and its environment."""
    all_of_them = {"web": _web(bind), "worker": django_command("procrastinate", "worker")}
    return {name: (all_of_them[name], {**os.environ, "ONWARD_PROCESS": process}) for name, process in wanted.items()}


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./run serve", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--migrate", action="store_true", help="first bring the tables up to date")
    parser.add_argument("--as-built", action="store_true", help="static files are in place already")
    parser.add_argument("--only", choices=[*PROCESSES, "tables"], help="one part, where each has its own container")
    parser.add_argument("--bind", default=os.environ.get("ONWARD_BIND", "127.0.0.1:8000"), help="address and port")
    return parser.parse_args(words)


def _web(bind: str) -> list[str]:
    # Threads share a pool of database connections. Nothing is loaded before the fork: charts hang in a child otherwise.
    return [
        *(sys.executable, "-m", "gunicorn", "onward.config.wsgi:application"),
        *("--bind", bind, "--worker-class", "gthread", "--no-control-socket"),
        *("--workers", os.environ.get("ONWARD_WEB_WORKERS", "2"), "--threads", os.environ.get("ONWARD_THREADS", "4")),
        *("--timeout", "60", "--graceful-timeout", "30"),
        *(("--worker-tmp-dir", "/dev/shm") if Path("/dev/shm").is_dir() else ()),  # noqa: S108 (memory, not a disk)
    ]


def unsafe_login(process: str) -> str:
    """Why the database login of a process may not be used, in a sentence; empty when it may."""
    import psycopg

    from onward.config import database

    setting = {"worker": "DATABASE_URL_WORKER"}.get(process, "DATABASE_URL")
    own = database.ROLE_AT_START[process]
    others = sorted({"onward_owner", "onward_jobs", "onward_web"} - {own})
    try:
        with psycopg.connect(database.address(process), connect_timeout=10) as connection:
            roles = connection.execute("SELECT to_regrole(r) IS NOT NULL FROM unnest(%s::text[]) r", [[own, *others]])
            if not all(there for (there,) in roles):
                return (
                    "The database lacks the roles of Onward. Ask its administrator to run src/onward/config/roles.sql."
                )
            row = connection.execute(
                "SELECT session_user, rolsuper, rolbypassrls, pg_has_role(session_user, %s, 'MEMBER'),"
                " ARRAY(SELECT r FROM unnest(%s::text[]) r WHERE pg_has_role(session_user, r, 'MEMBER'))"
                " FROM pg_roles WHERE rolname = session_user",
                [own, others],
            ).fetchone()
    except psycopg.OperationalError as problem:
        reason = str(problem).strip().splitlines()[0]
        return f"The database named in {setting} does not answer ({reason}). See that it runs and the address is right."
    assert row is not None  # session_user is always a role
    login, is_super, bypasses, is_member, too_many = row
    if is_super or bypasses:
        return (
            f"The login {login!r} in {setting} can step around row-level security, which keeps people's records from "
            f"those with no right to them. Use {database.LOGIN[process]} (src/onward/config/roles.sql)."
        )
    if not is_member:
        return f"The login {login!r} in {setting} is no member of {own}. Use {database.LOGIN[process]}."
    if too_many:
        return (
            f"The login {login!r} in {setting} is a member of {' and '.join(too_many)} and could read more than "
            f"{'pages' if process == 'site' else 'jobs'} may. Use {database.LOGIN[process]}."
        )
    return ""


def keep_together(commands: Mapping[str, tuple[list[str], Mapping[str, str]]]) -> int:
    """Run commands side by side until told to stop (0), or until one ends by itself: then all stop (1)."""
    told: list[int] = []
    before = {number: signal.signal(number, lambda n, _: told.append(n)) for number in (signal.SIGTERM, signal.SIGINT)}
    children: dict[str, subprocess.Popen] = {}
    try:
        for name, (command, env) in commands.items():
            children[name] = subprocess.Popen(  # noqa: S603
                command, env=dict(env), preexec_fn=_end_with_parent(), start_new_session=True
            )
        while not told:
            ended = [name for name, child in children.items() if child.poll() is not None]
            if ended:
                name = ended[0]
                sys.stderr.write(f"{name} ended by itself ({children[name].returncode}), so the service stops.\n")
                return 1
            time.sleep(0.2)
        return 0
    finally:
        _stop(children.values())
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(children: Iterable[subprocess.Popen]) -> None:
    running = [child for child in children if child.poll() is None]
    for child in running:
        child.terminate()
    last = time.monotonic() + PATIENCE
    for child in running:
        try:
            child.wait(max(0.1, last - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _end_with_parent():
    """On Linux, what the child does first: ask to be stopped should its parent be killed outright."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, signal.SIGTERM)  # 1: PR_SET_PDEATHSIG


def alive() -> int:
    """For an image's health check: whether the web service answers here, asked by the name that it knows itself by."""
    port = os.environ.get("ONWARD_BIND", "127.0.0.1:8000").rsplit(":", 1)[-1]
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=4)
    try:
        connection.request("GET", "/alive", headers={"Host": urlsplit(os.environ["ONWARD_ADDRESS"]).netloc})
        return 0 if connection.getresponse().status == 200 else 1
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(alive())
