from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "onward.sharing"
    label = "sharing"
