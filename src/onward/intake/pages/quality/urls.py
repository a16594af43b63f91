from django.urls import path

from onward.intake.pages.quality import views

urlpatterns = [
    path("quality", views.quality, name="quality"),
    path("quality/file", views.exported, name="quality-file"),
]
