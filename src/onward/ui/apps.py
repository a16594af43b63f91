from django.apps import AppConfig
from django.core import checks


class UiConfig(AppConfig):
    name = "onward.ui"
    label = "ui"

    def ready(self):
        checks.register(colours_can_be_read)


def colours_can_be_read(app_configs, **_):
    """A council may change its colours, not make its pages unreadable."""
    from onward.ui import colours

    return [
        checks.Error(problem, hint=f"Change it in {colours.AREA.name}.", id="ui.E001")
        for problem in colours.problems(colours.AREA.read_text())
    ]
