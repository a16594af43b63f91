"""What agencies sent is for jobs, and for those who hold the area's data officer duty: never for a page by itself.

Records that a source marks as restricted are not shown even to them. The mark is on the source person; rows look it up
through a function, since the row's reader may not see the person who would tell them.
"""

from django.db import migrations

from onward.sharing.row_security import for_duty, jobs_only

IS_RESTRICTED = """
CREATE POLICY looked_up ON intake_sourceperson FOR SELECT TO onward_owner USING (true);
CREATE POLICY looked_up ON intake_loadfile FOR SELECT TO onward_owner USING (true);
CREATE POLICY looked_up ON intake_sourcerow FOR SELECT TO onward_owner USING (true);
CREATE FUNCTION intake_is_restricted(file bigint, local_id text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM intake_sourceperson p JOIN intake_loadfile f ON f.system = p.system
    WHERE f.id = $1 AND p.local_id = $2 AND p.restricted)
$$;
CREATE FUNCTION intake_row_is_restricted(number bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT intake_is_restricted(r.file_id, r.subject::text) FROM intake_sourcerow r WHERE r.id = $1
$$;
"""
NOT_LOOKED_UP = """
DROP FUNCTION intake_row_is_restricted(bigint);
DROP FUNCTION intake_is_restricted(bigint, text);
DROP POLICY looked_up ON intake_sourcerow;
DROP POLICY looked_up ON intake_loadfile;
DROP POLICY looked_up ON intake_sourceperson;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_first_tables"), ("sharing", "0001_first_tables")]

    operations = [
        *for_duty("intake_load", "intake", web_writes=True),
        *for_duty("intake_loadfile", "intake", web_writes=True),
        *for_duty("intake_sourceperson", "intake", where="NOT restricted"),
        migrations.RunSQL(IS_RESTRICTED, NOT_LOOKED_UP),
        *for_duty("intake_sourcerow", "intake", where="NOT intake_is_restricted(file_id, subject::text)"),
        *for_duty("intake_failedcheck", "intake", where="NOT intake_row_is_restricted(row_id)"),
        *for_duty("intake_question", "intake", web_writes=True, where="NOT restricted"),
        *for_duty("intake_decision", "intake", web_writes=True, where="NOT restricted"),
        *jobs_only("intake_linkmove"),
        *jobs_only("intake_standing"),
        *jobs_only("intake_pendingsubject"),
        *jobs_only("intake_pendingperson"),
    ]
