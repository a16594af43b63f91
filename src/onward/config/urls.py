"""Every address of the service, context by context."""

from django.urls import include, path

urlpatterns = [
    path("", include("onward.ui.urls")),
]
