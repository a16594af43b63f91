"""A viewer who may see someone's milestones may ask the law about them on another day, or why.

The law must weigh every fact, also those of record groups that the viewer may not read: a yes hidden from it would give a
wrong date. So these functions hand one person's bare facts (kind, state, dates; no provider, words or numbers) to someone
who holds a live grant on that person's milestones, and to nobody else. Pages show only the dates and the facts of groups
that the viewer may read (`onward.pathway.queries`).
"""

from django.db import migrations

from onward.sharing import matrix

MAY = f"""
CREATE FUNCTION law_may_be_asked(who bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM sharing_grant g WHERE g.person_id = who AND g.post_id = onward_viewer()
    AND (g.reads >> {matrix.bit("M46")}) & 1 = 1 AND g.starts <= public.onward_today() AND (g.ends IS NULL OR g.ends >= public.onward_today()))
$$;
"""
LEAN = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
BEGIN = "#variable_conflict use_column\nDECLARE before text := current_setting('onward.job', true); BEGIN PERFORM set_config('onward.job', 'law weighs facts', true); RETURN QUERY"
END = "; PERFORM set_config('onward.job', coalesce(before, ''), true); END"
FUNCTIONS = f"""
CREATE FUNCTION law_people(who bigint) RETURNS TABLE (person bigint, born date, first_known date, la text) {LEAN} $$ {BEGIN}
  SELECT p.id, p.born, p.first_known, ''::text FROM people_person p
  WHERE p.id = who AND p.merged_into_id IS NULL AND law_may_be_asked(who)
{END} $$;
CREATE FUNCTION law_spells(who bigint) RETURNS TABLE (
  person bigint, kind text, state text, started date, ended date, subject text, known_on date) {LEAN} $$ {BEGIN}
  SELECT s.person_id, s.kind::text, s.state::text, s.started, s.ended, s.subject::text, s.known_on
  FROM people_spell s WHERE s.person_id = who AND law_may_be_asked(who)
  UNION ALL
  SELECT who, 'named_worker', 'named worker', r.starts, r.ends, '', NULL::date FROM sharing_caserole r
  WHERE r.kind = 'named worker' AND law_may_be_asked(who)
    AND r.person_id IN (SELECT p.id FROM people_person p WHERE p.id = who OR p.merged_into_id = who)
  ORDER BY 4
{END} $$;
CREATE FUNCTION law_events(who bigint) RETURNS TABLE (
  person bigint, kind text, "on" date, state text, until date, subject text, known_on date) {LEAN} $$ {BEGIN}
  SELECT e.person_id, e.kind::text, e."on", e.state::text, e.until, e.subject::text, e.known_on
  FROM people_event e WHERE e.person_id = who AND law_may_be_asked(who)
  UNION ALL
  SELECT who, r.kind::text, r."on", r.state::text, r.until, r.subject::text, r.recorded_at::date FROM pathway_recorded r
  WHERE r.withdrawn_at IS NULL AND law_may_be_asked(who)
    AND r.person_id IN (SELECT p.id FROM people_person p WHERE p.id = who OR p.merged_into_id = who)
  UNION ALL
  SELECT who, 'evidence', min(s.known_on), 'transition-cohort-flag', NULL::date, '', min(s.known_on)
  FROM people_spell s WHERE s.person_id = who AND law_may_be_asked(who) HAVING count(*) > 0
  ORDER BY 3
{END} $$;
CREATE FUNCTION law_systems() RETURNS TABLE (system text) {LEAN} $$ {BEGIN}
  WITH RECURSIVE t AS (
    (SELECT s.system FROM people_sourcedspell s ORDER BY s.system LIMIT 1)
    UNION ALL
    SELECT (SELECT s.system FROM people_sourcedspell s WHERE s.system > t.system ORDER BY s.system LIMIT 1)
    FROM t WHERE t.system IS NOT NULL
  ) SELECT t.system::text FROM t WHERE t.system IS NOT NULL
{END} $$;
"""
READ = ("people_person", "people_spell", "people_sourcedspell", "people_event", "sharing_caserole", "sharing_grant",
        "pathway_recorded")  # fmt: skip
POLICIES = [
    f"CREATE POLICY law ON {table} FOR SELECT TO onward_owner USING (current_setting('onward.job', true) = 'law weighs facts')"
    for table in READ
]


class Migration(migrations.Migration):
    dependencies = [("pathway", "0001_first_tables"), ("sharing", "0001_first_tables")]

    operations = [
        migrations.RunSQL(
            [MAY, FUNCTIONS, *POLICIES, "CREATE INDEX people_sourcedspell_system ON people_sourcedspell (system)"],
            [
                "DROP INDEX people_sourcedspell_system",
                *(f"DROP POLICY law ON {table}" for table in READ),
                "DROP FUNCTION law_systems(); DROP FUNCTION law_events(bigint); DROP FUNCTION law_spells(bigint);"
                " DROP FUNCTION law_people(bigint); DROP FUNCTION law_may_be_asked(bigint)",
            ],
        )
    ]
