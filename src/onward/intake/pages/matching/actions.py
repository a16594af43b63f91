"""Answers of match review as a page gives them: about all candidates at once, and by one person at a time."""

from collections.abc import Sequence

from django.db import transaction

from onward.agencies.models import Post
from onward.intake import actions
from onward.intake.actions import NotPossible
from onward.intake.choices import Choice, QuestionState
from onward.intake.models import Decision, Question

NEW, NOT_SURE = "new", "not sure"


@transaction.atomic
def answer(*, asked: Sequence[int], chosen: str, reason: str, by: Post) -> list[Decision]:
    """`chosen` is the number of the question whose candidate it is, NEW or NOT_SURE. Two at once: the second is told."""
    locked = list(Question.objects.select_for_update().filter(pk__in=asked).order_by("pk"))
    if len(locked) < len(set(asked)):
        raise NotPossible("This question was withdrawn: a later file answered it. Nothing was changed.")
    if any(one.state in (QuestionState.DECIDED, QuestionState.SECOND) for one in locked):
        raise NotPossible("Someone else decided this while you were looking at it. Your answer was not used.")
    return [actions.decide(question=one, choice=_choice(one, chosen), reason=reason, by=by) for one in locked]


def _choice(question: Question, chosen: str) -> Choice:
    if chosen == NOT_SURE:
        return Choice.NOT_SURE
    return Choice.SAME if chosen == str(question.pk) else Choice.DIFFERENT


@transaction.atomic
def agree(*, number: int, by: Post) -> None:
    """Be the second person of a merge."""
    actions.second_merge(decision=_locked(number), by=by)


@transaction.atomic
def undo(*, number: int, by: Post) -> None:
    """Take a decision back, or refuse a merge that waits: its question is asked again."""
    actions.undo_decision(decision=_locked(number), by=by)


def _locked(number: int) -> Decision:
    return Decision.objects.select_for_update().get(pk=number)
