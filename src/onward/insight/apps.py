from django.apps import AppConfig


def ask_for_figures() -> None:
    """Milestones changed: publish anew once."""
    from django.db import transaction
    from procrastinate.exceptions import AlreadyEnqueued

    from onward.insight.jobs import publish_figures

    try:
        with transaction.atomic():
            publish_figures.defer()
    except AlreadyEnqueued:
        return


class InsightConfig(AppConfig):
    name = "onward.insight"
    label = "insight"

    def ready(self):
        from onward.pathway import actions

        actions.afterwards.append(ask_for_figures)
