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
# Being told of here is being on the area's list: that duty's own evidence.
_EVENTS = """
SELECT e.person_id AS person, e.kind, e."on", e.state, e.until, e.subject, e.known_on
FROM people_event e JOIN people_person p ON p.id = e.person_id WHERE true {only}
UNION ALL
SELECT coalesce(p.merged_into_id, p.id), r.kind, r."on", r.state, r.until, r.subject, r.recorded_at::date
FROM pathway_recorded r JOIN people_person p ON p.id = r.person_id WHERE r.withdrawn_at IS NULL {only}
UNION ALL
SELECT s.person_id, 'evidence', min(s.known_on), 'transition-cohort-flag', NULL, '', min(s.known_on)
FROM people_spell s JOIN people_person p ON p.id = s.person_id WHERE true {only} GROUP BY s.person_id
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
    # Without the cast psycopg sends the smallest whole numbers that hold the keys, and PostgreSQL, which hashes only
    # arrays of the column's own type, compares each row with every one of them.
    only = "" if person_ids is None else f"AND {_ROOT} = ANY(%s::bigint[])"
    given = [list(person_ids)] * query.count("{only}") if person_ids is not None else []
    return _copied(query.format(only=only), schema, given)


def _copied(query: str, schema: pl.Schema, given: Sequence[object] = ()) -> pl.DataFrame:
    buffer = BytesIO()
    connection.ensure_connection()
    # the driver's own cursor: Django's takes no parameters to a copy
    with connection.connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv)", given) as copy:
        for block in copy:
            buffer.write(block)
    if not buffer.tell():
        return pl.DataFrame(schema=schema)
    buffer.seek(0)
    return pl.read_csv(buffer, schema=schema, has_header=False)


_LINES = """
SELECT t.person_id AS person, t.age, (CURRENT_DATE - p.born) / 365.25 AS age_exact, t.school_year, t.stage,
  array_to_string(t.systems, ';') AS systems, t.care_leaver_status, t.without_since, t.overdue, t.late_entry
FROM pathway_tracking t JOIN people_person p ON p.id = t.person_id
"""
_LINES_SCHEMA = pl.Schema(
    {"person": pl.Int64, "age": pl.Int64, "age_exact": pl.Float64, "school_year": pl.Int64, "stage": pl.String,
     "systems": pl.String, "care_leaver_status": pl.String, "without_since": pl.Date, "overdue": pl.Int64,
     "late_entry": pl.String}
)  # fmt: skip
_MILESTONES = """
SELECT m.person_id, m.duty, m.subject, m.opens, m.due, m.done_on, m.status, m.late_days, m.in_time, m.last_done, m.exception
FROM pathway_milestone m JOIN pathway_tracking t ON t.person_id = m.person_id
"""
_MILESTONES_SCHEMA = pl.Schema(
    {"person": pl.Int64, "duty": pl.String, "subject": pl.String, "opens": pl.Date, "due": pl.Date, "done_on": pl.Date,
     "status": pl.String, "late_days": pl.Int64, "in_time": pl.String, "last_done": pl.Date, "exception": pl.String}
)  # fmt: skip
_STANDING = """
SELECT m.person_id, m.duty, m.subject, m.opens, m.due, m.done_on, m.status, m.late_days, m.in_time, m.last_done, m.exception
FROM pathway_milestone m WHERE m.person_id = ANY(%s::bigint[])
"""


def standing_milestones(person_ids: Sequence[int]) -> pl.DataFrame:
    """The milestones kept for these people, as columns."""
    return _copied(_STANDING, _MILESTONES_SCHEMA, [list(person_ids)])


_MEMBERSHIPS_SCHEMA = pl.Schema({"person": pl.Int64, "cohort": pl.String})


def frames_for_measures() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Lines, milestones, spells and cohort memberships of everyone on the list, as columns."""
    yes = {"t": True, "f": False}
    lines = _copied(_LINES, _LINES_SCHEMA).with_columns(
        pl.col("systems").str.split(";"), pl.col("late_entry").replace_strict(yes, default=None)
    )
    milestones = _copied(_MILESTONES, _MILESTONES_SCHEMA).with_columns(
        pl.col("in_time", "exception").replace_strict(yes, default=None, return_dtype=pl.Boolean)
    )
    memberships = _copied("SELECT person_id, cohort FROM pathway_cohortmember", _MEMBERSHIPS_SCHEMA)
    return lines, milestones, _frame(_SPELLS, SPELLS, None), memberships
