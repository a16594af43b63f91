from django.urls import path

from onward.portal.desk.everyone import views as everyone
from onward.portal.desk.my_work import views as my_work
from onward.portal.desk.settings import views as settings

urlpatterns = [
    path("worklist", my_work.worklist, name="worklist"),
    path("worklist/month", my_work.month, name="worklist-month"),
    path("worklist/turning", my_work.turning, name="worklist-turning"),
    path("worklist/caseload", everyone.caseload, name="caseload"),
    path("worklist/people", everyone.listed, name="everyone"),
    path("worklist/people/file", everyone.exported, name="everyone-file"),
    path("worklist/people/filters", everyone.save_filter, name="save-filter"),
    path("worklist/people/filters/<int:number>/remove", everyone.remove_filter, name="remove-filter"),
    path("worklist/search", everyone.search, name="search"),
    path("worklist/gaps", everyone.gaps, name="gaps"),
    path("local-dates", settings.local_dates, name="local-dates"),
    path("local-dates/<slug:name>", settings.local_date, name="local-date"),
    path("cohorts", settings.cohorts, name="cohorts"),
    path("cohorts/<slug:key>", settings.cohort, name="cohort"),
]
