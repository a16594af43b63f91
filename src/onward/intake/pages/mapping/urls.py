from django.urls import path

from onward.intake.pages.mapping import views

urlpatterns = [path("loads/<int:number>/files/<int:file>/columns", views.columns, name="load-columns")]
