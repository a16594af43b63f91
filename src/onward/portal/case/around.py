"""Who is around a young person: each worker once, by what they do for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onward.agencies.choices import Role
from onward.sharing.choices import CaseRoleKind

if TYPE_CHECKING:
    from onward.sharing.models import CaseRole


@dataclass(frozen=True, slots=True)
class Worker:
    name: str
    what: str  # "Named worker", or the post of an allocated worker: "SEND case officer"
    where: str
    since: date
    system: str  # the source system, empty when recorded here


def workers(roles: Iterable[CaseRole]) -> list[Worker]:
    """Systems send a worker anew with each involvement: the same worker in the same part is one, since the first day."""
    found: dict[tuple[str, str, str], Worker] = {}
    for role in sorted(roles, key=lambda role: (role.kind != CaseRoleKind.NAMED_WORKER, role.starts)):
        name = role.worker_name or role.post.user.name
        where = role.team or (role.organisation.name if role.organisation else "")
        found.setdefault((name, role.kind, where), Worker(name, part_words(role), where, role.starts, role.system))
    return list(found.values())


def part_words(role: CaseRole) -> str:
    """What someone is to the young person: an allocated worker by their post, anyone else by their part."""
    if role.kind != CaseRoleKind.ALLOCATED:
        return CaseRoleKind(role.kind).label
    if role.post and role.post.title:
        return role.post.title
    return Role(role.role).label if role.role in list(Role) else CaseRoleKind.ALLOCATED.label
