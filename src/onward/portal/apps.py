from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "onward.portal"
    label = "portal"
