"""What starts in production is safe or says why not, and what starts together stops together."""

import os
import signal
import subprocess
import sys
import time

import pytest

from onward.config import database, production
from onward.config.settings import ROOT

SAFE = {
    "ONWARD_MODE": "production",
    "ONWARD_SECRET_KEY": "made-up-key-" * 6,
    "ONWARD_ADDRESS": "https://onward.example.gov.uk",
    "DATABASE_URL": "postgresql://onward_site@db.example/onward",
}


def settings_with(tmp_path, **changed: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in {**SAFE, **changed}.items() if v}
    env |= {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "ONWARD_HOME": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-c", "import onward.config.settings"], env=env, capture_output=True, text=True
    )


def test_production_starts_with_safe_settings(tmp_path):
    done = settings_with(tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONWARD_SECRET_KEY", ""),
        ("ONWARD_SECRET_KEY", "short"),
        ("ONWARD_ADDRESS", ""),
        ("ONWARD_ADDRESS", "http://onward.example.gov.uk"),
        ("DATABASE_URL", ""),
    ],
)
def test_production_refuses_a_missing_or_unsafe_setting_by_its_name(tmp_path, name, value):
    done = settings_with(tmp_path, **{name: value})
    assert done.returncode != 0
    assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def server():
    database.prepare(for_tests=True)
    return database.embedded(for_tests=True)


@pytest.mark.parametrize(
    ("process", "login", "says"),
    [
        ("site", "onward_site", ""),
        ("worker", "onward_worker", ""),
        ("site", "postgres", "row-level security"),
        ("site", "onward_admin", "onward_jobs and onward_owner"),
        ("site", "onward_worker", "no member of onward_web"),
        ("worker", "onward_admin", "onward_owner and onward_web"),
    ],
)
def test_a_login_that_could_read_more_than_its_part_is_refused(server, monkeypatch, process, login, says):
    monkeypatch.setenv("DATABASE_URL", server.url(login, "postgres"))
    monkeypatch.delenv("DATABASE_URL_WORKER", raising=False)
    said = production.unsafe_login(process)
    assert says in said if says else said == ""


def test_a_database_that_does_not_answer_is_named_by_its_setting(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://onward_site@/onward?host=/nowhere")
    assert "DATABASE_URL does not answer" in production.unsafe_login("site")


def python(code: str) -> tuple[list[str], dict[str, str]]:
    return [sys.executable, "-c", code], dict(os.environ)


@pytest.mark.slow
def test_when_one_part_ends_the_other_is_stopped_and_the_service_fails(tmp_path, capfd):
    mark = tmp_path / "stopped"
    waits = (
        "import signal, sys, time, pathlib\n"
        f"def stop(*_): pathlib.Path({str(mark)!r}).touch(); sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, stop); time.sleep(60)"
    )
    begun = time.monotonic()
    code = production.keep_together({"worker": python(waits), "web": python("import time; time.sleep(0.5)")})
    assert code == 1
    assert mark.exists()
    assert time.monotonic() - begun < 20
    assert "web ended by itself" in capfd.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_part_outlives_the_service_even_when_it_is_killed(tmp_path, how, code):
    marks = {name: tmp_path / name for name in ("web", "worker")}
    part = "import os, pathlib, time; pathlib.Path({!r}).write_text(str(os.getpid())); time.sleep(60)"
    commands = {name: ([sys.executable, "-c", part.format(str(mark))], {}) for name, mark in marks.items()}
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    whole = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import sys; from onward.config.production import keep_together; sys.exit(keep_together({commands!r}))",
        ],
        env=env,
    )
    last = time.monotonic() + 20
    while not all(mark.exists() and mark.read_text() for mark in marks.values()) and time.monotonic() < last:
        time.sleep(0.05)
    whole.send_signal(how)
    assert whole.wait(20) == code
    numbers = [int(mark.read_text()) for mark in marks.values()]
    while any(_runs(number) for number in numbers) and time.monotonic() < last:
        time.sleep(0.05)
    assert not any(_runs(number) for number in numbers)


def _runs(number: int) -> bool:
    try:
        with open(f"/proc/{number}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
