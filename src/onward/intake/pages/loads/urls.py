from django.urls import path

from onward.intake.pages.loads import views

urlpatterns = [
    path("loads", views.loads, name="intake"),
    path("loads/new", views.send, name="load-new"),
    path("loads/<int:number>", views.load, name="load"),
    path("loads/<int:number>/apply", views.apply, name="load-apply"),
    path("loads/<int:number>/undo", views.undo, name="load-undo"),
    path("loads/<int:number>/files/<int:file>", views.file, name="load-file"),
    path("loads/<int:number>/files/<int:file>/failed-rows", views.failed_rows, name="load-file-failed"),
    path("rows/<int:number>", views.row, name="source-row"),
]
