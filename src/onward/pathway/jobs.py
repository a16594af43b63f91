"""Background work of the pathway: milestones follow facts at once, and the calendar every night."""

from procrastinate.contrib.django import app

from onward.pathway import actions
from onward.sharing.asking import as_job


@app.task(queue="pathway", queueing_lock="pathway-catch-up", lock="pathway", pass_context=False)
def catch_up() -> None:
    """Work out whoever the outbox names, and whatever the calendar changed."""
    actions.catch_up()


@app.periodic(cron="5 0 * * *")
@app.task(queue="pathway", queueing_lock="pathway-night", lock="pathway")
def catch_up_at_midnight(timestamp: int) -> None:
    actions.catch_up()


@app.periodic(cron="* * * * *")
@app.task(queue="pathway", queueing_lock="pathway-minute", lock="pathway")
def catch_up_now_and_then(timestamp: int) -> None:
    """So that a change whose own call for work was lost waits a minute at most."""
    actions.catch_up()


@app.task(queue="pathway", lock="pathway")
def work_out_duties(duties: list[str]) -> None:
    """After one of the area's own lengths changed: everyone's milestones of the duties that use it."""
    with as_job("pathway"):
        actions.work_out(duties=duties)


@app.task(queue="pathway", lock="pathway")
def work_out_everyone() -> None:
    """After a cohort's turn changed: everyone's line and memberships."""
    with as_job("pathway"):
        actions.work_out()
