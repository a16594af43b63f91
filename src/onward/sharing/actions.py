"""What may change in sharing: roles on a case, locks, and the grants that follow from them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from onward.agencies.choices import Role
from onward.agencies.models import Post, WorkerNumber
from onward.audit import trail
from onward.sharing import rules
from onward.sharing.bulk import add_rows
from onward.sharing.choices import AreaDuty, CaseRoleKind, GroundKind, LockKind
from onward.sharing.models import AreaGround, CaseRole, Grant, Lock, Signature

GRANT_COLUMNS = (
    "person_id",
    "post_id",
    "ground",
    "ground_id",
    "reads",
    "writes",
    "masked",
    "summary",
    "starts",
    "ends",
)


class NotPossible(ValueError):
    """The change cannot be made; the message says why and what to do."""


@transaction.atomic
def recompute(person_ids: Sequence[int]) -> int:
    """Work out these people's grants anew; returns how many they have. Touches nobody else's. Runs as a job."""
    wanted = list(person_ids)
    Grant.objects.filter(person__in=wanted).delete()
    found = rules.grants(_grounds(wanted), _agreements(), _locks(wanted))
    return add_rows(
        "sharing_grant",
        GRANT_COLUMNS,
        (
            (g.person, g.post, g.ground.value, g.ground_id, g.reads, g.writes, g.masked, g.summary, g.starts, g.ends)
            for g in found
        ),
    )


def recompute_everyone() -> int:
    """Every grant from nothing, some thousand people at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people_person ORDER BY id")
        everyone = [row[0] for row in cursor.fetchall()]
    return sum(recompute(everyone[at : at + 5000]) for at in range(0, len(everyone), 5000))


@transaction.atomic
def roles_from_sources(person_ids: Sequence[int], roles: Iterable[dict]) -> None:
    """Replace the case roles that source systems name for these people. Roles recorded here stay.

    Each role: person, system, source_key, worker, worker_name, role, team, starts, ends.
    """
    CaseRole.objects.filter(person__in=list(person_ids)).exclude(system="").delete()
    posts = {
        (number.system, number.number): number.post
        for number in WorkerNumber.objects.select_related("post", "post__team")
    }
    today = timezone.localdate()
    now = timezone.now()
    rows = []
    told = list(roles)
    named = rules.one_named_worker_each(told, today)
    for at, role in enumerate(told):
        post = posts.get((role["system"], role["worker"]))
        kind = CaseRoleKind.NAMED_WORKER if at in named else CaseRoleKind.ALLOCATED
        rows.append(
            (
                role["person"],
                post.pk if post else None,
                role["worker_name"][:200],
                role["worker"][:60],
                role["role"],
                kind.value,
                post.organisation_id if post else None,
                (role["team"] or "")[:200],
                role["starts"] or today,
                role["ends"],
                "",
                role["system"],
                role["source_key"][:160],
                now,
            )
        )
    add_rows(
        "sharing_caserole",
        (
            "person_id",
            "post_id",
            "worker_name",
            "worker_number",
            "role",
            "kind",
            "organisation_id",
            "team",
            "starts",
            "ends",
            "reason",
            "system",
            "source_key",
            "recorded_at",
        ),
        rows,
    )


@transaction.atomic
def join_staff() -> int:
    """Give the roles of workers who had no account to the posts they hold now; returns how many people it concerns.

    Files may name a worker before the agency sets them up here. Runs as a job.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE sharing_caserole r SET post_id = p.id, organisation_id = p.organisation_id
            FROM agencies_workernumber n JOIN agencies_post p ON p.id = n.post_id
            WHERE r.post_id IS NULL AND r.worker_number <> '' AND n.system = r.system AND n.number = r.worker_number
            RETURNING r.person_id
            """
        )
        people = sorted({row[0] for row in cursor.fetchall()})
    recompute(people)
    return len(people)


@transaction.atomic
def restrict_from_sources(person_ids: Sequence[int], restricted: Iterable[int]) -> None:
    """Lock the records that a source marks as restricted, and lift such locks where no source says so any more."""
    wanted = set(restricted)
    today = timezone.localdate()
    locks = Lock.objects.filter(person__in=list(person_ids), lifted_on=None).exclude(source_key="")
    locks.exclude(person__in=wanted).update(lifted_on=today)
    held = set(locks.filter(person__in=wanted).values_list("person_id", flat=True))
    for person in wanted - held:
        Lock.objects.create(
            person_id=person,
            kind=LockKind.RESTRICTED,
            reason="A source marks this record as restricted.",
            set_on=today,
            review_by=today + timedelta(days=90),
            source_key="source",
        )


