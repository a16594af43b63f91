"""What may be read of the pathway. The database narrows every one of these to the viewer's live grants."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from onward.pathway.gathering import area_settings, facts_asked
from onward.pathway.law import DUTIES, Duty, assess, explain
from onward.pathway.law.explain import Explanation
from onward.pathway.law.facts.declare import FACTS
from onward.pathway.models import CohortMember, CohortSwitch, Experience, LocalLength, Milestone, Recorded, Tracking
from onward.people.models import Change, Person

WORTH_DOING = ("overdue", "due-soon", "open")
PATIENCE = 4.0  # seconds a page waits for dates that are being worked out


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone with the duty behind it."""

    duty: Duty
    subject: str
    opens: date | None
    due: date | None
    done_on: date | None
    last_done: date | None
    status: str
    late_days: int | None
    in_time: bool | None
    exception: bool
    missing_facts: tuple[str, ...]
    person_id: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """The duties that one meeting, visit or letter would discharge, soonest first."""

    name: str
    due: date | None
    duties: tuple[Due, ...]

    @property
    def late(self) -> int:
        return sum(item.status == "overdue" for item in self.duties)

    @property
    def to_do(self) -> int:
        return sum(item.status in WORTH_DOING for item in self.duties)


def milestones(person_id: int) -> list[Due]:
    return [_due(m) for m in Milestone.objects.filter(person=person_id)]


def milestones_as_at(person_id: int, *, on: date, known_at: date | None) -> list[Due]:
    """The same on another day, from what was known on a day. Worked out afresh, for this person only.

    The law weighs every fact, also those the viewer may not see; only dates come back.
    """
    rows = assess(facts_asked(person_id), on=on, known_at=known_at, settings=area_settings(on))
    return [
        Due(
            DUTIES[row["duty"]], row["subject"], row["opens"], row["due"], row["done_on"], row["last_done"], row["status"],
            row["late_days"], row["in_time"], row["exception"], tuple(row["missing_facts"]), row["person"],
        )
        for row in rows.iter_rows(named=True)
    ]  # fmt: skip


def reasoning(person_id: int, duty: str, *, on: date) -> list[Explanation]:
    """Why a duty stands as it does for a person, step by step."""
    return explain(facts_asked(person_id), person_id, duty, on, settings=area_settings(on))


def meetings(dues: Sequence[Due]) -> list[Meeting]:
    """Duties still to do, by the meeting that would discharge them; the meeting with the soonest due date first."""
    grouped: dict[str, list[Due]] = {}
    for item in dues:
        if item.status in (*WORTH_DOING, "not-yet-open"):
            grouped.setdefault(item.duty.joins_meeting, []).append(item)
    found = []
    for name, items in grouped.items():
        items.sort(key=lambda item: (item.due or date.max, item.duty.title))
        found.append(Meeting(name, items[0].due, tuple(items)))
    return sorted(found, key=lambda meeting: (meeting.due or date.max, meeting.name))


def tracked() -> QuerySet[Tracking]:
    """The one list, as far as the viewer may see it."""
    return Tracking.objects.all()


def in_cohort(lines: QuerySet[Tracking], cohort: str) -> QuerySet[Tracking]:
    return lines.filter(person__in=CohortMember.objects.filter(cohort=cohort).values("person"))


def cohorts_of(person_id: int) -> list[str]:
    return list(CohortMember.objects.filter(person=person_id).values_list("cohort", flat=True))


def worth_doing(person_ids: Sequence[int] | QuerySet, *, until: date) -> Iterator[Due]:
    """What is late, or due by a day, for these people; soonest first."""
    rows = Milestone.objects.filter(person__in=person_ids).filter(
        Q(status="overdue") | Q(status__in=WORTH_DOING, due__lte=until)
    )
    return (_due(row) for row in rows.order_by("due", "person", "duty"))


def recorded_about(person_id: int) -> QuerySet[Recorded]:
    return (
        Recorded.objects.filter(person=person_id)
        .select_related("recorded_by__user", "recorded_by__organisation", "withdrawn_by__user")
        .order_by("-recorded_at")
    )


