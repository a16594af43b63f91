"""Data quality in numbers: each failing check over all files, restricted people counted with the others and never named.

A failed row counts for as long as no later row of the same key stands; a row with a warning, for as long as it stands.
"""

from django.db import migrations

COUNTED = """
CREATE POLICY looked_up ON intake_failedcheck FOR SELECT TO onward_owner USING (true);
CREATE POLICY looked_up ON intake_load FOR SELECT TO onward_owner USING (true);
CREATE FUNCTION intake_failing(organisation bigint)
RETURNS TABLE (format text, rule text, "column" text, words text, who_can_fix text, severity text,
               failing_rows bigint, people bigint, since date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.format, c.rule, c."column", min(c.words), c.who_can_fix, c.severity,
         count(DISTINCT (f.system, f.family, r."table", r.key)),
         count(DISTINCT (f.system, r.subject)) FILTER (WHERE r.subject <> ''),
         (min(l.received_at) AT TIME ZONE 'Europe/London')::date
  FROM intake_failedcheck c
  JOIN intake_sourcerow r ON r.id = c.row_id
  JOIN intake_loadfile f ON f.id = c.file_id
  JOIN intake_load l ON l.id = f.load_id AND l.state = 'applied'
  LEFT JOIN intake_standing s ON s.system = f.system AND s.family = f.family AND s."table" = r."table" AND s.key = r.key
  WHERE onward_holds('intake') AND ($1 IS NULL OR l.organisation_id = $1)
    AND (s.row_id = r.id OR (r.outcome = 'failed' AND (s.row_id IS NULL OR s.row_id < r.id)))
  GROUP BY f.format, c.rule, c."column", c.who_can_fix, c.severity
$$;
"""
NOT_COUNTED = """
DROP FUNCTION intake_failing(bigint);
DROP POLICY looked_up ON intake_load;
DROP POLICY looked_up ON intake_failedcheck;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_let_pages_count_and_the_listed_decide")]

    operations = [migrations.RunSQL(COUNTED, NOT_COUNTED)]
