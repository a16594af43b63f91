"""From the command to a page: `./run demo` on a machine that has its packages, first with nothing there, then again."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from onward.config.bench.measuring import NotMeasured, Report, Result
from onward.config.demonstration import free_port

PAGE = 30.0  # seconds from the command to the first page, with a city of 2,500
GIVEN_UP = 900  # seconds


def command_to_page(people: int) -> Report:
    """In a home of its own, so that no running demo is disturbed."""
    with TemporaryDirectory() as home:
        first, again = _start(people, home), _start(people, home)
    words = "command to first page"
    return Report(
        f"Demo, {people:,} young people",
        [
            Result(f"{words}, nothing there yet", (first[0],), first[1], target=PAGE if people <= 2500 else None),
            Result(f"{words}, city there already", (again[0],), again[1]),
        ],
    )


def _start(people: int, home: str) -> tuple[float, float]:
    """Seconds by the clock and in processor time, the database server's included, until a page is served."""
    port = free_port()
    command = [sys.executable, "-m", "onward.config.tasks", "demo", "--people", str(people), "--port", str(port)]
    env = {**os.environ, "ONWARD_HOME": home, "ONWARD_DATABASE": "onward"}
    begun = time.monotonic()
    with Path(home, "said.txt").open("w") as said:
        demo = subprocess.Popen(command, env=env, stdout=said, stderr=said)  # noqa: S603
        try:
            while not _answers(f"http://127.0.0.1:{port}/demo"):
                if demo.poll() is not None or time.monotonic() - begun > GIVEN_UP:
                    raise NotMeasured(
                        f"The demo did not start. Its last words: {Path(home, 'said.txt').read_text()[-2000:]}"
                    )
                time.sleep(0.1)
            seconds = time.monotonic() - begun
        finally:
            demo.send_signal(signal.SIGINT)
            usage = os.wait4(demo.pid, 0)[2]
    return seconds, usage.ru_utime + usage.ru_stime


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
