from django.urls import path

from onward.demo import views

urlpatterns = [
    path("demo", views.cast, name="demo"),
    path("demo/be", views.be, name="demo-be"),
]
