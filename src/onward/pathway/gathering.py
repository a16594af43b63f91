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


def systems_loaded() -> frozenset[str]:
    """The source systems that have told of anybody: what they are silent about is a "no"."""
    with connection.cursor() as cursor:
        # a loose index scan: a handful of systems over millions of rows
        cursor.execute(
            """
            WITH RECURSIVE t AS (
              (SELECT system FROM people_sourcedspell ORDER BY system LIMIT 1)
              UNION ALL
              SELECT (SELECT system FROM people_sourcedspell WHERE system > t.system ORDER BY system LIMIT 1)
              FROM t WHERE t.system IS NOT NULL
            ) SELECT system FROM t WHERE system IS NOT NULL
            """
        )
        return frozenset(row[0] for row in cursor.fetchall())


def area_settings(on) -> AreaSettings:
    """The area's own lengths, as in force on a day."""
    lengths: dict[str, int] = {}
    for length in LocalLength.objects.filter(starts__lte=on).order_by("starts"):
        lengths[length.name] = length.days
    return AreaSettings(lengths=lengths)


def _frame(query: str, schema: pl.Schema, person_ids: Sequence[int] | None) -> pl.DataFrame:
    only = "" if person_ids is None else f"AND {_ROOT} = ANY(%s)"
    words = query.format(only=only)
    given = [list(person_ids)] * query.count("{only}") if person_ids is not None else []
    buffer = BytesIO()
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY ({words}) TO STDOUT (FORMAT csv, HEADER)", given) as copy:
            for block in copy:
                buffer.write(block)
    buffer.seek(0)
    if buffer.getbuffer().nbytes == 0:
        return pl.DataFrame(schema=schema)
    return pl.read_csv(buffer, schema=schema, try_parse_dates=False)
