"""The data officer's pages: loads, match review, quality, and the row behind a fact."""

from django.urls import include, path

urlpatterns = [
    path("", include("onward.intake.pages.loads.urls")),
    path("", include("onward.intake.pages.mapping.urls")),
    path("", include("onward.intake.pages.matching.urls")),
    path("", include("onward.intake.pages.quality.urls")),
]
