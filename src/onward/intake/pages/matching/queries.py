"""The queue of match review as the viewer may see it. Restricted questions are seen only by those on their lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q, QuerySet

from onward.intake.choices import LinkedHow, QuestionState
from onward.intake.models import Decision, Question, SourcePerson, SourceRow

OPEN = (QuestionState.WAITING, QuestionState.NOT_SURE)


def queue(*, states: Sequence[str], restricted: bool = False) -> list[tuple[int, str, int, str, str]]:
    """One line a record in doubt, the surest first: question, kind, candidates, its system and that of the likeliest."""
    lines: dict[int, list] = {}
    asked = Question.objects.filter(state__in=states, restricted=restricted).order_by("-weight", "pk")
    for number, about, kind, a, system_a, system_b in asked.values_list(
        "pk", "about_id", "kind", "a_id", "a__system", "b__system"
    ):
        if about in lines:
            lines[about][2] += 1
        else:
            mine, theirs = (system_a, system_b) if about == a else (system_b, system_a)
            lines[about] = [number, kind, 1, mine, theirs]
    return [tuple(line) for line in lines.values()]


def counts() -> dict[str, int]:
    """Questions by state, restricted ones left out; and merges that wait for a second person."""
    found = dict(Question.objects.filter(restricted=False).values_list("state").annotate(times=Count("pk")))
    return {state.value: found.get(state.value, 0) for state in QuestionState}


def question(*, number: int) -> Question | None:
    return Question.objects.select_related("about", "a", "b").filter(pk=number).first()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom the record in doubt may be, by the record of theirs that fits best."""

    question: Question
    source: SourcePerson
    letter: str
    others: tuple[str, ...]  # systems of their other records


def candidates(*, question: Question) -> list[Candidate]:
    """Every person whom the record may be, the likeliest first."""
    asked = list(
        Question.objects.filter(about=question.about_id, state__in=OPEN)
        .select_related("a", "b")
        .order_by("-weight", "pk")
    )
    fits = [(one, one.b if one.a_id == one.about_id else one.a) for one in asked]
    others: dict[int, list[str]] = {}
    persons = {source.person_id for _, source in fits}
    shown = {source.pk for _, source in fits}
    for person, system in (
        SourcePerson.objects.filter(person__in=persons, stands=True)
        .exclude(pk__in=shown)
        .order_by("system")
        .values_list("person", "system")
    ):
        others.setdefault(person, []).append(system)
    return [
        Candidate(one, source, chr(ord("A") + at) if at < 26 else str(at + 1), tuple(others.get(source.person_id, ())))
        for at, (one, source) in enumerate(fits)
    ]


def decided(*, question: Question) -> QuerySet[Decision]:
    """What was said of a question before, newest first."""
    return question.decisions.select_related("by__user", "undone_by__user", "seconded_by__user").order_by("-pk")


def decisions() -> QuerySet[Decision]:
    """Every decision that the viewer may see, newest first."""
    return Decision.objects.select_related("a", "b", "by__user", "seconded_by__user", "undone_by__user").order_by("-pk")


def decision(*, number: int) -> Decision | None:
    return decisions().select_related("question").filter(pk=number).first()


def kinds() -> list[tuple[str, str, int]]:
    """Questions by why they were asked and where they stand."""
    asked = Question.objects.filter(restricted=False).values_list("kind", "state").annotate(times=Count("pk"))
    return list(asked.order_by("kind", "state"))


def linked() -> dict[str, int]:
    """How many records there are, how many persons they make, and who drew the links."""
    return SourcePerson.objects.filter(stands=True).aggregate(
        records=Count("pk"),
        persons=Count("person", distinct=True),
        by_rule=Count("pk", filter=Q(linked_how=LinkedHow.MACHINE) & ~Q(link_why=[])),
        by_person=Count("pk", filter=Q(linked_how=LinkedHow.PERSON)),
    )


_PAIRS = """
SELECT least(a.system, b.system), greatest(a.system, b.system), count(*)
FROM intake_sourceperson a JOIN intake_sourceperson b ON b.person_id = a.person_id AND b.id > a.id
WHERE a.stands AND b.stands GROUP BY 1, 2 ORDER BY 1, 2
"""
_ASKED = """
SELECT least(a.system, b.system), greatest(a.system, b.system), count(*)
FROM intake_question q JOIN intake_sourceperson a ON a.id = q.a_id JOIN intake_sourceperson b ON b.id = q.b_id
WHERE q.state IN ('waiting', 'not sure') AND NOT q.restricted GROUP BY 1, 2
"""


def by_systems() -> list[tuple[str, str, int, int]]:
    """By two systems: pairs of records held to be one person, and pairs still asked about."""
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS)
        linked_pairs = {(one, other): times for one, other, times in cursor.fetchall()}
        cursor.execute(_ASKED)
        asked = {(one, other): times for one, other, times in cursor.fetchall()}
    both = sorted(linked_pairs.keys() | asked.keys())
    return [(*pair, linked_pairs.get(pair, 0), asked.get(pair, 0)) for pair in both]


def record(*, number: int) -> SourcePerson | None:
    """One person as one system knows them."""
    return SourcePerson.objects.filter(pk=number, stands=True).exclude(person=None).first()


def linked_to(*, source: SourcePerson) -> list[tuple[SourcePerson, list[str]]]:
    """The other records held to be about the same person, and why, where a rule drew the link."""
    why = {entry["with"]: entry["reasons"] for entry in source.link_why}
    others = SourcePerson.objects.filter(person=source.person_id, stands=True).exclude(pk=source.pk)
    return [(other, why.get(other.pk, [])) for other in others.order_by("system", "local_id")]


def record_of_row(*, number: int) -> SourcePerson | None:
    """Whose record a source row is part of."""
    row = SourceRow.objects.select_related("file").filter(pk=number).exclude(subject="").first()
    if row is None:
        return None
    found = SourcePerson.objects.filter(system=row.file.system, local_id=row.subject, stands=True)
    return found.exclude(person=None).first()
