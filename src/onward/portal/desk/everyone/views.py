"""The one list, the caseload, the search, and who is without a named worker."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from onward.agencies.choices import Role
from onward.agencies.needs import STAFF, needs_post
from onward.audit import trail
from onward.pathway import queries as pathway
from onward.pathway.law import DUTIES
from onward.portal.desk.everyone import actions, choices, files, forms, queries
from onward.portal.desk.shown import named, page_of, rest_of_address


def duty_title(key: str) -> str:
    return DUTIES[key].title if key in DUTIES else ""


def _filters(request) -> forms.Filters:
    filters = forms.Filters(request.GET)
    filters.is_valid()
    return filters


@needs_post(*STAFF)
def listed(request):
    """Everyone 14 to 25 whom the viewer may see, by filters in the address."""
    filters, today = _filters(request), pathway.today()
    asked = filters.asked()
    page = page_of(queries.lines(asked, today=today), request.GET.get("page"))
    return render(
        request, "portal/desk/everyone.html",
        {"filters": filters, "asked": asked, "page": page, "rows": named(page, on_page="everyone"), "today": today,
         "query": rest_of_address(request), "saved": [
             (saved, f"{reverse('everyone')}?{urlencode(saved.chosen)}") for saved in queries.saved_filters(post=request.post)
         ], "duty_title": duty_title, "words": choices, "address": urlencode(asked), "post": request.post},
    )  # fmt: skip


@needs_post(*STAFF)
def exported(request):
    """The same list as a file, noted person by person."""
    today = pathway.today()
    rows = named(queries.lines(_filters(request).asked(), today=today), on_page="everyone")
    trail.note(did="took the list away as a file", what="portal.desk:everyone", because=f"{len(rows)} people")
    text = files.as_csv(rows, duty_title=duty_title, made_by=str(request.post), made_on=today)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="list-{today:%Y-%m-%d}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


@needs_post(*STAFF)
def save_filter(request):
    """Keep the filters of the address under a name."""
    filters = _filters(request)
    asked = filters.asked()
    if not asked:
        messages.warning(request, "Choose at least one filter, then save.")
        return redirect("everyone")
    form = forms.SaveFilter(
        request.POST if request.method == "POST" else None, is_a_persons_name=queries.is_a_persons_name
    )
    if form.is_valid():
        actions.save_filter(
            name=form.cleaned_data["name"], asked=asked, share=form.cleaned_data["share"], by=request.post
        )
        messages.success(request, f"Saved as “{form.cleaned_data['name']}”.")
        return redirect(f"{reverse('everyone')}?{urlencode(asked)}")
    return render(
        request, "portal/desk/save_filter.html",
        {"form": form, "asked": [(filters[name].label, _said(filters, name)) for name in asked],
         "back": f"{reverse('everyone')}?{urlencode(asked)}", "has_team": request.post.team_id is not None},
    )  # fmt: skip


def _said(filters: forms.Filters, name: str) -> str:
    value = filters.cleaned_data[name]
    if value is True:
        return "Yes"
    return str(dict(getattr(filters.fields[name], "choices", ())).get(value, value))


@needs_post(*STAFF)
def remove_filter(request, number):
    """Take one of one's own saved filters away."""
    if request.method != "POST" or not actions.remove_filter(number=number, by=request.post):
        raise Http404
    messages.success(request, "The saved filter is gone.")
    return redirect("everyone")


@needs_post(*STAFF)
def caseload(request):
    """All my people."""
    sort = request.GET.get("sort", "next")
    page = page_of(queries.caseload(post=request.post, sort=sort), request.GET.get("page"))
    cohorts = pathway.cohorts_by_person([someone.person_id for someone in page])
    tabs = [(words, f"?sort={key}", key == sort) for key, words in choices.SORTS.items()]
    return render(
        request, "portal/desk/caseload.html",
        {"page": page, "cohorts": cohorts, "tabs": tabs, "today": pathway.today(), "duty_title": duty_title,
         "words": choices, "query": rest_of_address(request)},
    )  # fmt: skip


@sensitive_post_parameters("words")
@never_cache
@needs_post(*STAFF)
def search(request):
    """Find someone. What is typed goes in the body of the request, never into an address, a log or a history."""
    form = forms.Search(request.POST if request.method == "POST" else None)
    found = queries.search(form.cleaned_data["words"]) if form.is_valid() else None
    answer = render(request, "portal/desk/search.html", {"form": form, "found": found, "today": pathway.today()})
    answer["Cache-Control"] = "no-store"
    return answer


@needs_post(Role.MGR)
def gaps(request):
    """Who has no named worker, and since when."""
    today = pathway.today()
    page = page_of(queries.without_worker(), request.GET.get("page"))
    alert = queries.alert_before(today)
    return render(
        request, "portal/desk/gaps.html",
        {"page": page, "rows": named(page, on_page="gaps"), "alert": alert, "today": today, "words": choices,
         "long": queries.without_worker().filter(without_since__lt=alert).count(), "query": rest_of_address(request)},
    )  # fmt: skip
