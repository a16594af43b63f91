"""What is to be done for the viewer's own people: rows by meeting, whose turn it is, most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onward.agencies import queries as agencies
from onward.agencies.choices import Role
from onward.agencies.models import Post
from onward.pathway import queries as pathway
from onward.pathway.queries import Due
from onward.people import queries as people
from onward.portal.leads import roles_leading
from onward.sharing import queries as sharing
from onward.values.dates import add_months

SOON = timedelta(days=56)  # as far ahead as the law's own "due soon"
NEW_FOR = timedelta(days=28)
GROWING_UP = (16, 18, 25)
BY_ITSELF = {"letter or decision"}  # each letter is its own: one does not settle another


@dataclass(frozen=True, slots=True)
class Row:
    """What one meeting, visit or letter would settle for one person."""

    person_id: int
    meeting: str
    dues: tuple[Due, ...]

    @property
    def first(self) -> date | None:
        return self.dues[0].due

    @property
    def late(self) -> int:
        return sum(due.status == "overdue" for due in self.dues)

    @property
    def days_late(self) -> int:
        return max((due.late_days or 0 for due in self.dues if due.status == "overdue"), default=0)


@dataclass(frozen=True, slots=True)
class Work:
    today: list[Row]  # late, or due today
    week: list[Row]  # due in the next seven days
    soon: list[Row]  # due within eight weeks
    others: list[Row]  # led by other services


def my_roles(post: Post) -> frozenset[str]:
    """The roles whose duties are this post's to do: a manager answers for the team's."""
    return agencies.roles_in_team(post=post) if post.role == Role.MGR else frozenset({post.role})


def work(*, post: Post, today: date) -> Work:
    """Everything late or due within eight weeks for the viewer's people, sorted into whose turn it is and when."""
    mine_roles = my_roles(post)
    mine, others = [], []
    for due in pathway.worth_doing(sharing.my_people(post=post), until=today + SOON):
        (mine if roles_leading(due.duty.lead) & mine_roles else others).append(due)
    rows = by_meeting(mine)
    week = today + timedelta(days=7)
    return Work(
        [row for row in rows if row.late or row.first == today],
        [row for row in rows if not row.late and row.first and today < row.first <= week],
        [row for row in rows if not row.late and (row.first is None or row.first > week)],
        by_meeting(others),
    )


def by_meeting(dues: Iterable[Due]) -> list[Row]:
    """One row for each person and meeting, the soonest due first (so the longest late on top)."""
    grouped: dict[tuple[int, str, str], list[Due]] = {}
    for due in dues:
        meeting = due.duty.joins_meeting
        grouped.setdefault((due.person_id, meeting, due.duty.key if meeting in BY_ITSELF else ""), []).append(due)
    rows = [
        Row(person, meeting, tuple(sorted(items, key=lambda due: due.due or date.max)))
        for (person, meeting, _), items in grouped.items()
    ]
    return sorted(rows, key=lambda row: (row.first or date.max, row.person_id))


def birthdays(*, post: Post | None, today: date, months: int) -> list[tuple[date, int, object]]:
    """Who turns 16, 18 or 25 within some months: among a post's own people, or (None) all the viewer may see."""
    mine = sharing.my_people(post=post) if post else None
    return people.turning(GROWING_UP, first=today, last=add_months(today, months), person_ids=mine)


def ready_by(birthdays: list[tuple[date, int, object]], *, today: date) -> dict[int, list[Due]]:
    """What must be in place by each of these birthdays and is not yet done, by person."""
    days = {person.pk: day for day, _, person in birthdays}
    found: dict[int, list[Due]] = {}
    if days:
        for due in pathway.ahead(list(days), since=today, until=max(days.values())):
            if due.due and due.due <= days[due.person_id]:
                found.setdefault(due.person_id, []).append(due)
    return found


def new_people(*, post: Post, today: date) -> list:
    return list(sharing.new_to(post=post, since=today - NEW_FOR))


def this_month(*, post: Post, first: date, last: date, today: date, only_mine: bool) -> list[Due]:
    """What falls in a month for the viewer's people: late (in the present month), due, or to be begun; duty by duty."""
    mine = my_roles(post)
    found = []
    for due in pathway.ahead(sharing.my_people(post=post), since=first, until=last):
        if only_mine and not roles_leading(due.duty.lead) & mine:
            continue
        late_now = due.status == "overdue" and first <= today <= last
        in_month = any(day and first <= day <= last for day in (due.due, due.opens))
        if late_now or (in_month and due.status != "overdue"):
            found.append(due)
    return sorted(found, key=lambda due: (due.duty.title, due.due or date.max, due.person_id))
