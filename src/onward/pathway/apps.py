from django.apps import AppConfig


def ask_for_work() -> None:
    """Facts changed: have the milestones worked out as soon as this transaction is through. Once is enough."""
    from django.db import transaction
    from procrastinate.exceptions import AlreadyEnqueued

    from onward.pathway.jobs import catch_up

    try:
        with transaction.atomic():  # a refused second call must not spoil the change itself
            catch_up.defer()
    except AlreadyEnqueued:
        return


class PathwayConfig(AppConfig):
    name = "onward.pathway"
    label = "pathway"

    def ready(self):
        from onward.people import outbox

        outbox.on_change.append(ask_for_work)
