"""Background work of sharing."""

from procrastinate.contrib.django import app

from onward.sharing import actions
from onward.sharing.asking import as_job


@app.periodic(cron="*/10 * * * *")
@app.task(queue="sharing", queueing_lock="sharing-join-staff", lock="sharing")
def join_staff(timestamp: int) -> None:
    """Workers whom files named before they had an account here."""
    with as_job("sharing"):
        actions.join_staff()
