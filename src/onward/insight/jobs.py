"""Figures follow milestones."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onward.insight.publishing import publish
from onward.sharing.asking import as_job


@app.task(queue="insight", queueing_lock="insight-publish", lock="insight")
def publish_figures() -> None:
    with as_job("insight"):
        publish(timezone.localdate())


@app.periodic(cron="20 0 * * *")
@app.task(queue="insight", queueing_lock="insight-night", lock="insight")
def publish_every_night(timestamp: int) -> None:
    publish_figures()
