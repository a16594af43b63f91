"""Match review: whose record is it? One question a page, every answer can be undone, merges need two people."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from onward.agencies.choices import Role
from onward.agencies.needs import needs_post
from onward.intake import actions as intake_actions
from onward.intake import queries as intake
from onward.intake.choices import QuestionState
from onward.intake.pages.matching import actions, comparing, forms, presenters, queries
from onward.sharing import queries as sharing
from onward.sharing.choices import AreaDuty
from onward.sharing.needs import needs_duty

needs_data_officer = needs_duty(AreaDuty.INTAKE)
ROWS = 25
TABS = (
    ("Waiting", "matching"),
    ("Not sure", "matching-not-sure"),
    ("Merges", "matching-merges"),
    ("Decisions", "matching-decisions"),
    ("How well it works", "matching-quality"),
)


def needs_reviewer(view):
    """For data officers, and for safeguarding leads: the database shows each only what is theirs."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        holds = sharing.holds(post=request.post, duty=AreaDuty.INTAKE)
        if not holds and request.post.role != Role.SAF:
            raise PermissionDenied(f"It is for whoever holds this duty by name: {AreaDuty.INTAKE.label}.")
        request.reviews_restricted = not holds
        return view(request, *args, **kwargs)

    return needs_post()(asked)


def _shown(request, template, here, **more):
    tabs = [(words, reverse(name), name == here) for words, name in TABS]
    return render(request, f"intake/matching/{template}.html", {"tabs": tabs, "say": presenters, **more})


@needs_data_officer
def waiting(request):
    """The queue, the surest first."""
    page = Paginator(queries.queue(states=[QuestionState.WAITING]), ROWS).get_page(request.GET.get("page"))
    return _shown(request, "queue", "matching", page=page, counts=queries.counts(), title="Matches to decide")


@needs_data_officer
def not_sure(request):
    """Those that someone looked at and was not sure of."""
    page = Paginator(queries.queue(states=[QuestionState.NOT_SURE]), ROWS).get_page(request.GET.get("page"))
    return _shown(request, "queue", "matching-not-sure", page=page, counts=queries.counts(), title="Not sure yet")


@needs_post(Role.SAF)
def restricted(request):
    """Matches of restricted records, for those on the list of every lock."""
    page = Paginator(queries.queue(states=queries.OPEN, restricted=True), ROWS).get_page(request.GET.get("page"))
    return render(
        request,
        "intake/matching/queue.html",
        {"page": page, "title": "Restricted matches to decide", "say": presenters},
    )


@needs_reviewer
def question(request, number):
    """One record in doubt beside the persons whom it may be."""
    asked = queries.question(number=number)
    if asked is None:
        raise Http404
    restricted_queue = request.reviews_restricted
    home = reverse("matching-restricted" if restricted_queue else "matching")
    candidates = queries.candidates(question=asked)
    if not candidates:
        return _shown(
            request, "answered", "matching", question=asked, decided=list(queries.decided(question=asked)), home=home
        )
    form = forms.Answer(request.POST if request.method == "POST" else None, candidates=candidates)
    if form.is_valid():
        return _answered(request, form, candidates, asked)
    leads = [line[0] for line in queries.queue(states=[asked.state], restricted=asked.restricted)]
    mine = next((one.question.pk for one in candidates if one.question.pk in leads), number)
    return _shown(
        request,
        "question",
        "matching",
        question=asked,
        form=form,
        candidates=candidates,
        lines=comparing.side_by_side(asked.about, [(one.source, one.question.reasons) for one in candidates]),
        warnings=list(dict.fromkeys(words for one in candidates for words in one.question.warnings)),
        place=leads.index(mine) + 1 if mine in leads else 1,
        of=max(len(leads), 1),
        decided=list(queries.decided(question=asked)),
        home=home,
    )


def _answered(request, form, candidates, asked):
    shown = [one.question.pk for one in candidates]
    try:
        made = actions.answer(
            asked=shown,
            chosen=form.cleaned_data["chosen"],
            reason=form.cleaned_data["reason"],
            by=request.post,
        )
    except actions.NotPossible as why:
        messages.warning(request, str(why))
    else:
        if any(one.needs_second for one in made):
            messages.success(
                request, "Saved. Both are persons with several records: someone else has to agree to join them."
            )
        else:
            messages.success(request, "Saved. It can be undone under Decisions.")
    return _next(request, asked)


