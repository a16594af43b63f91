"""What the standing rows of each subject claim: worked out some thousand subjects at a time, from rows in one sweep."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db import connection

from onward.intake.claims import Unit
from onward.intake.linkage.records import combined
from onward.intake.loads import claims_kept, known
from onward.intake.loads.claims_kept import FamilyClaims
from onward.people.claims import Claims, PersonClaim
from onward.sharing.bulk import add_rows, change_rows

log = logging.getLogger(__name__)
Derive = Callable[[str, Sequence[Unit]], Claims]

_CHUNK = """
CREATE TEMP TABLE chunk ON COMMIT DROP AS
SELECT system, subject FROM intake_pendingsubject WHERE NOT derived ORDER BY system, subject LIMIT %s
"""
_ROWS = """
SELECT c.system, c.subject, s.family, s.row_id, r."table", r.key, r.values::text,
       (l.received_at AT TIME ZONE 'Europe/London')::date
FROM chunk c
LEFT JOIN intake_standing s ON s.system = c.system AND s.subject = c.subject
LEFT JOIN intake_sourcerow r ON r.id = s.row_id
LEFT JOIN intake_load l ON l.id = s.load_id
ORDER BY c.system, c.subject, s.family, s.load_id, s.row_id
"""
# Columns of a source person that say who it is; `other_family_names` and `aliases` are kept as lists.
IDENTITY = tuple(f.name for f in fields(PersonClaim))
_LONGEST = {
    "given_names": 200,
    "family_name": 200,
    "known_as": 200,
    "sex": 1,
    "ethnicity": 4,
    "nhs_number": 10,
    "upn": 13,
    "former_upn": 13,
    "uln": 10,
    "postcode": 10,
    "address": 300,
}


def derive_some(how_many: int) -> bool:
    """Derive the next pending subjects; False when there are none left. Within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_CHUNK, [how_many])
        cursor.execute("SELECT count(*) FROM chunk")
        if cursor.fetchone() == (0,):
            cursor.execute("DROP TABLE chunk")
            return False
        cursor.execute(_ROWS)
        rows = cursor.fetchall()
        subjects = [(who, list(of)) for who, of in groupby(rows, key=itemgetter(0, 1))]
        there = _known(cursor)
        derive_of = {form.family: form.derive for form in known.formats()}
        added, changed, moved = [], [], []
        for (system, subject), of in subjects:
            said = list(_said(subject, of, derive_of)) if of[0][2] is not None else []
            number, before = there.get((system, subject), (None, b""))
            person = _who(said)
            line = _columns(person)
            identity = _digest(line, stands=bool(said))
            if identity != before:
                moved.append((system, subject))
            values = (*line, identity, json.dumps(claims_kept.kept(said)), bool(said))
            if number is None:
                added.append((system, subject, *values, "", "[]"))
            elif said or before:
                changed.append((number, *values))
        columns = (*IDENTITY, "identity", "claims", "stands")
        add_rows("intake_sourceperson", ("system", "local_id", *columns, "linked_how", "link_why"), added)
        change_rows("intake_sourceperson", "id", columns, changed)
        cursor.execute(
            "UPDATE intake_pendingsubject p SET derived = true FROM chunk c"
            " WHERE p.system = c.system AND p.subject = c.subject"
        )
        cursor.execute("DROP TABLE chunk")
        if moved:
            cursor.execute(
                "UPDATE intake_pendingsubject p SET identity_changed = true"
                " FROM unnest(%s::text[], %s::text[]) m(system, subject)"
                " WHERE p.system = m.system AND p.subject = m.subject",
                [[m[0] for m in moved], [m[1] for m in moved]],
            )
    return True


def _known(cursor) -> dict[tuple[str, str], tuple[int, bytes]]:
    cursor.execute(
        "SELECT p.system, p.local_id, p.id, p.identity FROM intake_sourceperson p"
        " JOIN chunk c ON c.system = p.system AND c.subject = p.local_id"
    )
    return {(system, subject): (number, bytes(digest)) for system, subject, number, digest in cursor.fetchall()}


def _said(subject: str, rows: list[tuple], derive_of: dict[str, Derive]) -> Iterator[FamilyClaims]:
    for family, of in groupby(rows, key=itemgetter(2)):
        units, received = [], {}
        for _, _, _, row, table, key, values, day in of:
            # Numbered by source row, so that each claim's unit names its row whichever file it came in.
            units.append(Unit(row, table, json.loads(values), subject, key))
            received[row] = day
        derive = derive_of.get(family)
        if derive is None:
            continue
        try:
            claims = derive(subject, units)
        except Exception as problem:
            # One life that cannot be worked out may not stop the others; its rows are named for whoever looks.
            log.error("Rows %s could not be worked out: %s.", sorted(received)[:20], type(problem).__name__)
            continue
        newest = max(received.values())
        yield FamilyClaims(family, newest, {row: day for row, day in received.items() if day != newest}, claims)


def _who(said: list[FamilyClaims]) -> PersonClaim:
    """One claim of who this is, from all families of files."""
    return combined([one.claims.person for one in sorted(said, key=lambda one: one.known_on)] or [PersonClaim()])


def _columns(person: PersonClaim) -> tuple:
    def fitted(name: str):
        value = getattr(person, name)
        if isinstance(value, str):
            return value[: _LONGEST[name]]
        return json.dumps(value) if isinstance(value, tuple) else value

    return tuple(fitted(name) for name in IDENTITY)


def _digest(line: tuple, *, stands: bool) -> bytes:
    return hashlib.blake2b(repr((line, stands)).encode(), digest_size=16).digest()


def known_on(one: FamilyClaims, row: int) -> date:
    return one.known.get(row, one.known_on)
