"""A young person's record: their story, what is due and why, who is around them."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from onward.agencies import queries as agencies
from onward.agencies.choices import Role
from onward.agencies.needs import STAFF, needs_post
from onward.pathway import actions as pathway_actions
from onward.pathway import queries as pathway
from onward.pathway.law import DUTIES
from onward.people import actions as people_actions
from onward.people import queries as people
from onward.people import retention
from onward.portal.case import forms, life, presenters, queries
from onward.portal.case.timeline import timeline
from onward.portal.escalation import accountable, answers, route
from onward.portal.public.queries import laws, step
from onward.sharing import actions as sharing_actions
from onward.sharing import queries as sharing

NOT_ON_PAPER = frozenset({"safeguarding"})  # a sheet at home may be read by anyone there
TABS = (
    ("Story", "case"),
    ("What is due", "case-milestones"),
    ("People", "case-people"),
    ("Numbers and sources", "case-sources"),
)


def _shown(request, template: str, case: queries.Case, here: str, **more):
    tabs = [
        (words, reverse(name, args=[case.ref]), name == here)
        for words, name in TABS
        if name != "case-milestones" or case.view.may_read("M46")
    ]
    today = pathway.today()
    archived = retention.archived_on(case.person.born) if case.person else None
    return render(
        request, template,
        {"case": case, "tabs": tabs, "today": today, "say": presenters,
         "archived": archived if archived and archived <= today else None, **more},
    )  # fmt: skip


@needs_post(*STAFF)
def story(request, ref):
    """The life as a picture and a table, with the next things to do."""
    case = queries.case(post=request.post, ref=ref, life_too=True)
    if case.person is None:
        return redirect("case-milestones", ref=ref)
    spells = list(people.life(case.person_id))
    stretches = presenters.stretches(spells)
    born, today = case.person.born, pathway.today()
    meetings = pathway.meetings(pathway.milestones(case.person_id)) if case.view.may_read("M46") else []
    return _shown(
        request, "portal/case/story.html", case, "case",
        wide=life.sheet(stretches, born=born, today=today),
        narrow=life.sheet(stretches, born=born, today=today, width=340, left=4),
        needs=[spell for spell in spells if spell.kind == "access_need" and spell.ended is None],
        facts=presenters.facts(spells),
        events=list(people.happenings(case.person_id)[:60]),
        age=people.age_on(born, today),
        next_meetings=[m for m in meetings if any(d.status in pathway.WORTH_DOING for d in m.duties)][:3],
        protected=sharing.address_is_protected(person_id=case.person_id),
        roles=[role for role in sharing.roles_around(person_id=case.person_id) if role.ends is None or role.ends >= today],
        custody=presenters.custody(spells, today),
    )  # fmt: skip


@needs_post(*STAFF)
def milestones(request, ref):
    """What is due, by the meeting that would discharge it; on another day if asked."""
    case = queries.case(post=request.post, ref=ref)
    if not case.view.may_read("M46"):
        raise Http404
    asked = forms.AsAt(request.GET if any(key.startswith("on") for key in request.GET) else None)
    on = asked.cleaned_data["on"] if asked.is_bound and asked.is_valid() else None
    settled = on is not None or pathway.is_settled(case.person_id)
    source = request.GET.get("source", "")
    dues = pathway.milestones_as_at(case.person_id, on=on, known_at=None) if on else pathway.milestones(case.person_id)
    recorded = _recorded(case, request.post)
    law = next((law for law in laws() if law.name == source), None)
    if law:
        cited = {duty.key for duty in law.duties}
        dues = [due for due in dues if due.duty.key in cited]
        recorded = [record for record in recorded if record.state in cited]
    return _shown(
        request, "portal/case/milestones.html", case, "case-milestones",
        meetings=pathway.meetings(dues),
        find_out=[due for due in dues if due.status == "find-out"],
        done=sorted((due for due in dues if due.status == "done"), key=lambda due: due.done_on or date.min, reverse=True),
        on=on, asked=asked, settled=settled, may_write=case.view.may_write("M46"), source=source,
        sources=[law.name for law in laws()], recorded=recorded,
        moments=timeline(dues, recorded, pathway.experiences(case.person_id)),
    )  # fmt: skip


@needs_post(*STAFF)
def for_the_family(request, ref):
    """A sheet to give to the young person and family: what is to be done, by when, who answers, whom to tell when late."""
    case = queries.case(post=request.post, ref=ref)
    if not case.view.may_read("M46"):
        raise Http404
    dues = [due for due in pathway.milestones(case.person_id) if due.status in pathway.WORTH_DOING]
    return render(
        request, "portal/case/for_the_family.html",
        {"case": case, "printed_by": request.post.user.name, "printed_on": pathway.today(),
         "promises": [
             (step(due.duty), due, answers(due.duty.lead).label, route(due.duty.lead))
             for due in sorted(dues, key=lambda due: (due.due or date.max, due.duty.key))
             if due.duty.theme not in NOT_ON_PAPER
         ]},
    )  # fmt: skip


def _recorded(case: queries.Case, post) -> list:
    """What the viewer recorded, and what others did in parts of the record that the viewer may read."""
    return [
        record
        for record in pathway.recorded_about(case.person_id)
        if record.recorded_by_id == post.pk or presenters.may_see_record(record, case.view)
    ]


def _duty(key: str):
    if key not in DUTIES:
        raise Http404
    return DUTIES[key]


@needs_post(*STAFF)
def milestone(request, ref, duty):
    """One duty as it falls on this person: the reasoning step by step, the law, and what was recorded."""
    case = queries.case(post=request.post, ref=ref)
    declared = _duty(duty)
    if not case.view.may_read("M46"):
        raise Http404
    about, today = request.GET.get("about"), pathway.today()
    found = pathway.reasoning(case.person_id, duty, on=today)
    around = sharing.roles_around(person_id=case.person_id) if case.view.may_read("M06") else ()
    found = [one for one in found if about is None or one.subject == about] or found
    return _shown(
        request, "portal/case/milestone.html", case, "case-milestones",
        duty=declared,
        answers=accountable(
            declared.lead, around=around, managers=agencies.posts_in_role(roles=(Role.MGR,)), today=today
        ),
        explained=[(one, presenters.subject_words(one, case.view), presenters.steps(one, case.view)) for one in found],
        may_write=case.view.may_write("M46"),
        recorded=[r for r in _recorded(case, request.post) if r.state == duty],
    )  # fmt: skip


@needs_post(*STAFF)
def done(request, ref, duty):
    """Record a duty as done, with evidence."""
    return _record(
        request, ref, duty, form=forms.Done, title="Record as done", button="Record as done",
        act=pathway_actions.record_done, saved="Recorded as done. The next date is worked out from that day.",
    )  # fmt: skip


@needs_post(*STAFF)
def exception(request, ref, duty):
    """Say why a date could not be met. The date itself stays."""
    return _record(
        request, ref, duty, form=forms.ReasonForLateness, title="Give a reason for lateness", button="Save the reason",
        act=pathway_actions.claim_exception, saved="Saved. The due date stays as it is; figures are given with and without.",
    )  # fmt: skip


def _record(request, ref, duty, *, form, title, button, act, saved):
    case = queries.case(post=request.post, ref=ref)
    declared = _duty(duty)
    if not case.view.may_write("M46"):
        raise Http404
    subject = request.GET.get("about", "")
    if subject and subject not in {due.subject for due in pathway.milestones(case.person_id) if due.duty.key == duty}:
        raise Http404
    asks = {"may_ask": case.view.may_read("M25")} if form is forms.Done else {}
    filled = form(request.POST if request.method == "POST" else None, **asks)
    if filled.is_valid():
        said = dict(filled.cleaned_data)
        words = " - ".join(filter(None, [said.pop("reason", ""), said.pop("words")]))
        act(person_id=case.person_id, duty=duty, subject=subject, words=words, by=request.post, **said)
        messages.success(request, saved)
        return redirect("case-milestones", ref=case.ref)
    return _shown(
        request,
        "portal/case/record.html",
        case,
        "case-milestones",
        form=filled,
        duty=declared,
        title=title,
        button=button,
    )


@needs_post(*STAFF)
def find_out(request, ref, fact):
    """Answer a question that no agency's system answers."""
    case = queries.case(post=request.post, ref=ref)
    if not case.view.may_write("M46"):
        raise Http404
    kind = pathway.recordable_kind(fact)
    if kind is None:
        raise Http404
    filled = forms.Answer(request.POST if request.method == "POST" else None)
    if filled.is_valid():
        pathway_actions.record_fact(
            person_id=case.person_id, kind=kind, state=filled.cleaned_data["answer"], on=filled.cleaned_data["on"],
            until=None, words=filled.cleaned_data["words"], by=request.post,
        )  # fmt: skip
        messages.success(request, "Saved. Dates that rest on this answer are being worked out.")
        return redirect("case-milestones", ref=case.ref)
    return _shown(
        request, "portal/case/find_out.html", case, "case-milestones", form=filled, question=presenters.fact_words(fact)
    )


