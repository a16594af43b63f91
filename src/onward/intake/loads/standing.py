"""Which row stands for each key of each system: the one applied last. A row that comes again unchanged changes nothing."""

from django.db import connection

from onward.intake.choices import LoadState
from onward.intake.models import Load, PendingSubject

_COMING = """
CREATE TEMP TABLE coming ON COMMIT DROP AS
SELECT DISTINCT ON (f.system, f.family, r."table", r.key)
       f.system, f.family, r."table", r.key, r.subject, r.id AS row_id, f.load_id, r.digest
FROM intake_sourcerow r JOIN intake_loadfile f ON f.id = r.file_id
WHERE f.load_id = %s AND r.outcome = 'accepted'
ORDER BY f.system, f.family, r."table", r.key, r.id DESC;
"""
_UNCHANGED = """
DELETE FROM coming c USING intake_standing s
WHERE s.system = c.system AND s.family = c.family AND s."table" = c."table" AND s.key = c.key
  AND s.digest = c.digest AND s.subject = c.subject;
"""
# The row that goes out of use for an undone load, and the one applied before it, if there is one.
_GOING = """
CREATE TEMP TABLE going ON COMMIT DROP AS
SELECT id, system, family, "table", key, subject FROM intake_standing WHERE load_id = %s;
"""
_BEFORE = """
CREATE TEMP TABLE coming ON COMMIT DROP AS
SELECT DISTINCT ON (g.id)
       g.system, g.family, g."table", g.key, r.subject, r.id AS row_id, f.load_id, r.digest
FROM going g
JOIN intake_sourcerow r ON r."table" = g."table" AND r.key = g.key AND r.outcome = 'accepted'
JOIN intake_loadfile f ON f.id = r.file_id AND f.system = g.system AND f.family = g.family
JOIN intake_load l ON l.id = f.load_id AND l.state = 'applied' AND l.id <> %s
ORDER BY g.id, l.applied_at DESC, r.id DESC;
"""
_TOUCHED = """
INSERT INTO intake_pendingsubject (load_id, system, subject, derived, identity_changed)
SELECT %s, t.system, t.subject, false, false FROM ({these}) t WHERE t.subject <> ''
ON CONFLICT (system, subject) DO UPDATE SET derived = false;
"""
# A row about nobody (a worker, a team) may be named by anyone in its family of files.
_NAMED_BY = """
 UNION SELECT s.system, s.subject FROM intake_standing s
 JOIN (SELECT DISTINCT system, family FROM {these} WHERE subject = '') n ON n.system = s.system AND n.family = s.family
"""
_STANDING_OF_COMING = """
SELECT c.system, c.subject FROM coming c UNION
SELECT s.system, s.subject FROM intake_standing s JOIN coming c
  ON s.system = c.system AND s.family = c.family AND s."table" = c."table" AND s.key = c.key
"""
_GOING_AND_COMING = "SELECT system, subject FROM going UNION SELECT system, subject FROM coming"
_PUT = """
INSERT INTO intake_standing (system, family, "table", key, subject, row_id, load_id, digest)
SELECT system, family, "table", key, subject, row_id, load_id, digest FROM coming ORDER BY system, subject, row_id
ON CONFLICT (system, family, "table", key) DO UPDATE
  SET subject = excluded.subject, row_id = excluded.row_id, load_id = excluded.load_id, digest = excluded.digest;
"""


def stand(load: Load) -> int:
    """The load's accepted rows stand from now on; returns how many subjects that changes. Within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_COMING, [load.pk])
        cursor.execute("ANALYZE coming")
        cursor.execute(_UNCHANGED)
        cursor.execute(_TOUCHED.format(these=_STANDING_OF_COMING + _NAMED_BY.format(these="coming")), [load.pk])
        cursor.execute(_PUT)
        cursor.execute("DROP TABLE coming")
    return PendingSubject.objects.filter(load=load).count()


def step_back(load: Load) -> int:
    """The load's rows stand no longer: where another load gave the same key, its row stands again."""
    with connection.cursor() as cursor:
        cursor.execute(_GOING, [load.pk])
        cursor.execute(_BEFORE, [load.pk])
        cursor.execute("ANALYZE going")
        cursor.execute("ANALYZE coming")
        cursor.execute(
            _TOUCHED.format(these=_GOING_AND_COMING + _NAMED_BY.format(these="going")),
            [load.pk],
        )
        cursor.execute("DELETE FROM intake_standing s USING going g WHERE s.id = g.id")
        cursor.execute(_PUT)
        cursor.execute("DROP TABLE going, coming")
    return PendingSubject.objects.filter(load=load).count()


def may_be_undone(load: Load) -> bool:
    return load.state in (LoadState.APPLIED, LoadState.READ)
