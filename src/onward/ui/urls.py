from django.urls import path

from onward.ui import views

urlpatterns = [
    path("alive", views.alive),
    path("ready", views.ready),
]
