"""A lock closes a person, not one system's record of them: data officers see no row of theirs, from whatever system.

Before, only the record that a source itself marked was hidden. The rows other systems sent of the same person, and those
of a person locked here, could be opened.
"""

from django.db import migrations

LOCKED = """
CREATE FUNCTION intake_locked_people() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.person_id FROM sharing_lock l WHERE l.lifted_on IS NULL AND l.kind IN ('restricted record', 'sealed record')
$$;
ALTER POLICY seen ON intake_sourceperson USING (onward_holds('intake') AND NOT restricted
  AND (person_id IS NULL OR person_id NOT IN (SELECT intake_locked_people())));
"""
NOT_LOCKED = """
ALTER POLICY seen ON intake_sourceperson USING (onward_holds('intake') AND NOT restricted);
DROP FUNCTION intake_locked_people();
"""
IS_RESTRICTED = """
CREATE OR REPLACE FUNCTION intake_is_restricted(file bigint, local_id text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM intake_sourceperson p JOIN intake_loadfile f ON f.system = p.system
    WHERE f.id = $1 AND p.local_id = $2 AND (p.restricted{locked}))
$$;
"""
OF_A_PERSON = """ OR EXISTS (SELECT 1 FROM sharing_lock l WHERE l.person_id = p.person_id
      AND l.lifted_on IS NULL AND l.kind IN ('restricted record', 'sealed record'))"""


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0007_columns_matched_on_screen"),
        ("sharing", "0005_let_pages_write_roles_in_their_own_name"),
    ]

    operations = [
        migrations.RunSQL(LOCKED, NOT_LOCKED),
        migrations.RunSQL(IS_RESTRICTED.format(locked=OF_A_PERSON), IS_RESTRICTED.format(locked="")),
    ]
