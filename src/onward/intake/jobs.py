"""Work that goes on after the page has answered. A job that a stop left half-way is found and begun again."""

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from onward.intake.loads import working

QUEUE = "intake"
# The database may be away for some minutes: tries after 4, 8, 16 ... seconds.
PATIENT = RetryStrategy(max_attempts=10, exponential_wait=2)


@app.task(queue=QUEUE, lock=QUEUE, retry=PATIENT, name="intake.work_on")
def work_on(load_id: int) -> None:
    """Read, apply or undo a load, as its state says."""
    _with_a_live_connection()
    working.work(load_id)


@app.task(queue=QUEUE, lock=QUEUE, retry=PATIENT, name="intake.carry_out_decisions")
def carry_out_decisions() -> None:
    _with_a_live_connection()
    working.carry_out_decisions()


# A worker that was killed leaves its job "doing" for ever, and its lock with it.
@app.periodic(cron=f"* * * * * */{min(settings.SILENT_WORKER, 30)}")
@app.task(queue="rescue", queueing_lock="rescue", pass_context=True, retry=PATIENT, name="intake.take_up_what_was_left")
async def take_up_what_was_left(context: JobContext, timestamp: int) -> None:
    """Twice a minute or oftener: jobs whose worker is gone are put back in the queue."""
    await put_back_what_was_left(context.app.job_manager)


async def put_back_what_was_left(manager: JobManager) -> None:
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=settings.SILENT_WORKER):
        # Another of its kind may have been queued since, and two may not wait: that one does the work.
        waiting = job.queueing_lock and list(
            await manager.list_jobs_async(queueing_lock=job.queueing_lock, status=Status.TODO.value)
        )
        if waiting:
            await manager.finish_job(job, Status.ABORTED, delete_job=False)
        else:
            await manager.retry_job(job)


@app.periodic(cron="*/5 * * * *")
@app.task(queue=QUEUE, queueing_lock="unfinished", retry=PATIENT, name="intake.finish_what_was_begun")
def finish_what_was_begun(timestamp: int) -> None:
    """Loads that a stopped command left half-way."""
    _with_a_live_connection()
    for load_id in working.unfinished():
        try:
            with transaction.atomic():
                work_on.configure(queueing_lock=f"load {load_id}").defer(load_id=load_id)
        except AlreadyEnqueued:
            continue


def _with_a_live_connection() -> None:
    """A worker lives through restarts of the database; the connection it held before does not."""
    if not connection.in_atomic_block:
        close_old_connections()
