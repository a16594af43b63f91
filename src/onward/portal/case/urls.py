from django.urls import path

from onward.portal.case import views

urlpatterns = [
    path("<slug:ref>", views.story, name="case"),
    path("<slug:ref>/milestones", views.milestones, name="case-milestones"),
    path("<slug:ref>/for-the-family", views.for_the_family, name="case-for-the-family"),
    path("<slug:ref>/milestones/<slug:duty>", views.milestone, name="case-milestone"),
    path("<slug:ref>/milestones/<slug:duty>/done", views.done, name="case-milestone-done"),
    path("<slug:ref>/milestones/<slug:duty>/exception", views.exception, name="case-milestone-exception"),
    path("<slug:ref>/find-out/<slug:fact>", views.find_out, name="case-find-out"),
    path("<slug:ref>/recorded/<int:recorded>/take-back", views.take_back, name="case-take-back"),
    path("<slug:ref>/people", views.around, name="case-people"),
    path("<slug:ref>/people/named-worker", views.named_worker, name="case-named-worker"),
    path("<slug:ref>/sources", views.sources, name="case-sources"),
]
