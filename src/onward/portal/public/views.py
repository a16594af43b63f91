"""What happens when: the pathway in plain words for anybody, with no sign-in."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from onward.pathway.law import DUTIES
from onward.portal import escalation
from onward.portal.public import forms, queries


def what_happens_when(request):
    """Everything that happens between 13 and 25, by stage, for what fits the reader."""
    fitting = forms.Fitting(request.GET)
    fitting.is_valid()
    today = timezone.localdate()
    asked = fitting.cleaned_data.get("situation", "")
    return render(
        request, "portal/public/what_happens_when.html",
        {"fitting": fitting, "asked": bool(request.GET), "today": today,
         "stages": queries.stages(on=today, situation=asked, age=fitting.of_age())},
    )  # fmt: skip


def one_duty(request, duty):
    """One thing that must happen: in plain words first, then the rule and the law."""
    declared = DUTIES.get(duty)
    if declared is None:
        raise Http404
    today = timezone.localdate()
    return render(
        request, "portal/public/one_duty.html",
        {"step": queries.step(declared), "duty": declared, "own": queries.own_lengths(declared, on=today), "today": today,
         "in_force": declared.in_force(today), "answers": escalation.answers(declared.lead).label,
         "route": escalation.route(declared.lead)},
    )  # fmt: skip


def by_law(request):
    """The same duties by law: which applies, who leads, and where the dates of one pull against another's."""
    return render(
        request, "portal/public/by_law.html",
        {"laws": queries.laws(), "conflicts": queries.conflicts(), "reviews": queries.reviews(),
         "today": timezone.localdate()},
    )  # fmt: skip
