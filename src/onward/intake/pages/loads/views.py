"""Loads: what agencies sent, what became of each file, and the row behind a fact."""

import tempfile

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from onward.intake import actions
from onward.intake import queries as intake
from onward.intake.choices import ON_THE_WAY, LoadState
from onward.intake.pages import once
from onward.intake.pages.loads import forms, presenters, queries
from onward.intake.pages.mapping import queries as mapping
from onward.intake.pages.matching import queries as matching
from onward.sharing.choices import AreaDuty
from onward.sharing.needs import needs_duty

LOOK_AGAIN = 3  # seconds
ROWS = 50
needs_data_officer = needs_duty(AreaDuty.INTAKE)


@needs_data_officer
def loads(request):
    """Every load, newest first."""
    page = Paginator(intake.loads(), 25).get_page(request.GET.get("page"))
    return render(request, "intake/loads/list.html", {"page": page, "say": presenters})


@needs_data_officer
def send(request):
    """Send files: looked at first, or loaded at once."""
    post = request.post
    form = forms.Files(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        organisations=queries.organisations(),
        initial={"organisation": post.organisation.key, "first": "look"},
    )
    if form.is_valid():
        given = form.cleaned_data
        return _sent_once(
            request,
            given,
            organisation=queries.organisation(key=given["organisation"]),
            system=given["system"],
            look_first=given["first"] == "look",
        )
    return render(request, "intake/loads/new.html", {"form": form})


def _sent_once(request, given, **more):
    key, post = given["key"], request.post
    if not once.first_time(key=key, post=post.pk):
        made = once.made_by(key=key, post=post.pk)
        return redirect("load", made) if made else redirect("intake")
    load = actions.send(files=[(one.name, one) for one in given["files"]], by=post, **more)
    once.remember(key=key, post=post.pk, made=str(load.pk))
    return redirect("load", load.pk)


def _load(number: int):
    found = queries.load(number=number)
    if found is None:
        raise Http404
    return found


@needs_data_officer
def load(request, number):
    """One load: how far it is, what became of each file, what may be done with it."""
    found = _load(number)
    under_way = found.state in ON_THE_WAY or (found.state == LoadState.READ and found.apply_when_read)
    files = list(intake.files_of(load=found))
    answer = render(
        request,
        "intake/loads/load.html",
        {
            "load": found,
            "files": files,
            "titles": intake.titles(),
            "tables": {file.pk for file in files if mapping.may_be_matched(file=file)},
            "progress": presenters.progress(found, intake.progress(load=found)) if under_way else None,
            "still": "still" in request.GET,
            "states": LoadState,
            "say": presenters,
        },
    )
    if under_way and "still" not in request.GET:
        answer["Refresh"] = str(LOOK_AGAIN)  # works without scripts; the page says how to stop it
    return answer


@needs_data_officer
def apply(request, number):
    """Apply a load that was looked at."""
    found = _load(number)
    if request.method != "POST":
        raise Http404
    try:
        actions.apply(load=found, by=request.post)
    except actions.NotPossible as why:
        messages.warning(request, str(why))
    return redirect("load", number)


@needs_data_officer
def undo(request, number):
    """Take a load back, or leave one that was only looked at. What it will change is said first."""
    found = _load(number)
    if request.method == "POST":
        try:
            actions.undo(load=found, by=request.post)
            if found.state == LoadState.READ:
                messages.success(request, "Left. Nothing was changed; its rows can still be read here.")
        except actions.NotPossible as why:
            messages.warning(request, str(why))
        return redirect("load", number)
    return render(
        request,
        "intake/loads/undo.html",
        {
            "load": found,
            "stake": queries.stake(load=found),
            "may": found.state in (LoadState.APPLIED, LoadState.READ),
            "states": LoadState,
        },
    )


def _file(number: int, file: int):
    found = queries.file(load=number, number=file)
    if found is None:
        raise Http404
    return found


@needs_data_officer
def file(request, number, file):
    """One file: its failed checks in words; failed rows out, corrected rows in."""
    found = _file(number, file)
    form = forms.Corrected(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return _sent_once(
            request, form.cleaned_data, organisation=found.load.organisation, system=found.system, look_first=False
        )
    rules = queries.rules_failed(file=found)
    narrow = forms.NarrowChecks(request.GET or None, rules=rules)
    narrowed = narrow.cleaned_data if narrow.is_bound and narrow.is_valid() else {}
    chosen = {name: narrowed.get(name, "") for name in ("severity", "rule", "who")}
    page = Paginator(queries.checks(file=found, **chosen), ROWS).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    return render(
        request,
        "intake/loads/file.html",
        {
            "load": found.load,
            "file": found,
            "title": intake.title_of(file=found) if found.format else "",
            "form": form,
            "narrow": narrow,
            "rules": rules,
            "page": page,
            "query": kept.urlencode(),
            "skipped": queries.skipped(file=found),
            "here": reverse("load-file", args=[number, file]),
            "say": presenters,
        },
    )


@needs_data_officer
def failed_rows(request, number, file):
    """The failed rows as CSV in the file's own columns, to correct and send again."""
    found = _file(number, file)
    # Written to disk while the database still knows who asks: a stream would outlive the page's transaction.
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the answer
    for piece in intake.failed_rows_as_csv(file=found):
        out.write(piece.encode())
    out.seek(0)
    return FileResponse(
        out, as_attachment=True, filename=f"failed-rows-{found.pk}.csv", content_type="text/csv; charset=utf-8"
    )


@needs_data_officer
def row(request, number):
    """A row as it came, where from, the checks it failed, and whose it is held to be."""
    found = queries.row(number=number)
    if found is None:
        raise Http404
    source = matching.record_of_row(number=number)
    return render(
        request,
        "intake/loads/row.html",
        {
            "row": found,
            "file": found.file,
            "load": found.file.load,
            "title": intake.title_of(file=found.file),
            "checks": list(found.checks.all()),
            "source": source,
            "linked": matching.linked_to(source=source) if source else [],
            "say": presenters,
        },
    )
