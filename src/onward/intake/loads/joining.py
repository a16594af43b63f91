"""Who is who: all source persons that stand are linked, new people are made, and where it is not sure someone is asked."""

from django.db import connection
from django.db.models.functions import Coalesce
from django.utils import timezone

from onward.intake.choices import Choice, LinkedHow, QuestionState
from onward.intake.linkage.linking import Decided, LinkResult, link
from onward.intake.linkage.records import SCHEMA, frame
from onward.intake.models import Decision, PendingSubject, Question, SourcePerson
from onward.people import actions as people
from onward.sharing.bulk import add_rows, change_rows

# What linkage compares, as columns of a source person.
_COMPARED = tuple(name for name in SCHEMA if name not in ("source", "system", "identifier", "aliases"))


def join_all() -> None:
    """Link, if anyone's identity changed, and queue everyone whose life must be told anew. Within a transaction."""
    if PendingSubject.objects.filter(identity_changed=True).exists():
        persons = _persons()
        result = link(_records(), decided=_decided(persons))
        _draw(result, persons)
        _ask(result)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO intake_pendingperson (person_id)"
            " SELECT DISTINCT s.person_id FROM intake_pendingsubject p"
            " JOIN intake_sourceperson s ON s.system = p.system AND s.local_id = p.subject"
            " WHERE s.person_id IS NOT NULL ON CONFLICT DO NOTHING"
        )
        cursor.execute("DELETE FROM intake_pendingsubject")


def _records():
    lines = []
    sources = SourcePerson.objects.filter(stands=True).order_by("pk")
    for number, system, local_id, aliases, *values in sources.values_list(
        "pk", "system", "local_id", "aliases", *_COMPARED
    ).iterator(chunk_size=10_000):
        line = dict(zip(_COMPARED, values, strict=True))
        line["aliases"] = [{"kind": kind, "value": value} for kind, value in aliases]
        lines.append(line | {"source": number, "system": system, "identifier": local_id})
    return frame(lines)


def _persons() -> dict[int, int]:
    """Source -> the identity it is linked to, merged ones under the one that was kept."""
    root = Coalesce("person__merged_into", "person")
    return dict(SourcePerson.objects.exclude(person=None).values_list("pk", root))


def _decided(persons: dict[int, int]) -> Decided:
    standing = Decision.objects.filter(undone_at=None).exclude(choice=Choice.NOT_SURE).order_by("pk")
    said: dict[tuple[int, int], str] = {}
    for a, b, choice in standing.values_list("a", "b", "choice"):
        said[min(a, b), max(a, b)] = choice  # the last word counts
    return Decided(
        same=frozenset(pair for pair, choice in said.items() if choice == Choice.SAME),
        different=frozenset(pair for pair, choice in said.items() if choice == Choice.DIFFERENT),
        persons=persons,
    )


def _draw(result: LinkResult, persons: dict[int, int]) -> None:
    """Link each source person that has no link yet; links that stand are left alone."""
    unlinked = [(s, p) for s, p, _ in result.assignments.iter_rows() if s not in persons]
    made = sorted({person for _, person in unlinked if person < 0}, reverse=True)
    numbers = dict(zip(made, people.new_people(len(made)), strict=True)) if made else {}
    why: dict[int, list[dict]] = {}
    for a, b, _, certain, _, score, reasons in result.why.iter_rows():
        for source, other in ((a, b), (b, a)):
            entry = {"with": other, "score": score, "certain": certain, "reasons": list(reasons)}
            why.setdefault(source, []).append(entry)
    now = timezone.now()
    change_rows(
        "intake_sourceperson",
        "id",
        ("person_id", "linked_how", "linked_at"),
        ((source, numbers.get(person, person), LinkedHow.MACHINE.value, now) for source, person in unlinked),
    )
    before = dict(SourcePerson.objects.filter(pk__in=[s for s in why if s in persons]).values_list("pk", "link_why"))
    change_rows(
        "intake_sourceperson",
        "id",
        ("link_why", "link_score"),
        (
            (source, all_why, max(entry["score"] for entry in all_why))
            for source, all_why in ((s, [*before.get(s, ()), *entries]) for s, entries in why.items())
        ),
    )


_QUESTION = (
    "a_id",
    "b_id",
    "about_id",
    "kind",
    "weight",
    "score",
    "reasons",
    "warnings",
    "restricted",
    "state",
    "asked_at",
)


def _ask(result: LinkResult) -> None:
    """Questions still open are asked; those waiting that have answered themselves are withdrawn."""
    before = {(a, b): (number, state) for number, a, b, state in Question.objects.values_list("pk", "a", "b", "state")}
    decided = set(Decision.objects.filter(undone_at=None).exclude(choice=Choice.NOT_SURE).values_list("a", "b"))
    now = timezone.now()
    fresh, still = [], set()
    columns = ("a", "b", "about", "kind", "weight", "score", "reasons", "warnings", "restricted")
    for a, b, about, kind, weight, score, reasons, warnings, restricted in result.questions.select(columns).iter_rows():
        if (a, b) in before:
            still.add(before[a, b][0])
        elif (a, b) not in decided and (b, a) not in decided:
            line = (a, b, about, kind, weight, score, list(reasons or ()), list(warnings or ()), restricted)
            fresh.append((*line, QuestionState.WAITING.value, now))
    gone = [number for number, state in before.values() if state == QuestionState.WAITING and number not in still]
    Question.objects.filter(pk__in=gone).delete()
    add_rows("intake_question", _QUESTION, fresh)
