"""Carrying out what people decided of matches: links move, both histories stay, and every move can be undone."""

from django.db.models import Q
from django.utils import timezone

from onward.audit import trail
from onward.intake.choices import Choice, LinkedHow
from onward.intake.models import Decision, LinkMove, PendingPerson, SourcePerson
from onward.people import actions as people


def carry_out() -> None:
    """Every decision not yet carried out, in the order in which they were made. Within a transaction."""
    agreed = Q(needs_second=False) | Q(seconded_at__isnull=False)
    waiting = Decision.objects.filter(agreed, carried_out_at=None, undone_at=None).exclude(choice=Choice.NOT_SURE)
    for decision in waiting.select_related("a__person", "b__person", "question").order_by("pk"):
        _CARRY_OUT[Choice(decision.choice)](decision)
        decision.carried_out_at = timezone.now()
        decision.save(update_fields=["carried_out_at"])
        trail.note(did="carried out a match decision", what=f"intake.Decision:{decision.pk}")
    undone = Decision.objects.filter(undoing_carried_out_at=None).exclude(Q(undone_at=None) | Q(carried_out_at=None))
    for decision in undone.order_by("-pk"):
        _put_back(decision)
        decision.undoing_carried_out_at = timezone.now()
        decision.save(update_fields=["undoing_carried_out_at"])
        trail.note(did="undid a match decision", what=f"intake.Decision:{decision.pk}")


def _same(decision: Decision) -> None:
    """All that is linked to the one in doubt moves to the other's person, who keeps what was written about both."""
    in_doubt, other = sides(decision)
    if not in_doubt.person_id or not other.person_id or in_doubt.person_id == other.person_id:
        return
    left, kept = in_doubt.person, other.person
    _move(decision, list(SourcePerson.objects.filter(person=left).order_by("pk")), kept.pk)
    if left.merged_into_id is None and kept.merged_into_id is None:
        # What people wrote holds to the identity under which they wrote it: the empty one becomes an alias.
        decision.merge = kept.merges_kept.create(
            folded=left, reason=decision.reason, proposed_by=decision.by, seconded_by=decision.seconded_by
        )
        decision.save(update_fields=["merge"])
        people.fold(merge=decision.merge)


def sides(decision: Decision) -> tuple[SourcePerson, SourcePerson]:
    """(the record in doubt, the other): the first moves to the person of the second."""
    if decision.question is not None and decision.question.about_id == decision.b_id:
        return decision.b, decision.a
    return decision.a, decision.b


def _different(decision: Decision) -> None:
    """Where both are one person, `a` (a link said to be wrong) goes to a new person of its own."""
    if decision.a.person_id and decision.a.person_id == decision.b.person_id:
        _move(decision, [decision.a], people.new_people(1)[0])


_CARRY_OUT = {Choice.SAME: _same, Choice.DIFFERENT: _different}


def _put_back(decision: Decision) -> None:
    """Only what still lies where the decision put it: a later decision is not overturned by undoing an earlier one."""
    if decision.merge is not None and decision.merge.undone_at is None:
        people.unfold(merge=decision.merge, by=decision.undone_by)
    for move in decision.moves.filter(back=False).select_related("source"):
        if move.source.person_id == move.to_person_id:
            _move(decision, [move.source], move.from_person_id, back=True)


def _move(decision: Decision, sources: list[SourcePerson], to_person: int, *, back: bool = False) -> None:
    for source in sources:
        LinkMove.objects.create(
            source=source, decision=decision, from_person_id=source.person_id, to_person_id=to_person, back=back
        )
        PendingPerson.objects.get_or_create(person_id=source.person_id)
    PendingPerson.objects.get_or_create(person_id=to_person)
    SourcePerson.objects.filter(pk__in=[s.pk for s in sources]).update(
        person_id=to_person, linked_how=LinkedHow.PERSON, linked_at=timezone.now()
    )
