from django.urls import path

from onward.portal.front import views

urlpatterns = [
    path("", views.home, name="home"),
    path("help-now", views.help_now, name="help-now"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("privacy", views.privacy, name="privacy"),
]
