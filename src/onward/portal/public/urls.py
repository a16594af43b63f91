from django.urls import path

from onward.portal.public import views

urlpatterns = [
    path("what-happens-when", views.what_happens_when, name="what-happens-when"),
    path("what-happens-when/by-law", views.by_law, name="what-happens-when-by-law"),
    path("what-happens-when/<slug:duty>", views.one_duty, name="what-happens-when-duty"),
]
