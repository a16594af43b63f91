"""Every address of the service, context by context."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("onward.ui.urls")),
    path("", include("onward.agencies.urls")),
    path("", include("onward.portal.urls")),
    path("board/", include("onward.insight.urls")),
    path("", include("onward.intake.pages.urls")),
]
if settings.DEMO or settings.TESTS:
    urlpatterns.append(path("", include("onward.demo.urls")))

handler400 = "onward.ui.views.bad_request"
handler403 = "onward.ui.views.role_lacks_page"
handler404 = "onward.ui.views.not_found"
handler500 = "onward.ui.views.broken"
