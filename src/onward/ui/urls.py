from django.conf import settings
from django.urls import path

from onward.ui import views

urlpatterns = [
    path("alive", views.alive),
    path("ready", views.ready),
]
if settings.DEMO or settings.TESTS:
    urlpatterns.append(path("style", views.example, name="style"))
