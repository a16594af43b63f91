"""Each person's life, from all that is linked to them, told to `people` and `sharing`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce

from onward.intake.claims import Unit
from onward.intake.formats.client_index.roles import teams, workers
from onward.intake.loads import claims_kept
from onward.intake.loads.claims_kept import FamilyClaims
from onward.intake.loads.deriving import known_on
from onward.intake.models import PendingPerson, SourcePerson, Standing
from onward.people import actions as people
from onward.people.claims import Claims, EventClaim, Life, PersonClaim, RoleClaim, Said, SpellClaim
from onward.sharing import actions as sharing


def tell_some(how_many: int) -> bool:
    """Tell the lives of the next pending people; False when there are none left. Within a transaction."""
    pending = list(PendingPerson.objects.order_by("person").values_list("person", "person__merged_into")[:how_many])
    if not pending:
        return False
    # An identity that was merged into another has no life of its own: it is told as empty, and the other's in full.
    lives = {person: Life(person) for pair in pending for person in pair if person is not None}
    roles, restricted = [], set()
    named = _Named()
    root = Coalesce("person__merged_into", "person")
    sources = (
        SourcePerson.objects.filter(Q(person__in=lives) | Q(person__merged_into__in=lives), stands=True)
        .annotate(identity_of=root)
        .order_by("identity_of", "pk")
        .values_list("identity_of", "system", "local_id", "restricted", "claims")
    )
    for person, system, local_id, is_restricted, kept in sources:
        if person not in lives:
            continue
        if is_restricted:
            restricted.add(person)
        for one in claims_kept.read(kept):
            lives[person].said.extend(_said(system, local_id, one))
            roles.extend(_roles(person, system, local_id, one, named))
    people.tell(lives.values())
    everyone = list(lives)
    sharing.roles_from_sources(everyone, roles)
    sharing.restrict_from_sources(everyone, restricted)
    sharing.recompute(everyone)
    PendingPerson.objects.filter(person__in=everyone).delete()
    return True


def _said(system: str, local_id: str, one: FamilyClaims) -> Iterator[Said]:
    """What was said, by the day on which it came to be known; who it is about is said once, with the newest."""
    spells: dict[date, list[SpellClaim]] = {}
    events: dict[date, list[EventClaim]] = {}
    for spell in one.claims.spells:
        spells.setdefault(known_on(one, spell.unit[1]), []).append(spell)
    for event in one.claims.events:
        events.setdefault(known_on(one, event.unit[1]), []).append(event)
    for day in sorted({one.known_on, *spells, *events}):
        said = Claims(PersonClaim(), tuple(spells.get(day, ())), tuple(events.get(day, ())))
        if day == one.known_on:
            said = replace(said, person=one.claims.person)
        rows = {claim.unit: claim.unit[1] for claim in (*said.spells, *said.events) if claim.unit[1]}
        yield Said(system, day, said, rows, local_id)


class _Named:
    """Workers and teams by identifier, from the standing rows that are about nobody: claims give identifiers only."""

    def __init__(self) -> None:
        rows: dict[str, list[Unit]] = {}
        about_nobody = Standing.objects.filter(subject="").values_list("system", "table", "key", "row__values")
        for system, table, key, values in about_nobody:
            rows.setdefault(system, []).append(Unit(0, table, values, key=key))
        self._workers = {system: workers(units) for system, units in rows.items()}
        self._teams = {system: teams(units) for system, units in rows.items()}

    def worker(self, system: str, role: RoleClaim) -> tuple[str, str]:
        """The worker's name and team, as far as they are known."""
        found = self._workers.get(system, {}).get(role.worker)
        team = self._teams.get(system, {}).get(role.team, role.team) or (found.team if found else "")
        return role.worker_name or (found.name if found else ""), team


def _roles(person: int, system: str, local_id: str, one: FamilyClaims, named: _Named) -> Iterator[dict]:
    for role in one.claims.roles:
        name, team = named.worker(system, role)
        yield {
            "person": person,
            "system": system,
            "source_key": f"{local_id}|{role.worker}|{role.role}",
            "worker": role.worker,
            "worker_name": name,
            "role": role.role,
            "team": team,
            "starts": role.started,
            "ends": role.ended,
        }
