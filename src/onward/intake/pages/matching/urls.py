from django.urls import path

from onward.intake.pages.matching import views

urlpatterns = [
    path("matching", views.waiting, name="matching"),
    path("matching/not-sure", views.not_sure, name="matching-not-sure"),
    path("matching/restricted", views.restricted, name="matching-restricted"),
    path("matching/decisions", views.decisions, name="matching-decisions"),
    path("matching/decisions/<int:number>/undo", views.undo, name="matching-undo"),
    path("matching/merges", views.merges, name="matching-merges"),
    path("matching/merges/<int:number>", views.merge, name="matching-merge"),
    path("matching/quality", views.quality, name="matching-quality"),
    path("matching/records/<int:number>", views.record, name="matching-record"),
    path("matching/<int:number>", views.question, name="matching-question"),
]
