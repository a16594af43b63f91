"""Management commands in processes of their own, each as the database role it needs."""

import os
import subprocess
import sys


def django_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "django", *words]


def django_as(process: str, *words: str) -> None:
    run_as(process, django_command(*words))


def run_as(process: str, command: list[str]) -> None:
    done = subprocess.run(command, env={**os.environ, "ONWARD_PROCESS": process})  # noqa: S603
    if done.returncode:
        raise SystemExit(f"{_named(command)} did not end well (see above), so the service was not started.")


def _named(command: list[str]) -> str:
    return command[3] if command[2] == "django" else command[2]
