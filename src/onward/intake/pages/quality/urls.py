from django.urls import path

from onward.intake.pages.quality import views

urlpatterns = [
    path("", views.quality, name="quality"),
    path("/file", views.exported, name="quality-file"),
]