def experiences(person_id: int) -> dict[int, int]:
    """How the young person found what was done: record -> 1 to 5, as far as the viewer may know it."""
    return dict(Experience.objects.filter(person=person_id).values_list("recorded", "rating"))


def lengths_set(name: str) -> QuerySet[LocalLength]:
    """The history of one local length, newest first."""
    return LocalLength.objects.filter(name=name).select_related("set_by__user").order_by("-starts")


def is_settled(person_id: int, *, patience: float | None = None) -> bool:
    """Whether this person's dates are worked out; waits a little while a worker is at it."""
    deadline = time.monotonic() + (PATIENCE if patience is None else patience)
    while Change.objects.filter(person=person_id).exists():
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.1)
    return True


def today() -> date:
    return timezone.localdate()


def _due(m: Milestone) -> Due:
    return Due(
        DUTIES[m.duty], m.subject, m.opens, m.due, m.done_on, m.last_done, m.status, m.late_days, m.in_time, m.exception,
        tuple(m.missing_facts), m.person_id,
    )  # fmt: skip


def recordable_kind(fact: str) -> str | None:
    """The kind of event by which a worker may answer a fact with yes or no; None when only an agency's system can."""
    declared = FACTS.get(fact)
    if declared is None or declared.reads != "events" or len(declared.kinds) != 1:
        return None
    return declared.kinds[0]


def references(person_ids: Sequence[int]) -> dict[int, str]:
    """The references of people on the list: all that some viewers may know of them."""
    return dict(Tracking.objects.filter(person__in=person_ids).values_list("person", "ref"))


def ahead(person_ids: Sequence[int] | QuerySet, *, since: date, until: date) -> Iterator[Due]:
    """What is late, falls due by a day, or may be begun between two days, for these people; soonest first."""
    still = (*WORTH_DOING, "not-yet-open")
    rows = Milestone.objects.filter(person__in=person_ids, status__in=still).filter(
        Q(status="overdue") | Q(due__lte=until) | Q(opens__range=(since, until))
    )
    return (_due(row) for row in rows.order_by("due", "person", "duty"))


def how_many_use(duties: Iterable[str]) -> dict[str, int]:
    """How many milestones each of these duties has, among people the viewer may see."""
    counted = Milestone.objects.filter(duty__in=list(duties), applies=True).values_list("duty").annotate(Count("pk"))
    return dict(counted.order_by())


def cohorts_by_person(person_ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for person, cohort in CohortMember.objects.filter(person__in=person_ids).values_list("person", "cohort"):
        found.setdefault(person, []).append(cohort)
    return found


def cohort_sizes() -> dict[str, int]:
    """How many people each cohort holds, of those the viewer may know to be in it."""
    return dict(CohortMember.objects.values_list("cohort").annotate(Count("pk")).order_by())


def cohort_switches() -> dict[str, CohortSwitch]:
    return {switch.cohort: switch for switch in CohortSwitch.objects.all()}


def by_name(lines: QuerySet[Tracking]) -> QuerySet[Tracking]:
    """In the order of names; people whose name the viewer may not see come last, by reference."""
    name = Person.objects.filter(pk=OuterRef("person")).annotate(whole=Concat("family_name", Value(" "), "given_names"))
    return lines.annotate(name=Subquery(name.values("whole"))).order_by(F("name").asc(nulls_last=True), "ref")


def all_lengths() -> dict[str, list[LocalLength]]:
    """Every length that this area has set, by name, newest first."""
    found: dict[str, list[LocalLength]] = {}
    for length in LocalLength.objects.select_related("set_by__user").order_by("name", "-starts"):
        found.setdefault(length.name, []).append(length)
    return found


def late_with(duties: Iterable[str]) -> QuerySet:
    """The people for whom one of these duties is late."""
    return Milestone.objects.filter(duty__in=list(duties), status="overdue").values("person")
