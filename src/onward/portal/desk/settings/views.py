"""The area's own dates and the turn of each cohort: anyone here may read them, the transitions lead sets them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from onward.agencies.needs import needs_post
from onward.insight.measures import MEASURES
from onward.pathway import queries as pathway
from onward.pathway import switching
from onward.pathway.actions import NotPossible
from onward.people.choices import SPELL_KINDS
from onward.portal.desk.settings import forms, queries
from onward.sharing import queries as sharing
from onward.sharing.choices import AreaDuty
from onward.sharing.needs import needs_duty


@needs_post()
def local_dates(request):
    """Every length this area may choose, and those fixed by law, which it may not."""
    today = pathway.today()
    return render(
        request, "portal/desk/local_dates.html",
        {"own": queries.own_lengths(today=today), "fixed": queries.fixed_lengths(today=today),
         "may_set": sharing.holds(post=request.post, duty=AreaDuty.ALLOCATION)},
    )  # fmt: skip


@needs_duty(AreaDuty.ALLOCATION)
def local_date(request, name):
    """Change one of the area's own lengths from a day on, saying why."""
    own = next((one for one in queries.own_lengths(today=pathway.today()) if one.declared.name == name), None)
    if own is None:
        raise Http404
    form = forms.OwnLength(
        request.POST if request.method == "POST" else None, unit=own.declared.unit, initial={"amount": own.amount}
    )
    if form.is_valid():
        try:
            switching.change_local_length(name=name, by=request.post, **form.cleaned_data)
        except NotPossible as why:
            form.add_error("amount", str(why))
        else:
            messages.success(request, "Saved. The dates that rest on it are being worked out anew, and no others.")
            return redirect("local-dates")
    return render(request, "portal/desk/local_date.html", {"own": own, "form": form})


@needs_post()
def cohorts(request):
    """Whom the area plans for: each cohort, its phase, its turn, its people."""
    turns = queries.turns(today=pathway.today())
    return render(
        request, "portal/desk/cohorts.html",
        {"phases": [(phase, [turn for turn in turns if turn.cohort.phase == phase]) for phase in (1, 2, 3)],
         "definition": lambda cohort: queries.flag_words(cohort, SPELL_KINDS),
         "measures": {key: measure.title for key, measure in MEASURES.items()},
         "chosen": any(turn.switch for turn in turns),
         "may_set": sharing.holds(post=request.post, duty=AreaDuty.ALLOCATION)},
    )  # fmt: skip


@needs_duty(AreaDuty.ALLOCATION)
def cohort(request, key):
    """Say when a cohort's turn comes."""
    today = pathway.today()
    turn = next((one for one in queries.turns(today=today) if one.cohort.key == key), None)
    if turn is None:
        raise Http404
    switch = turn.switch
    form = forms.Turn(
        request.POST if request.method == "POST" else None,
        initial={"when": "from" if turn.is_on else "not yet", "starts": switch.starts if switch else None,
                 "priority": switch.priority if switch else ""},
    )  # fmt: skip
    if form.is_valid():
        switching.switch_cohort(
            cohort=key, starts=form.cleaned_data["starts"], priority=form.cleaned_data["priority"], by=request.post,
            today=today,
        )  # fmt: skip
        messages.success(request, "Saved. Who is in which cohort is being worked out anew.")
        return redirect("cohorts")
    return render(
        request, "portal/desk/cohort.html",
        {"turn": turn, "form": form, "definition": queries.flag_words(turn.cohort, SPELL_KINDS)},
    )  # fmt: skip
