"""Claims as JSON and back, so that a life can be told anew without reading its rows again. Empty fields are left out."""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any

from onward.people.claims import Claims, EventClaim, PersonClaim, RoleClaim, SpellClaim

_DATES = {"date_of_birth", "died_on", "started", "ended", "on", "until"}
_PAIRS = {"details", "aliases"}


@dataclass(frozen=True, slots=True)
class FamilyClaims:
    """What one family of files says of a subject. A claim's unit is (table, number of the source row)."""

    family: str
    known_on: date  # when the newest of its rows was received
    known: dict[int, date]  # source row -> when it was received, where that is not `known_on`
    claims: Claims


def kept(said: Iterable[FamilyClaims]) -> list[dict]:
    return [
        {
            "family": one.family,
            "known_on": one.known_on.isoformat(),
            "known": {str(row): day.isoformat() for row, day in one.known.items()},
            "person": _out(one.claims.person),
            "spells": [_out(s) for s in one.claims.spells],
            "events": [_out(e) for e in one.claims.events],
            "roles": [_out(r) for r in one.claims.roles],
        }
        for one in said
    ]


def read(values: list[dict]) -> list[FamilyClaims]:
    return [
        FamilyClaims(
            one["family"],
            date.fromisoformat(one["known_on"]),
            {int(row): date.fromisoformat(day) for row, day in one["known"].items()},
            Claims(
                _in(PersonClaim, one["person"]),
                tuple(_in(SpellClaim, s) for s in one["spells"]),
                tuple(_in(EventClaim, e) for e in one["events"]),
                tuple(_in(RoleClaim, r) for r in one["roles"]),
            ),
        )
        for one in values
    ]


def _defaults(kind: type) -> dict[str, Any]:
    return {f.name: f.default for f in fields(kind)}


_OF = {kind: _defaults(kind) for kind in (PersonClaim, SpellClaim, EventClaim, RoleClaim)}


def _out(claim: Any) -> dict[str, Any]:
    found = {}
    for name, default in _OF[type(claim)].items():
        value = getattr(claim, name)
        if default is MISSING or value != default:
            found[name] = value.isoformat() if name in _DATES and value is not None else value
    return found


def _in(kind: type, values: dict[str, Any]) -> Any:
    for name, value in values.items():
        if name in _DATES:
            values[name] = date.fromisoformat(value) if value is not None else None
        elif name in _PAIRS:
            values[name] = tuple((a, b) for a, b in value)
        elif isinstance(value, list):
            values[name] = tuple(value)
    return kind(**values)
