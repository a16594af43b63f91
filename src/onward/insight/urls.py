from django.urls import path

from onward.insight import views

urlpatterns = [
    path("", views.board, name="board"),
    path("measures/<slug:key>", views.measure, name="measure"),
    path("measures/<slug:key>/people", views.behind, name="measure-people"),
]
