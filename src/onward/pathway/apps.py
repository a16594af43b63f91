from django.apps import AppConfig


class PathwayConfig(AppConfig):
    name = "onward.pathway"
    label = "pathway"