@needs_post(*STAFF)
def take_back(request, ref, recorded):
    """Take back something recorded in error."""
    case = queries.case(post=request.post, ref=ref)
    record = pathway.recorded_about(case.person_id).filter(pk=recorded).first()
    if record is None or not case.view.may_write("M46") or request.method != "POST":
        raise Http404
    try:
        pathway_actions.withdraw(recorded=record, by=request.post)
        messages.success(request, "Taken back. It stays in the history and no longer counts.")
    except pathway_actions.NotPossible as why:
        messages.warning(request, str(why))
    return redirect("case-milestones", ref=case.ref)


@needs_post(*STAFF)
def around(request, ref):
    """Who works with this person, and why the viewer may see this record."""
    case = queries.case(post=request.post, ref=ref)
    today = pathway.today()
    roles = list(sharing.roles_around(person_id=case.person_id)) if case.view.may_read("M06") else []
    return _shown(
        request, "portal/case/people.html", case, "case-people",
        roles=[r for r in roles if r.ends is None or r.ends >= today],
        former=[r for r in roles if r.ends is not None and r.ends < today],
        missing_partners=presenters.missing_partners(pathway.milestones(case.person_id), roles, today),
        may_assign=case.view.may_write("M06"),
    )  # fmt: skip


@needs_post(*STAFF)
def named_worker(request, ref):
    """Give someone their named worker: no gap, no double."""
    case = queries.case(post=request.post, ref=ref)
    if not case.view.may_write("M06"):
        raise Http404
    posts = list(agencies.posts_in_role(roles=(Role.KW, Role.CSW, Role.SEN, Role.ASW, Role.HP)))
    filled = forms.NamedWorker(
        request.POST if request.method == "POST" else None, posts=posts, initial={"starts": pathway.today()}
    )
    if filled.is_valid():
        chosen = next(p for p in posts if str(p.pk) == filled.cleaned_data["post"])
        try:
            sharing_actions.assign_named_worker(
                person_id=case.person_id, post=chosen, by=request.post, starts=filled.cleaned_data["starts"],
                reason=filled.cleaned_data["reason"],
            )  # fmt: skip
        except sharing_actions.NotPossible as why:
            filled.add_error("post", str(why))
        else:
            people_actions.put_in_outbox([case.person_id], why="named worker")
            messages.success(
                request, f"{chosen.user.name} is the named worker from {presenters.day(filled.cleaned_data['starts'])}."
            )
            return redirect("case-people", ref=case.ref)
    return _shown(request, "portal/case/named_worker.html", case, "case-people", form=filled)


@needs_post(*STAFF)
def sources(request, ref):
    """Numbers by which agencies know the person, and what each source says where they differ."""
    case = queries.case(post=request.post, ref=ref)
    if case.person is None:
        raise PermissionDenied("Who this person is opens to those who work with them.")
    return _shown(
        request, "portal/case/sources.html", case, "case-sources",
        numbers=list(people.numbers(case.person_id)),
        cohorts=presenters.cohort_words(pathway.cohorts_of(case.person_id)),
        addresses=list(people.addresses(case.person_id)) if case.view.may_read("M02") else [],
        protected=sharing.address_is_protected(person_id=case.person_id),
        kept=retention.kept(case.person.born, was_in_care=people.was_in_care(case.person_id)),
        leaves=retention.archived_on(case.person.born),
    )  # fmt: skip
