"""What may change in the intake: loads sent, applied and undone; matches decided. Steps that touch lives run as jobs."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from onward.agencies.models import Post
from onward.audit import trail
from onward.intake import jobs
from onward.intake.choices import Choice, LoadState, QuestionState
from onward.intake.loads import receiving
from onward.intake.loads.receiving import Sent
from onward.intake.models import Decision, Load, Question, SourcePerson


class NotPossible(ValueError):
    """The change cannot be made; the message says why and what to do."""


@transaction.atomic
def send(*, files: Iterable[tuple[str, object]], by: Post, system: str = "", look_first: bool = False) -> Load:
    """Take in files from a page: (name, open file) each. They are read by a job; looked at first if so wished."""
    load = receiving.receive(
        (Sent(name, stream) for name, stream in files),  # type: ignore[arg-type]
        sent_by=by,
        organisation=by.organisation,
        system=system,
        apply=not look_first,
    )
    trail.note(did="sent files", what=f"intake.Load:{load.pk}")
    jobs.work_on.defer(load_id=load.pk)
    return load


@transaction.atomic
def apply(*, load: Load, by: Post | None) -> None:
    """Apply a load that was looked at."""
    if load.state != LoadState.READ:
        raise NotPossible(f"This load is {load.get_state_display().lower()}. Only one that is read can be applied.")
    Load.objects.filter(pk=load.pk, state=LoadState.READ).update(apply_when_read=True)
    trail.note(did="asked to apply a load", what=f"intake.Load:{load.pk}")
    jobs.work_on.defer(load_id=load.pk)


@transaction.atomic
def undo(*, load: Load, by: Post | None) -> None:
    """Take back all that a load changed. Its rows are kept; where another load gave the same, that stands again."""
    if load.state == LoadState.READ:  # it has changed nothing
        Load.objects.filter(pk=load.pk).update(state=LoadState.UNDONE, undone_at=timezone.now(), undone_by=by)
    elif load.state == LoadState.APPLIED:
        Load.objects.filter(pk=load.pk).update(state=LoadState.UNDOING, undone_at=None, undone_by=by)
        jobs.work_on.defer(load_id=load.pk)
    else:
        raise NotPossible(
            f"This load is {load.get_state_display().lower()}. Only one that is read or applied can be undone."
        )
    trail.note(did="asked to undo a load", what=f"intake.Load:{load.pk}")


@transaction.atomic
def decide(*, question: Question, choice: Choice, reason: str, by: Post) -> Decision:
    """Answer a question of match review. The links move in a job soon after."""
    if question.state == QuestionState.DECIDED:
        raise NotPossible("Someone has decided this already. Open it to see the decision, and undo it if it is wrong.")
    if choice != Choice.NOT_SURE and not reason.strip():
        raise NotPossible("Say why, so that whoever looks at this later can follow it.")
    decision = Decision.objects.create(
        question=question,
        a=question.a,
        b=question.b,
        choice=choice,
        reason=reason.strip()[:300],
        restricted=question.restricted,
        by=by,
    )
    question.state = QuestionState.NOT_SURE if choice == Choice.NOT_SURE else QuestionState.DECIDED
    question.save(update_fields=["state"])
    trail.note(did=f"decided a match: {choice}", what=f"intake.Question:{question.pk}", because=reason)
    if choice != Choice.NOT_SURE:
        jobs.carry_out_decisions.defer()
    return decision


@transaction.atomic
def move_link(*, source: SourcePerson, away_from: SourcePerson, reason: str, by: Post) -> Decision:
    """Say that a system's record is not about this person: it goes to a person of its own, never to be rejoined."""
    if source.person_id is None or source.person_id != away_from.person_id or source == away_from:
        raise NotPossible("These two records are not held to be about one person, so there is no link to move.")
    if not reason.strip():
        raise NotPossible("Say why, so that whoever looks at this later can follow it.")
    decision = Decision.objects.create(
        a=source,
        b=away_from,
        choice=Choice.DIFFERENT,
        reason=reason.strip()[:300],
        restricted=source.restricted or away_from.restricted,
        by=by,
    )
    trail.note(did="moved a link", what=f"intake.Decision:{decision.pk}", person=source.person_id, because=reason)
    jobs.carry_out_decisions.defer()
    return decision


@transaction.atomic
def undo_decision(*, decision: Decision, by: Post) -> None:
    """Take a decision back: links return to where they were, and the question is asked again."""
    if decision.undone_at is not None:
        raise NotPossible("This decision has been undone already.")
    decision.undone_at, decision.undone_by = timezone.now(), by
    decision.save(update_fields=["undone_at", "undone_by"])
    if decision.question is not None:
        decision.question.state = QuestionState.WAITING
        decision.question.save(update_fields=["state"])
    trail.note(did="undid a match decision", what=f"intake.Decision:{decision.pk}")
    jobs.carry_out_decisions.defer()
