from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "onward.agencies"
    label = "agencies"
