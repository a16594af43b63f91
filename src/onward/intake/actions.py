"""What may change in the intake: loads sent, applied and undone; matches decided. Steps that touch lives run as jobs."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from onward.agencies.models import Organisation, Post
from onward.audit import trail
from onward.intake import jobs
from onward.intake.choices import Choice, LoadState, QuestionState
from onward.intake.loads import receiving
from onward.intake.loads.receiving import Sent
from onward.intake.models import Decision, Load, Question, SourcePerson


class NotPossible(ValueError):
    """The change cannot be made; the message says why and what to do."""


@transaction.atomic
def send(
    *,
    files: Iterable[tuple[str, object]],
    by: Post,
    organisation: Organisation | None = None,
    system: str = "",
    look_first: bool = False,
) -> Load:
    """Take in files from a page: (name, open file) each. They are read by a job; looked at first if so wished.

    `organisation` is the agency that gave them, where that is not the sender's own.
    """
    load = receiving.receive(
        (Sent(name, stream) for name, stream in files),  # type: ignore[arg-type]
        sent_by=by,
        organisation=organisation or by.organisation,
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
    if question.state in (QuestionState.DECIDED, QuestionState.SECOND):
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
        needs_second=choice == Choice.SAME and _both_established(question.a, question.b),
        by=by,
    )
    question.state = _STATE_AFTER[choice] if not decision.needs_second else QuestionState.SECOND
    question.save(update_fields=["state"])
    trail.note(did=f"decided a match: {choice}", what=f"intake.Question:{question.pk}", because=reason)
    if choice != Choice.NOT_SURE and not decision.needs_second:
        jobs.carry_out_decisions.defer()
    return decision


_STATE_AFTER = {
    Choice.SAME: QuestionState.DECIDED,
    Choice.DIFFERENT: QuestionState.DECIDED,
    Choice.NOT_SURE: QuestionState.NOT_SURE,
}


def _both_established(a: SourcePerson, b: SourcePerson) -> bool:
    """Both are persons with several records: joining them changes two lives, not the place of one new record."""
    return all(SourcePerson.objects.filter(person=side.person_id, stands=True).count() > 1 for side in (a, b))


@transaction.atomic
def propose_merge(*, folded: SourcePerson, kept: SourcePerson, reason: str, by: Post) -> Decision:
    """Say that two persons, named by a record of each, are one. Nothing happens until another person agrees."""
    if folded.person_id is None or folded.person_id == kept.person_id:
        raise NotPossible("These two records are held to be about one person already.")
    if not reason.strip():
        raise NotPossible("Say why, so that whoever looks at this later can follow it.")
    decision = Decision.objects.create(
        a=folded,
        b=kept,
        choice=Choice.SAME,
        reason=reason.strip()[:300],
        restricted=folded.restricted or kept.restricted,
        needs_second=True,
        by=by,
    )
    trail.note(did="proposed a merge", what=f"intake.Decision:{decision.pk}", person=kept.person_id, because=reason)
    return decision


@transaction.atomic
def second_merge(*, decision: Decision, by: Post) -> None:
    """Agree that two persons are one. Must be someone else than whoever proposed it, in whatever post."""
    if not decision.needs_second or decision.seconded_at is not None or decision.undone_at is not None:
        raise NotPossible("This merge is not waiting for anyone to agree.")
    if decision.by is not None and decision.by.user_id == by.user_id:
        raise NotPossible("Someone else has to agree: you proposed this merge yourself.")
    decision.seconded_by, decision.seconded_at = by, timezone.now()
    decision.save(update_fields=["seconded_by", "seconded_at"])
    if decision.question is not None:
        decision.question.state = QuestionState.DECIDED
        decision.question.save(update_fields=["state"])
    trail.note(did="agreed to a merge", what=f"intake.Decision:{decision.pk}")
    jobs.carry_out_decisions.defer()


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
    """Take a decision back, a merge too: links return to where they were, and the question is asked again."""
    if decision.undone_at is not None:
        raise NotPossible("This decision has been undone already.")
    decision.undone_at, decision.undone_by = timezone.now(), by
    decision.save(update_fields=["undone_at", "undone_by"])
    if decision.question is not None:
        decision.question.state = QuestionState.WAITING
        decision.question.save(update_fields=["state"])
    trail.note(did="undid a match decision", what=f"intake.Decision:{decision.pk}")
    jobs.carry_out_decisions.defer()
