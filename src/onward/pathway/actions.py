"""What may change on the pathway: what workers record, and the milestones that follow from facts and the calendar."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import polars as pl
from django.db import connection, transaction
from django.utils import timezone

from onward.agencies.models import Post
from onward.audit import trail
from onward.pathway import cohorts, tracking
from onward.pathway.gathering import area_settings, facts_of, standing_milestones
from onward.pathway.law import DUTIES, Facts, assess
from onward.pathway.models import (
    CaughtUp,
    CohortMember,
    CohortSwitch,
    Experience,
    LocalLength,
    Milestone,
    Recorded,
    Tracking,
)
from onward.people.actions import put_in_outbox
from onward.people.models import Change, Person
from onward.people.retention import LISTED_AGES
from onward.sharing import actions as sharing
from onward.sharing import matrix
from onward.sharing.asking import as_job
from onward.sharing.bulk import add_rows
from onward.sharing.queries import changes_others_entries

AT_ONCE = 5000  # people worked out in one transaction

# Called after milestones changed, with nothing: those above hang their own work here.
afterwards: list[Callable[[], None]] = []

MILESTONE_COLUMNS = (
    "duty", "subject", "applies", "opens", "due", "done_on", "ends", "status", "late_days", "in_time", "recheck_on",
    "last_done", "exception", "missing_facts",
)  # fmt: skip
TRACKING_COLUMNS = (
    "age", "school_year", "stage", "care_leaver_status", "without_since", "next_duty", "next_due", "overdue",
    "most_days_late", "to_find_out", "late_entry",
)  # fmt: skip

ABOUT_A_DUTY = ("evidence", "exception")  # what is recorded of a duty, its key being the state; all else answers a fact


class NotPossible(ValueError):
    """The change cannot be made; the message says why and what to do."""


@transaction.atomic
def record_done(
    *, person_id: int, duty: str, subject: str, on: date, words: str, by: Post, experience: int | None = None
) -> Recorded:
    """A worker says that a duty was done, when, and by what evidence. The next cycle starts from that day.

    `experience` is how the young person says it was for them, 1 to 5; None when not asked or not answered.
    """
    if on > timezone.localdate():
        raise NotPossible("The day it was done cannot be in the future. Enter the day on which it happened.")
    planned = Milestone.objects.filter(person=person_id, duty=duty, subject=subject).values_list("due", flat=True)
    record = _record(
        person_id, kind="evidence", state=duty, subject=subject, on=on, words=words, by=by, planned_for=planned.first()
    )
    if experience is not None:
        Experience.objects.create(recorded=record, person_id=person_id, rating=experience)
    return record


def claim_exception(*, person_id: int, duty: str, subject: str, on: date, words: str, by: Post) -> Recorded:
    """A worker says why a due date could not be met. The date stays; figures are given with and without exceptions."""
    return _record(person_id, kind="exception", state=duty, subject=subject, on=on, words=words, by=by)


def record_fact(
    *, person_id: int, kind: str, state: str, on: date, until: date | None, words: str, by: Post, subject: str = ""
) -> Recorded:
    """A worker answers what the system shows as "find out"."""
    return _record(person_id, kind=kind, state=state, subject=subject, on=on, until=until, words=words, by=by)


@transaction.atomic
def withdraw(*, recorded: Recorded, by: Post) -> None:
    """Take back something recorded in error: it stays in the history and no longer counts."""
    if recorded.withdrawn_at:
        raise NotPossible("This was already taken back.")
    if recorded.recorded_by_id != by.pk and not changes_others_entries(
        post=by, person_id=recorded.person_id, group="M46"
    ):
        raise NotPossible("Someone else recorded this. Ask them, or the named worker, to take it back.")
    recorded.withdrawn_at = timezone.now()
    recorded.withdrawn_by = by
    recorded.save(update_fields=["withdrawn_at", "withdrawn_by"])
    trail.note(did="took back a record", what=f"pathway.Recorded:{recorded.pk}", person=recorded.person_id)
    put_in_outbox([recorded.person_id], why="recorded")


@transaction.atomic
def set_local_length(*, name: str, amount: int, starts: date, reason: str, by: Post | None) -> None:
    """Change one of the area's own lengths from a day on. Only the duties that use it are worked out anew."""
    if name not in local_lengths():
        raise NotPossible("Dates fixed by law or national guidance cannot be changed here. Only local dates can.")
    LocalLength.objects.update_or_create(
        name=name, starts=starts, defaults={"days": amount, "reason": reason, "set_by": by}
    )
    trail.note(did=f"set {name}", what="pathway.LocalLength")


