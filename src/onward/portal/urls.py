from django.urls import include, path

urlpatterns = [
    path("", include("onward.portal.front.urls")),
    path("case/", include("onward.portal.case.urls")),
    path("", include("onward.portal.desk.urls")),
    path("", include("onward.portal.public.urls")),
]
