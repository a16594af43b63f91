"""What the data officer's pages show: loads and what became of each file, failed checks, and matches to decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import polars as pl
from django.db.models import Count, Q, QuerySet, Sum

from onward.intake.choices import LoadState, Outcome, QuestionState
from onward.intake.linkage.linking import LinkResult
from onward.intake.loads import known, returned
from onward.intake.models import (
    Decision,
    FailedCheck,
    Load,
    LoadFile,
    PendingPerson,
    PendingSubject,
    Question,
    SourcePerson,
    SourceRow,
)


def loads() -> QuerySet[Load]:
    """Every load that the viewer may see, newest first, with the sums of its files."""
    return Load.objects.select_related("sent_by__user", "organisation").annotate(
        files_sent=Count("files"),
        units=Sum("files__units", default=0),
        accepted=Sum("files__accepted", default=0),
        failed=Sum("files__failed", default=0),
        skipped=Sum("files__skipped", default=0),
    ).order_by("-pk")  # fmt: skip


def files_of(*, load: Load) -> QuerySet[LoadFile]:
    return LoadFile.objects.filter(load=load).order_by("pk")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: a share from 0 to 1 of the step it is in."""

    words: str
    share: float


def progress(*, load: Load) -> Progress:
    words = LoadState(load.state).label
    if load.state in (LoadState.RECEIVED, LoadState.READING):
        sums = (
            files_of(load=load).exclude(size=0).aggregate(read=Sum("bytes_read", default=0), all=Sum("size", default=0))
        )
        return Progress(words, sums["read"] / sums["all"] if sums["all"] else 0.0)
    if load.state in (LoadState.APPLYING, LoadState.UNDOING):
        # the first half is working out what rows claim, the second telling people's lives
        subjects, told = load.changed_subjects, load.people_to_tell
        if told:
            return Progress(words, 0.5 + 0.5 * (1 - PendingPerson.objects.count() / told))
        left = PendingSubject.objects.filter(derived=False).count()
        return Progress(words, 0.5 * (1 - left / subjects) if subjects else 0.0)
    return Progress(words, 1.0)


def failed_checks(*, file: LoadFile, severity: str = "") -> QuerySet[FailedCheck]:
    """Each failed check, in the order of the file, with its row."""
    found = FailedCheck.objects.filter(file=file).select_related("row").order_by("row_id", "pk")
    return found.filter(severity=severity) if severity else found


def rules_failed(*, file: LoadFile) -> QuerySet:
    """How often each check failed, commonest first."""
    return (
        FailedCheck.objects.filter(file=file)
        .values("rule", "column", "words", "who_can_fix", "severity")
        .annotate(times=Count("pk"))
        .order_by("-times", "rule")
    )


def skipped_because(*, file: LoadFile) -> QuerySet:
    return (
        SourceRow.objects.filter(file=file, outcome=Outcome.SKIPPED)
        .values("skip")
        .annotate(times=Count("pk"))
        .order_by("-times")
    )


def failed_rows_as_csv(*, file: LoadFile) -> Iterator[str]:
    """The file's failed rows in its own columns, with what is wrong with each: to correct and send again."""
    columns = list(dict.fromkeys(name for names in file.columns.values() for name in names))
    return returned.written(columns, file.headings, _failed_lines(file))


def _failed_lines(file: LoadFile) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    rows = SourceRow.objects.filter(file=file, outcome=Outcome.FAILED).order_by("place")
    numbered = rows.prefetch_related("checks").iterator(chunk_size=1000)
    while some := list(islice(numbered, 1000)):
        for row in some:
            checks = sorted((c for c in row.checks.all() if c.severity == "error"), key=lambda c: c.pk)
            yield (
                row.values,
                (
                    " ".join(c.words for c in checks),
                    "; ".join(dict.fromkeys(c.column for c in checks if c.column)),
                    "; ".join(dict.fromkeys(c.who_can_fix for c in checks)),
                    file.format,
                    row.table,
                    row.subject,
                    row.key,
                ),
            )


def questions(*, state: QuestionState = QuestionState.WAITING) -> QuerySet[Question]:
    """Matches to decide, the surest first."""
    return Question.objects.filter(state=state).select_related("a", "b", "about").order_by("-weight", "pk")


def sources_of(*, person_id: int) -> QuerySet[SourcePerson]:
    """Every system's record held to be about a person, and why."""
    linked = SourcePerson.objects.filter(Q(person=person_id) | Q(person__merged_into=person_id))
    return linked.order_by("system", "local_id")


def row_behind(*, source_row: int) -> SourceRow | None:
    """The row as it came, with its file and load: "where does this come from?"."""
    return SourceRow.objects.select_related("file__load").filter(pk=source_row).first()


def title_of(*, file: LoadFile) -> str:
    """What kind of file it is, in words."""
    return titles().get(file.format, "A file of a kind that is no longer read")


def titles() -> dict[str, str]:
    """Every kind of file that is read: key to words."""
    return {form.key: form.title for form in known.formats()}


def merges_to_second() -> QuerySet[Decision]:
    """Merges that one person proposed and another has yet to agree to."""
    waiting = Decision.objects.filter(needs_second=True, seconded_at=None, undone_at=None)
    return waiting.select_related("a", "b", "by__user").order_by("pk")


def decisions(*, source: SourcePerson) -> QuerySet[Decision]:
    """Everything decided about a record, undone or not, newest first."""
    about = Decision.objects.filter(Q(a=source) | Q(b=source))
    return about.select_related("a", "b", "by__user", "seconded_by__user", "undone_by__user").order_by("-pk")


def links_as_they_stand() -> tuple[LinkResult, pl.DataFrame]:
    """The links and open questions in the shape in which linkage is measured, and the records they are between."""
    sources = SourcePerson.objects.filter(stands=True).exclude(person=None).order_by("pk")
    lines = list(sources.values_list("pk", "system", "local_id", "person"))
    schema = {"source": pl.Int64, "system": pl.String, "identifier": pl.String, "person": pl.Int64}
    records = pl.DataFrame(lines, schema=schema, orient="row")
    person = {line[0]: line[3] for line in lines}
    asked = [(a, b, person[a], person[b]) for a, b in questions().values_list("a", "b") if a in person and b in person]
    columns = dict.fromkeys(("a", "b", "person_a", "person_b"), pl.Int64)
    result = LinkResult(
        assignments=records.select("source", "person", is_new=pl.lit(False)),
        questions=pl.DataFrame(asked, schema=columns, orient="row"),
        why=pl.DataFrame(),
    )
    return result, records.drop("person")