def local_lengths() -> dict:
    """Every length an area may choose, by name: the declaration and the duties that use it."""
    found: dict[str, tuple] = {}
    for duty in DUTIES.values():
        for local in duty.local_settings:
            declared, users = found.setdefault(local.name, (local, []))
            users.append(duty)
    return found


def work_out(person_ids: Sequence[int] | None = None, *, duties: Iterable[str] | None = None) -> int:
    """Work out milestones, cohorts and tracking lines of these people (None: everyone); returns how many milestones.

    With `duties` only those duties' milestones are replaced: what a changed local length asks for.
    """
    if person_ids is None:
        person_ids = list(Person.objects.filter(merged_into=None).order_by("pk").values_list("pk", flat=True))
    chosen = None if duties is None else [DUTIES[key] for key in duties]
    made = 0
    for at in range(0, len(person_ids), AT_ONCE):
        made += _work_out_some(list(person_ids[at : at + AT_ONCE]), chosen)
    return made


def catch_up() -> int:
    """Work out everyone whose facts or calendar changed since last time; returns how many people. Runs as a job."""
    today = timezone.localdate()
    people = 0
    while True:
        with as_job("pathway"):
            taken = list(Change.objects.order_by("pk").values_list("pk", "person")[: AT_ONCE * 2])
            touched = _roots({person for _, person in taken})
            sharing.recompute(touched)  # a role that a page gave or ended is among what changed
            work_out(touched)
            Change.objects.filter(pk__in=[number for number, _ in taken]).delete()
        people += len(touched)
        if not taken:
            break
    with as_job("pathway"):
        due = list(Milestone.objects.filter(recheck_on__lte=today).values_list("person", flat=True).distinct())
        old = list(Tracking.objects.filter(worked_out_on__lt=today).values_list("person", flat=True))
        again = sorted(set(due) | set(old))
        for at in range(0, len(again), AT_ONCE):  # roles begin and end by the calendar too
            sharing.recompute(again[at : at + AT_ONCE])
        work_out(again)
        _take_up_what_begins(today)
    if people or again:
        for follow in afterwards:
            follow()
    return people + len(again)


def _take_up_what_begins(today: date) -> None:
    """Duties that came into force, and local lengths that began, since the last time."""
    mark, _ = CaughtUp.objects.get_or_create(pk=1, defaults={"day": today})
    begun = {duty.key for duty in DUTIES.values() if duty.in_force_from and mark.day < duty.in_force_from <= today}
    used = local_lengths()
    for name in LocalLength.objects.filter(starts__gt=mark.day, starts__lte=today).values_list("name", flat=True):
        begun |= {duty.key for duty in used[name][1]}
    if begun:
        work_out(duties=sorted(begun))
    CaughtUp.objects.filter(pk=1).update(day=today)


def _roots(people: set[int]) -> list[int]:
    found = Person.objects.filter(pk__in=people).values_list("pk", "merged_into")
    return sorted({root or person for person, root in found})


@transaction.atomic
def _record(
    person_id: int, *, kind: str, state: str, subject: str, on: date, words: str, by: Post, until=None, planned_for=None
):
    if not words.strip():
        raise NotPossible("Say in a few words what the evidence or the reason is.")
    record = Recorded.objects.create(
        person_id=person_id, kind=kind, state=state, subject=subject, on=on, until=until, words=words, recorded_by=by,
        planned_for=planned_for,
    )  # fmt: skip
    said = f" {state}" if kind in ABOUT_A_DUTY else ""  # an answer is the person's own matter: not for the trail
    trail.note(did=f"recorded {kind}{said}", what=f"pathway.Recorded:{record.pk}", person=person_id)
    put_in_outbox([person_id], why="recorded")
    return record


