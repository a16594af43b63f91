"""The board page and the measures behind it."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from onward.agencies.choices import Role
from onward.agencies.needs import STAFF, needs_post
from onward.audit import trail
from onward.insight import presenters, queries
from onward.insight.measures import MEASURES
from onward.pathway import queries as pathway
from onward.people import queries as people

LEADERS = (*STAFF, Role.BRD, Role.COM, Role.FIN, Role.IG)


def _measure(key: str):
    if key not in MEASURES:
        raise Http404
    return MEASURES[key]


@needs_post(*LEADERS)
def board(request):
    """Six figures that say how moving on goes, each open to its definition."""
    return render(
        request, "insight/board.html",
        {"readings": queries.readings(), "on": queries.last_published(), "say": presenters},
    )  # fmt: skip


@needs_post(*LEADERS)
def measure(request, key):
    """One measure: what it says, what it counts, its parts, and how far to trust it."""
    declared = _measure(key)
    return render(
        request, "insight/measure.html",
        {
            "measure": declared, "whole": queries.whole(declared), "parts": queries.parts(declared),
            "pictures": queries.pictures(declared), "history": list(queries.history(declared)), "say": presenters,
        },
    )  # fmt: skip


@needs_post(*LEADERS)
def behind(request, key):
    """Who is behind a number: people, for those who may see them; else only how many."""
    declared = _measure(key)
    part, value = request.GET.get("part", ""), request.GET.get("value", "")
    figure = queries.figure(declared, part, value)
    if figure is None:
        raise Http404
    page = Paginator(queries.people_behind(declared, part=part, value=value), 50).get_page(request.GET.get("page"))
    numbers = [counted.person_id for counted in page]
    names = people.names(numbers)
    refs = pathway.references(numbers)
    if names:
        trail.read(what=f"insight.Measure:{key}", people=list(names))
    return render(
        request, "insight/behind.html",
        {
            "measure": declared, "figure": figure, "part": part, "value": value, "page": page, "names": names,
            "refs": refs, "say": presenters,
        },
    )  # fmt: skip
