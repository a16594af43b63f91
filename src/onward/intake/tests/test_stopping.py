"""kill -9 in the middle of a load: begun again, it ends as an unbroken one would."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from onward.intake.loads import working
from onward.intake.loads.pace import Pace
from onward.intake.tests.sending import nccis_line, nccis_list, nhs_line, nhs_list, received
from onward.intake.tests.test_loading import facts
from onward.sharing.asking import as_job

# Another process must see what is written, so nothing is rolled back; the audit trail is left out, for it cannot be emptied.
EMPTIED = ["onward.intake", "onward.people", "onward.sharing", "onward.agencies", "onward.pathway"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, available_apps=EMPTIED)]

FILES = {
    "list.csv": nhs_list(
        *(nhs_line(n, family=f"Made{n}up", services="Community paediatrics 2020-01-01") for n in range(1, 130))
    ),
    "nccis.csv": nccis_list(*(nccis_line(f"NC{n}", family=f"Made{n}up") for n in range(1, 130))),
}
SMALL = Pace(rows=20, subjects=40, people=40)
CHILD = """
import django
django.setup()
from onward.intake.loads import working
from onward.intake.loads.pace import Pace
working.work({load}, pace=Pace(rows=20, subjects=40, people=40))
"""


def _work_and_be_killed(load_id: int, *, when: int) -> bool:
    """Kill the work once so much of it is committed; True when the process was killed before it was done."""
    env = os.environ | {
        "ONWARD_MODE": "test",
        "ONWARD_PROCESS": "admin",
        "ONWARD_DATABASE": connection.settings_dict["NAME"],
        "ONWARD_FILES": str(settings.FILES),
        "DJANGO_SETTINGS_MODULE": "onward.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    child = subprocess.Popen([sys.executable, "-c", CHILD.format(load=load_id)], env=env)
    ends = time.monotonic() + 60
    while _committed() < when and child.poll() is None and time.monotonic() < ends:
        time.sleep(0.01)
    killed = child.poll() is None
    if killed:
        child.send_signal(signal.SIGKILL)
    child.wait(timeout=60)
    return killed


def _committed() -> int:
    """Rows kept, subjects derived and lives told so far."""
    with as_job("test"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM intake_sourcerow) + (SELECT count(*) FROM intake_sourceperson)"
            " + (SELECT count(*) FROM people_change)"
        )
        return cursor.fetchone()[0]


def _empty_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE intake_load, intake_sourceperson, people_person, intake_pendingsubject CASCADE")


def _outcome() -> tuple:
    with as_job("test"), connection.cursor() as cursor:
        counts = []
        for table in (
            "sourcerow",
            "failedcheck",
            "standing",
            "sourceperson",
            "question",
            "pendingsubject",
            "pendingperson",
        ):
            cursor.execute(f"SELECT count(*) FROM intake_{table}")
            counts.append(cursor.fetchone()[0])
        cursor.execute("SELECT units, accepted, failed, skipped, state FROM intake_loadfile ORDER BY name")
        files = cursor.fetchall()
        cursor.execute(
            "SELECT string_agg(system || ':' || local_id, ',' ORDER BY system, local_id) FROM intake_sourceperson"
            " GROUP BY person_id ORDER BY 1"
        )
        return counts, files, cursor.fetchall(), facts()


def test_a_load_killed_again_and_again_ends_as_an_unbroken_one():
    working.work(received(FILES).pk)
    unbroken, whole = _outcome(), _committed()
    _empty_all()
    load = received(FILES)
    chance = random.Random(int(os.environ.get("ONWARD_SEED", time.time_ns())))
    moments = sorted(chance.sample(range(20, whole - 40), 3))
    kills = [_work_and_be_killed(load.pk, when=moment) for moment in moments]
    assert all(kills), moments
    assert working.work(load.pk, pace=SMALL).state == "applied"
    assert _outcome() == unbroken, moments