def _next(request, before):
    """The next question of the same queue, or the queue when there is none."""
    found = queries.queue(states=[QuestionState.WAITING], restricted=before.restricted)
    following = next((line[0] for line in found if line[0] != before.pk), None)
    if following is None:
        return redirect("matching-restricted" if request.reviews_restricted else "matching")
    return redirect("matching-question", following)


@needs_reviewer
def decisions(request):
    """Everything decided, by whom and why, undone or not."""
    page = Paginator(queries.decisions(), ROWS).get_page(request.GET.get("page"))
    return _shown(request, "decisions", "matching-decisions", page=page)


def _decision(number: int):
    found = queries.decision(number=number)
    if found is None:
        raise Http404
    return found


@needs_reviewer
def undo(request, number):
    """Take a decision back, on a page that says what that does."""
    decision = _decision(number)
    if request.method == "POST":
        try:
            actions.undo(number=number, by=request.post)
            messages.success(request, "Undone. The links go back to where they were, and the question is asked again.")
        except actions.NotPossible as why:
            messages.warning(request, str(why))
        return redirect("matching-decisions")
    return _shown(request, "undo", "matching-decisions", decision=decision)


@needs_data_officer
def merges(request):
    """Merges that one person proposed and another has to agree to."""
    return _shown(request, "merges", "matching-merges", waiting=list(intake.merges_to_second()))


@needs_reviewer
def merge(request, number):
    """Agree to a merge, or refuse it."""
    decision = _decision(number)
    if not decision.needs_second:
        raise Http404
    if request.method == "POST":
        try:
            if request.POST.get("act") == "agree":
                actions.agree(number=number, by=request.post)
                messages.success(request, "Agreed. The two are being joined; it can be undone at any time.")
            else:
                actions.undo(number=number, by=request.post)
                messages.success(request, "Refused. Nothing was joined, and the question is asked again.")
        except actions.NotPossible as why:
            messages.warning(request, str(why))
        return redirect("matching-decisions")
    reasons = decision.question.reasons if decision.question else []
    return _shown(
        request,
        "merge",
        "matching-merges",
        decision=decision,
        lines=comparing.side_by_side(decision.a, [(decision.b, reasons)]),
        warnings=decision.question.warnings if decision.question else [],
        own=decision.by is not None and decision.by.user_id == request.post.user_id,
        waits=decision.seconded_at is None and decision.undone_at is None,
    )


@needs_data_officer
def record(request, number):
    """One record: what it is linked to, a wrong link taken apart, two persons proposed as one."""
    source = queries.record(number=number)
    if source is None:
        raise Http404
    linked = queries.linked_to(source=source)
    sent = request.POST if request.method == "POST" else None
    apart = forms.Apart(
        sent if sent and "apart" in sent else None,
        others=[
            (str(at), f"Record {at + 1}: {presenters.system_words(one.system)}") for at, (one, _) in enumerate(linked)
        ],
    )
    together = forms.Together(sent if sent and "together" in sent else None)
    try:
        if apart.is_valid():
            away = linked[int(apart.cleaned_data["other"])][0]
            intake_actions.move_link(
                source=source, away_from=away, reason=apart.cleaned_data["apart_reason"], by=request.post
            )
            messages.success(
                request, "Saved. This record goes to a person of its own, and is not joined with that one again."
            )
            return redirect("matching-decisions")
        if together.is_valid():
            other = queries.record_of_row(number=together.cleaned_data["row"])
            if other is None:
                raise actions.NotPossible("No record that you may see rests on that row. Check its number.")
            intake_actions.propose_merge(
                folded=source, kept=other, reason=together.cleaned_data["together_reason"], by=request.post
            )
            messages.success(request, "Proposed. Nothing is joined until someone else agrees.")
            return redirect("matching-merges")
    except actions.NotPossible as why:
        messages.warning(request, str(why))
    return _shown(
        request,
        "record",
        "matching",
        source=source,
        linked=linked,
        lines=comparing.side_by_side(source, linked),
        apart=apart,
        together=together,
        forms=[apart, together],
        decided=list(intake.decisions(source=source)),
    )


@needs_data_officer
def quality(request):
    """What the last matching left: links drawn, questions by kind, and how systems agree."""
    return _shown(
        request,
        "quality",
        "matching-quality",
        kinds=queries.kinds(),
        linked=queries.linked(),
        systems=queries.by_systems(),
        counts=queries.counts(),
    )
