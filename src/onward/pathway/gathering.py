"""From the tables to the frames that the law reads: columns at a time, never a loop over people."""

from collections.abc import Sequence
from io import BytesIO

import polars as pl
from django.db import connection

from onward.pathway.law import EVENTS, PEOPLE, SPELLS, AreaSettings, Facts
from onward.pathway.models import LocalLength

_ROOT = "coalesce(p.merged_into_id, p.id)"

_PEOPLE = """
SELECT p.id AS person, p.born, p.first_known, '' AS la FROM people_person p
WHERE p.merged_into_id IS NULL AND p.died_on IS NULL {only}
"""
# A named worker is a fact the law asks about, though its home is among the case roles.
_SPELLS = """
SELECT s.person_id AS person, s.kind, s.state, s.started, s.ended, s.subject, s.known_on
FROM people_spell s JOIN people_person p ON p.id = s.person_id WHERE true {only}
UNION ALL
SELECT coalesce(p.merged_into_id, p.id), 'named_worker', 'named worker', r.starts, r.ends, '', NULL
FROM sharing_caserole r JOIN people_person p ON p.id = r.person_id WHERE r.kind = 'named worker' {only}
ORDER BY 1, 4
"""
_EVENTS = """
SELECT e.person_id AS person, e.kind, e."on", e.state, e.until, e.subject, e.known_on
FROM people_event e JOIN people_person p ON p.id = e.person_id WHERE true {only}
UNION ALL
SELECT coalesce(p.merged_into_id, p.id), r.kind, r."on", r.state, r.until, r.subject, r.recorded_at::date
FROM pathway_recorded r JOIN people_person p ON p.id = r.person_id WHERE r.withdrawn_at IS NULL {only}
ORDER BY 1, 3
"""


def facts_of(person_ids: Sequence[int] | None = None) -> Facts:
    """Everything known of these people (None: of everyone), with what workers recorded in Onward."""
    return Facts(
        _frame(_PEOPLE, PEOPLE, person_ids),
        _frame(_SPELLS, SPELLS, person_ids),
        _frame(_EVENTS, EVENTS, person_ids),
        loaded=systems_loaded(),
    )


def facts_asked(person_id: int) -> Facts:
    """One person's facts for a viewer who may see their milestones; none for anyone else. The database decides."""
    return Facts(
        _copied("SELECT * FROM law_people(%s)", PEOPLE, [person_id]),
        _copied("SELECT * FROM law_spells(%s)", SPELLS, [person_id]),
        _copied("SELECT * FROM law_events(%s)", EVENTS, [person_id]),
        loaded=systems_loaded(),
    )


def systems_loaded() -> frozenset[str]:
    """The source systems that have told of anybody: what they are silent about is a "no"."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT system FROM law_systems()")
        return frozenset(row[0] for row in cursor.fetchall())


def area_settings(on) -> AreaSettings:
    """The area's own lengths, as in force on a day."""
    lengths: dict[str, int] = {}
    for length in LocalLength.objects.filter(starts__lte=on).order_by("starts"):
        lengths[length.name] = length.days
    return AreaSettings(lengths=lengths)


def _frame(query: str, schema: pl.Schema, person_ids: Sequence[int] | None) -> pl.DataFrame:
    only = "" if person_ids is None else f"AND {_ROOT} = ANY(%s)"
    given = [list(person_ids)] * query.count("{only}") if person_ids is not None else []
    return _copied(query.format(only=only), schema, given)


def _copied(query: str, schema: pl.Schema, given: Sequence[object] = ()) -> pl.DataFrame:
    buffer = BytesIO()
    with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv)", given) as copy:
        for block in copy:
            buffer.write(block)
    if not buffer.tell():
        return pl.DataFrame(schema=schema)
    buffer.seek(0)
    return pl.read_csv(buffer, schema=schema, has_header=False)
