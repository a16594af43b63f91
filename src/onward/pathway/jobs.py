"""Background work of the pathway: milestones follow facts at once, and the calendar every night."""

from procrastinate.contrib.django import app

from onward.pathway import actions


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
