from django.urls import path

from onward.intake.pages.matching import views

urlpatterns = [
    path("", views.waiting, name="matching"),
    path("/not-sure", views.not_sure, name="matching-not-sure"),
    path("/restricted", views.restricted, name="matching-restricted"),
    path("/decisions", views.decisions, name="matching-decisions"),
    path("/decisions/<int:number>/undo", views.undo, name="matching-undo"),
    path("/merges", views.merges, name="matching-merges"),
    path("/merges/<int:number>", views.merge, name="matching-merge"),
    path("/quality", views.quality, name="matching-quality"),
    path("/<int:number>", views.question, name="matching-question"),
]