def _work_out_some(person_ids: list[int], duties) -> int:
    today = timezone.localdate()
    facts = facts_of(person_ids)
    area = area_settings(today)
    rows = assess(facts, on=today, settings=area, duties=duties)
    with transaction.atomic():
        old = Milestone.objects.filter(person__in=person_ids)
        if duties is not None:
            old = old.filter(duty__in=[duty.key for duty in duties])
        old.delete()
        made = add_rows(
            "pathway_milestone",
            ("person_id", *MILESTONE_COLUMNS, "worked_out_on"),
            ((*row, today) for row in rows.select("person", *MILESTONE_COLUMNS).iter_rows()),
        )
        _track(person_ids, facts, rows if duties is None else standing_milestones(person_ids), today, area)
    return made


def _track(person_ids: list[int], facts: Facts, rows: pl.DataFrame, today: date, area) -> None:
    lines = tracking.lines(facts, rows, today, area)
    aged = lines.filter(pl.col("age").is_between(*LISTED_AGES) | pl.col("age").is_null())
    known = facts.spells.filter(~pl.col("kind").is_in(list(tracking.FLAG_FREE))).select("person").unique()
    listed = aged.join(known, on="person", how="semi")
    refs = dict(Person.objects.filter(pk__in=person_ids).values_list("pk", "ref"))
    systems = _systems(person_ids)
    workers = _named_workers(person_ids, today)
    Tracking.objects.filter(person__in=person_ids).delete()
    add_rows(
        "pathway_tracking",
        ("person_id", *TRACKING_COLUMNS, "ref", "systems", "named_worker", "worked_out_on"),
        (
            (row[0], *(_blank(name, value) for name, value in zip(TRACKING_COLUMNS, row[1:], strict=True)),
             refs[row[0]], _array(systems.get(row[0], ())), workers.get(row[0], ""), today)
            for row in listed.select("person", *TRACKING_COLUMNS).iter_rows()
        ),
    )  # fmt: skip
    CohortMember.objects.filter(person__in=person_ids).delete()
    add_rows(
        "pathway_cohortmember",
        ("person_id", "cohort", "group"),
        (
            (person, cohort, matrix.bit(cohorts.COHORTS[cohort].group))
            for person, cohort in cohorts.members(listed, facts.spells, today, switched_on(today)).iter_rows()
        ),
    )


def switched_on(on: date) -> frozenset[str]:
    """The cohorts whose turn has come. An area that has chosen none plans for all."""
    chosen = list(CohortSwitch.objects.values_list("cohort", "starts"))
    if not chosen:
        return frozenset(cohorts.COHORTS)
    return frozenset(cohort for cohort, starts in chosen if starts and starts <= on)


def _blank(name: str, value):
    return "" if value is None and name in ("next_duty", "stage", "care_leaver_status") else value


def _array(values: Iterable[str]) -> str:
    """A PostgreSQL array literal: lists would be taken for JSON."""
    return "{" + ",".join(f'"{value}"' for value in values) + "}"


def _systems(person_ids: list[int]) -> dict[int, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, array_agg(DISTINCT system ORDER BY system) FROM people_sourcedspell"
            " WHERE person_id = ANY(%s::bigint[]) GROUP BY person_id",
            [person_ids],
        )
        return dict(cursor.fetchall())


def _named_workers(person_ids: list[int], today: date) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, min(worker_name) FROM sharing_caserole WHERE person_id = ANY(%s::bigint[])"
            " AND kind = 'named worker' AND starts <= %s AND (ends IS NULL OR ends >= %s) GROUP BY person_id",
            [person_ids, today, today],
        )
        return dict(cursor.fetchall())
