"""Who may see what, asked of grants alone: "why can I see this?" and "who works with this person?" are look-ups."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from onward.agencies.models import Post
from onward.sharing import matrix
from onward.sharing.choices import AreaDuty, CaseRoleKind, GroundKind, LockKind
from onward.sharing.models import AreaGround, CaseRole, Grant, Lock


@dataclass(frozen=True, slots=True)
class View:
    """What a viewer's live grants let them see of one person: bits of record groups."""

    reads: int
    writes: int
    masked: int
    because: tuple[str, ...]

    def may_read(self, group: str) -> bool:
        return bool(self.reads >> matrix.bit(group) & 1)

    def may_write(self, group: str) -> bool:
        return bool(self.writes >> matrix.bit(group) & 1)

    def is_masked(self, group: str) -> bool:
        return bool(self.masked >> matrix.bit(group) & 1)


def live(on: date | None = None) -> Q:
    on = on or timezone.localdate()
    return Q(starts__lte=on) & (Q(ends=None) | Q(ends__gte=on))


def view_of(*, post: Post, person_id: int) -> View:
    """One query: the viewer's grants on one person, and why they hold them."""
    reads = writes = 0
    unmasked = 0
    because = []
    for grant in Grant.objects.filter(live(), post=post, person=person_id):
        reads |= grant.reads
        writes |= grant.writes
        unmasked |= grant.reads & ~grant.masked  # one ground without the mask is enough
        words = GroundKind(grant.ground).label
        until = f", until {grant.ends:%-d %B %Y}" if grant.ends else ""
        because.append(f"{words}, since {grant.starts:%-d %B %Y}{until}")
    return View(reads, writes, reads & ~unmasked, tuple(dict.fromkeys(because)))


def changes_others_entries(*, post: Post, person_id: int, group: str) -> bool:
    """Whether a live role lets the post change what others entered (W in the matrix), not its own entries alone (O)."""
    roles = CaseRole.objects.filter(live(), post=post, person=person_id).values_list("role", flat=True)
    return any(allowance.verb == "W" for role in roles for allowance in matrix.cells()[group, role])


def holds(*, post: Post | None, duty: AreaDuty) -> bool:
    return post is not None and AreaGround.objects.filter(live(), post=post, duty=duty).exists()


def roles_around(*, person_id: int) -> QuerySet[CaseRole]:
    """Everyone who works or worked with a person, as far as the viewer may see; live roles first."""
    return (
        CaseRole.objects.filter(person=person_id)
        .select_related("post__user", "post__organisation", "organisation")
        .order_by("ends", "kind", "starts")
    )


def named_workers(*, person_ids: list[int]) -> dict[int, CaseRole]:
    found = {}
    roles = CaseRole.objects.filter(live(), person__in=person_ids, kind=CaseRoleKind.NAMED_WORKER)
    for role in roles.select_related("post__user"):
        found.setdefault(role.person_id, role)
    return found


def caseload(*, post: Post) -> QuerySet[CaseRole]:
    return CaseRole.objects.filter(live(), post=post)


def address_is_protected(*, person_id: int) -> bool:
    return Lock.objects.filter(person=person_id, kind=LockKind.PROTECTED_ADDRESS, lifted_on=None).exists()


def my_people(*, post: Post) -> QuerySet:
    """The people a post works with itself, or through its team: never those it sees only by a duty for the area."""
    return Grant.objects.filter(live(), post=post, ground__in=(GroundKind.CASE_ROLE, GroundKind.TEAM)).values("person")


def new_to(*, post: Post, since: date) -> QuerySet[CaseRole]:
    """Live case roles that began on or after a day, newest first."""
    return caseload(post=post).filter(starts__gte=since).order_by("-starts", "person")
