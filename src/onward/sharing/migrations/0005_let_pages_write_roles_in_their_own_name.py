"""What a page may write of grounds: a case role in the viewer's own name, and the day on which one ends. No lock.

An ended role takes its grants with it at once: access must not wait for the job that works grants out anew.
"""

from django.db import migrations

from onward.sharing.row_security import granted

M06 = granted("sharing_caserole", "person_id", "M06", column="writes")
PAGES_WRITE = [
    "REVOKE INSERT, UPDATE, DELETE ON sharing_lock, sharing_lockedpost FROM onward_web",
    "DROP POLICY added ON sharing_lock",
    "DROP POLICY changed ON sharing_lock",
    "REVOKE UPDATE, DELETE ON sharing_caserole FROM onward_web",
    "GRANT UPDATE (ends) ON sharing_caserole TO onward_web",
    "DROP POLICY added ON sharing_caserole",
    f"CREATE POLICY added ON sharing_caserole FOR INSERT TO onward_web"
    f" WITH CHECK ({M06} AND recorded_by_id = onward_viewer() AND system = '')",
]
M07 = granted("sharing_lock", "person_id", "M07", column="writes")
PAGES_WROTE = [
    "DROP POLICY added ON sharing_caserole",
    f"CREATE POLICY added ON sharing_caserole FOR INSERT TO onward_web WITH CHECK ({M06})",
    "GRANT UPDATE, DELETE ON sharing_caserole TO onward_web",
    f"CREATE POLICY changed ON sharing_lock FOR UPDATE TO onward_web USING ({M07}) WITH CHECK ({M07})",
    f"CREATE POLICY added ON sharing_lock FOR INSERT TO onward_web WITH CHECK ({M07})",
    "GRANT INSERT, UPDATE, DELETE ON sharing_lock, sharing_lockedpost TO onward_web",
]
SHORTENED = [
    "CREATE POLICY found_to_end ON sharing_grant FOR SELECT TO onward_owner USING (true)",
    "CREATE POLICY ended ON sharing_grant FOR UPDATE TO onward_owner USING (true) WITH CHECK (true)",
    """
    CREATE FUNCTION sharing_end_grants() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE sharing_grant g SET ends = NEW.ends
      WHERE g.person_id = NEW.person_id AND g.ground IN ('case role', 'team') AND g.ground_id = NEW.id
        AND (g.ends IS NULL OR g.ends > NEW.ends);
      RETURN NULL;
    END $$
    """,
    "REVOKE ALL ON FUNCTION sharing_end_grants() FROM PUBLIC",
    "CREATE TRIGGER a_role_takes_its_grants AFTER UPDATE OF ends ON sharing_caserole FOR EACH ROW"
    " WHEN (NEW.ends IS NOT NULL) EXECUTE FUNCTION sharing_end_grants()",
]
NOT_SHORTENED = [
    "DROP TRIGGER a_role_takes_its_grants ON sharing_caserole",
    "DROP FUNCTION sharing_end_grants()",
    "DROP POLICY ended ON sharing_grant",
    "DROP POLICY found_to_end ON sharing_grant",
]
# The schema is named, so that no temporary table of the same name can answer in its place.
HOLDS = """
CREATE OR REPLACE FUNCTION onward_holds(wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM {schema}sharing_areaground d WHERE d.post_id = onward_viewer() AND d.duty = wanted
    AND d.starts <= public.onward_today() AND (d.ends IS NULL OR d.ends >= public.onward_today()))
$$
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0004_let_no_page_write_an_agreement"), ("people", "0001_first_tables")]

    operations = [
        migrations.RunSQL(PAGES_WRITE, PAGES_WROTE),
        migrations.RunSQL(SHORTENED, NOT_SHORTENED),
        migrations.RunSQL(HOLDS.format(schema="public."), HOLDS.format(schema="")),
    ]
