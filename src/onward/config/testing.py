"""`./run test`: every test, journeys in a browser included. Words after it go to pytest."""

import os
import subprocess
import sys
from pathlib import Path

from onward.config import database, static_files

ROOT = Path(__file__).resolve().parents[3]


def main(words: list[str]) -> int:
    os.environ["ONWARD_MODE"] = "test"
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.config.settings"
    database.prepare(for_tests=True)
    os.environ["ONWARD_PROCESS"] = "owner"
    static_files.collect()
    try:
        command = [sys.executable, "-m", "pytest", *side_by_side(words), *words]
        return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603
    finally:
        if not os.environ.get("DATABASE_URL"):
            database.embedded(for_tests=True).stop()


def side_by_side(words: list[str]) -> list[str]:
    """The whole suite runs in as many processes as there are cores; a chosen part is sooner done in one.

    Tests that share a service (journeys) are one group, and so run one after another in one process.
    """
    cores = min(os.cpu_count() or 1, 4)
    return ["-n", str(cores), "--dist", "loadgroup"] if not words and cores > 1 else []