def assign_named_worker(*, person_id: int, post: Post, by: Post, starts: date, reason: str) -> CaseRole:
    """Give a person their named worker. The one before ends the day before, so that there is no gap and no double."""
    current = CaseRole.objects.filter(person=person_id, kind=CaseRoleKind.NAMED_WORKER).filter(
        Q(ends=None) | Q(ends__gte=starts)
    )
    if current.filter(post=post).exists():
        raise NotPossible(f"{post.user} is already the named worker.")
    if current.filter(starts__gte=starts).exists():
        raise NotPossible("Another named worker starts on or after that day. Choose a later day.")
    before = list(current.values_list("pk", flat=True))
    with transaction.atomic():
        role = CaseRole.objects.create(
            person_id=person_id,
            post=post,
            worker_name=post.user.name,
            role=Role.KW,
            kind=CaseRoleKind.NAMED_WORKER,
            organisation=post.organisation,
            team=post.team.name if post.team else "",
            starts=starts,
            reason=reason,
            recorded_by=by,
        )
        # last of all: whoever hands over their own person may do nothing more about them from here on
        CaseRole.objects.filter(pk__in=before).update(ends=starts - timedelta(days=1))
        trail.note(did="assigned a named worker", what=f"sharing.CaseRole:{role.pk}", person=person_id)
    return role


def _grounds(person_ids: list[int]) -> list[rules.Ground]:
    """Case roles, the managers of teams that hold them, and the area's transitions leads."""
    roles = list(
        CaseRole.objects.filter(person__in=person_ids)
        .exclude(post=None)
        .values_list(
            "id", "person_id", "post_id", "role", "post__organisation_id", "post__team_id", "starts", "ends", "kind"
        )
    )
    managers: dict[int | None, list[Post]] = {}
    for leader in Post.objects.filter(role=Role.MGR).exclude(team=None):
        managers.setdefault(leader.team_id, []).append(leader)
    found, held = [], set()
    today = timezone.localdate()
    for number, person, post, role, organisation, team, starts, ends, kind in roles:
        found.append(rules.Ground(GroundKind.CASE_ROLE, number, person, post, role, organisation, starts, ends))
        if kind == CaseRoleKind.NAMED_WORKER and (ends is None or ends >= today):
            held.add(person)
        for manager in managers.get(team, ()):
            found.append(
                rules.Ground(
                    GroundKind.TEAM,
                    number,
                    person,
                    manager.pk,
                    Role.MGR,
                    manager.organisation_id,
                    max(starts, manager.starts),
                    _sooner(ends, manager.ends),
                )
            )
    for area in AreaGround.objects.filter(duty=AreaDuty.ALLOCATION).select_related("post"):
        found.extend(
            rules.Ground(
                GroundKind.ALLOCATION,
                area.pk,
                person,
                area.post_id,
                area.post.role,
                area.post.organisation_id,
                area.starts,
                area.ends,
                unheld=person not in held,
            )
            for person in person_ids
        )
    return found


def _agreements() -> list[rules.Agreement]:
    """Each organisation's side of each agreement, from the day it signed."""
    return [
        rules.Agreement(
            signature.organisation_id,
            max(signature.signed_on, signature.agreement.starts),
            signature.agreement.ends,
            frozenset(signature.agreement.groups) if signature.agreement.groups is not None else None,
        )
        for signature in Signature.objects.select_related("agreement")
    ]


def _locks(person_ids: list[int]) -> dict[int, rules.Locked]:
    found: dict[int, rules.Locked] = {}
    for lock in Lock.objects.filter(person__in=person_ids, lifted_on=None).prefetch_related("posts"):
        before = found.get(lock.person_id, rules.Locked())
        allowed = frozenset(p.post_id for p in lock.posts.all() if p.allowed)
        blocked = frozenset(p.post_id for p in lock.posts.all() if not p.allowed)
        address = lock.kind == LockKind.PROTECTED_ADDRESS
        closed = lock.kind in (LockKind.RESTRICTED, LockKind.SEALED)
        found[lock.person_id] = rules.Locked(
            restricted=before.restricted or closed,
            # someone must be on the list of every lock that closes the record
            allowed=(before.allowed & allowed if before.restricted else allowed) if closed else before.allowed,
            blocked=before.blocked | blocked,
            address_protected=before.address_protected or address,
            sees_address=before.sees_address | (allowed if address else frozenset()),
        )
    return found


def _sooner(one: date | None, other: date | None) -> date | None:
    return min((d for d in (one, other) if d is not None), default=None)
