"""A page answers at once and a job does the work; what a stop left behind is put back in the queue, once."""

import io
from datetime import date

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from onward.agencies.models import Organisation, Post, User
from onward.intake import actions, jobs
from onward.intake.choices import LoadState
from onward.intake.models import Load
from onward.intake.tests.sending import nhs_line, nhs_list, received
from onward.sharing.asking import as_job, as_viewer
from onward.sharing.models import AreaGround

pytestmark = pytest.mark.django_db


def _queued() -> list[dict]:
    return list(ProcrastinateJob.objects.filter(task_name="intake.work_on").values_list("args", flat=True))


def test_files_sent_from_a_page_are_kept_and_read_by_a_job():
    with as_job("test"):
        council = Organisation.objects.create(key="council", name="Brindleford Council", kind="council")
        user = User.objects.create(username="d", name="Dorothea Ledger")
        post = Post.objects.create(user=user, role="ADM", organisation=council, starts=date(2026, 1, 1))
        AreaGround.objects.create(post=post, duty="intake", starts=date(2026, 1, 1))
    with as_viewer(post.pk, place="test"):
        load = actions.send(files=[("list.csv", io.BytesIO(nhs_list(nhs_line(1))))], by=post)
        assert load.state == LoadState.RECEIVED
    assert _queued() == [{"load_id": load.pk}]
    jobs.work_on(load.pk)
    with as_job("test"):
        assert Load.objects.get().state == LoadState.APPLIED


def test_a_load_left_half_way_is_queued_once_however_often_it_is_looked_for():
    load = received({"list.csv": nhs_list(nhs_line(1))})
    jobs.finish_what_was_begun(0)
    jobs.finish_what_was_begun(300)
    assert _queued() == [{"load_id": load.pk}]


def _left(task: str, status: str, *, lock: str, queueing_lock: str | None) -> int:
    """A job as a killed worker leaves it: no worker has it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, status, attempts)"
            " VALUES ('made-up', %s, 0, %s, %s, '{}', %s, 0) RETURNING id",
            [task, lock, queueing_lock, status],
        )
        return cursor.fetchone()[0]


def test_what_a_dead_worker_was_doing_is_queued_again_unless_its_like_waits_already():
    by_the_minute = _left("made-up.minute", "doing", lock="one", queueing_lock="minute")
    _left("made-up.minute", "todo", lock="one", queueing_lock="minute")
    load = _left("made-up.load", "doing", lock="two", queueing_lock=None)
    async_to_sync(jobs.put_back_what_was_left)(app.job_manager)
    assert ProcrastinateJob.objects.get(pk=by_the_minute).status == "aborted"
    assert ProcrastinateJob.objects.get(pk=load).status == "todo"
