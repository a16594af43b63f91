"""Data quality: each failing check with its owner, how many it touches and what it spoils."""

import csv

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from onward.intake.loads.returned import safe
from onward.intake.pages.loads.presenters import SEVERITIES, breakable
from onward.intake.pages.quality import forms, queries
from onward.sharing.choices import AreaDuty
from onward.sharing.needs import needs_duty

ROWS = 50
needs_data_officer = needs_duty(AreaDuty.INTAKE)
COLUMNS = (
    "What is wrong", "Kind of file", "Column", "Who can fix it", "How grave", "Rows", "People", "Since", "What it spoils",
)  # fmt: skip


def _narrowed(request) -> tuple[forms.Narrow, str]:
    narrow = forms.Narrow(request.GET or None, organisations=queries.organisations())
    return narrow, narrow.cleaned_data.get("agency", "") if narrow.is_bound and narrow.is_valid() else ""


@needs_data_officer
def quality(request):
    """What fails now, what matters most first."""
    narrow, agency = _narrowed(request)
    found = queries.failing(organisation=agency)
    query = f"agency={agency}" if agency else ""
    return render(
        request,
        "intake/quality/quality.html",
        {
            "narrow": narrow,
            "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
            "query": query,
            "here": reverse("quality"),
            "severities": SEVERITIES,
            "breakable": breakable,
        },
    )


@needs_data_officer
def exported(request):
    """The same as CSV, to send to those who can put it right."""
    _, agency = _narrowed(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="data-quality.csv"'
    answer.write("\ufeff")
    writer = csv.writer(answer)
    writer.writerow(COLUMNS)
    for one in queries.failing(organisation=agency):
        severity, _ = SEVERITIES.get(one.severity, (one.severity, ""))
        cells = (one.words, one.title, one.column, one.who_can_fix, severity, str(one.rows), str(one.people))
        writer.writerow([safe(cell) for cell in (*cells, one.since.isoformat(), one.spoils.words)])
    return answer
