"""The one list of everyone 14 to 25: narrowed and sorted as asked, always within what the viewer may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from onward.agencies.models import Post
from onward.pathway import queries as pathway
from onward.people import queries as people
from onward.portal.desk.shown import Shown, shown
from onward.portal.models import SavedFilter
from onward.sharing import queries as sharing
from onward.values.dates import is_working_day

PATIENCE = 10  # working days that someone may be without a named worker before it is an alert
MOST_FOUND = 50
# Duties that say planning has begun, from any of the services that may begin it.
PLANNING = ("transition-planning-start", "coordinated-transition-plan", "ehcp-y9-pfa-review")


def lines(asked: Mapping[str, str], *, today: date) -> QuerySet:
    """The list as asked. Every part is narrowed again by the database."""
    found = pathway.tracked()
    if cohort := asked.get("cohort"):
        found = pathway.in_cohort(found, cohort)
    if year := asked.get("year"):
        found = found.filter(school_year=int(year))
    if stage := asked.get("stage"):
        found = found.filter(stage=stage)
    if need := asked.get("need"):
        kind, _, state = need.partition(":")
        found = found.filter(person__in=people.with_spell(kind, state, on=today))
    if area := asked.get("area"):
        found = found.filter(person__in=people.living_in(area, on=today))
    if agency := asked.get("agency"):
        found = found.filter(systems__contains=[agency])
    if days := asked.get("late_days"):
        found = found.filter(most_days_late__gte=int(days))
    if status := asked.get("care_leaver"):
        found = found.filter(care_leaver_status=status)
    if asked.get("late_entry"):
        found = found.filter(late_entry=True)
    if asked.get("no_plan"):
        found = found.filter(age__gte=15, person__in=pathway.late_with(PLANNING))
    return _sorted(_by_worker(found, asked.get("worker", ""), today), asked.get("sort", "next"))


def _by_worker(found: QuerySet, asked: str, today: date) -> QuerySet:
    if asked == "nobody":
        return found.filter(without_since__isnull=False)
    if asked == "long":
        return found.filter(without_since__lt=alert_before(today))
    return found.filter(without_since=None) if asked == "somebody" else found


def _sorted(found: QuerySet, sort: str) -> QuerySet:
    if sort == "name":
        return pathway.by_name(found)
    if sort == "late":
        return found.order_by("-most_days_late", "ref")
    if sort == "age":
        return found.order_by(F("age").asc(nulls_last=True), "ref")
    if sort == "worker":
        return found.order_by("named_worker", "ref")
    return found.order_by(F("next_due").asc(nulls_last=True), "ref")


def alert_before(today: date) -> date:
    """Someone without a named worker since before this day has waited more than ten working days."""
    day, counted = today, 0
    while counted < PATIENCE:
        day -= timedelta(days=1)
        counted += is_working_day(day)
    return day


def without_worker() -> QuerySet:
    """Everyone whom nobody is the named worker of, the longest without first."""
    return pathway.tracked().filter(without_since__isnull=False).order_by("without_since", "ref")


def caseload(*, post: Post, sort: str) -> list[Shown]:
    """All the viewer's own people: with a line where they may see it, with a name where they may."""
    mine = set(sharing.my_people(post=post).values_list("person", flat=True))
    found = [someone for someone in shown(mine, on_page="caseload").values() if someone.named or someone.line]
    return sorted(found, key=_KEYS.get(sort, _KEYS["next"]))


_FAR = date.max
_KEYS = {
    "next": lambda s: ((s.line.next_due if s.line else None) or _FAR, s.name),
    "late": lambda s: (-(s.line.most_days_late if s.line else 0), s.name),
    "name": lambda s: (s.name.split()[-1], s.name),
    "age": lambda s: ((s.line.age if s.line else None) or 99, s.name),
    "worker": lambda s: (s.line.named_worker if s.line else "", s.name),
}


@dataclass(frozen=True, slots=True)
class Found:
    people: list[Shown]
    more: bool


def search(words: str) -> Found:
    """People by name or number, of those the viewer may know; by reference, also of those whose dates alone they see."""
    numbers = [person.pk for person in people.search(words)[: MOST_FOUND + 1]]
    if len(words.split()) == 1:
        numbers += list(pathway.tracked().filter(ref=words.upper()).values_list("person", flat=True))
    found = shown(numbers[:MOST_FOUND], on_page="search")
    return Found([found[n] for n in dict.fromkeys(numbers) if n in found], len(numbers) > MOST_FOUND)


def is_a_persons_name(words: str) -> bool:
    """Whether the words, all of them, are found in the name or number of someone the viewer may know."""
    return people.search(words).exists()


def saved_filters(*, post: Post) -> list[SavedFilter]:
    """The viewer's own, then those shared with the viewer's team."""
    theirs = Q(post=post)
    if post.team_id:
        theirs |= Q(shared_with=post.team_id)
    return list(SavedFilter.objects.filter(theirs).select_related("shared_with").order_by("name"))
