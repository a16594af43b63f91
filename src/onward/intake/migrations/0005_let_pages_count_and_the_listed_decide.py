"""What the data officer's pages ask: how far a load is, what undoing it touches, and who may decide a restricted match.

A restricted match is for safeguarding leads whom every lock on either person lets in, and for nobody else.
"""

from django.db import migrations

COUNTED = [
    f"CREATE POLICY counted ON {table} FOR SELECT TO onward_web USING (onward_holds('intake'))"
    for table in ("intake_pendingsubject", "intake_pendingperson")
]
NOT_COUNTED = [f"DROP POLICY counted ON {table}" for table in ("intake_pendingsubject", "intake_pendingperson")]
# Numbers only, so that the rows of restricted people may be counted with the others.
STAKE = """
CREATE POLICY looked_up ON intake_standing FOR SELECT TO onward_owner USING (true);
CREATE FUNCTION intake_stake(load bigint, OUT standing_rows bigint, OUT subjects bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*), count(DISTINCT (s.system, s.subject)) FILTER (WHERE s.subject <> '')
  FROM intake_standing s WHERE s.load_id = $1 AND onward_holds('intake')
$$;
"""
NO_STAKE = """
DROP FUNCTION intake_stake(bigint);
DROP POLICY looked_up ON intake_standing;
"""
LISTED = """
CREATE POLICY looked_up ON sharing_lock FOR SELECT TO onward_owner USING (true);
CREATE POLICY looked_up ON sharing_lockedpost FOR SELECT TO onward_owner USING (true);
CREATE POLICY looked_up ON intake_question FOR SELECT TO onward_owner USING (true);
CREATE FUNCTION intake_lets_in(source bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM intake_sourceperson s JOIN sharing_lock l ON l.person_id = s.person_id AND l.lifted_on IS NULL
    WHERE s.id = $1 AND (
      EXISTS (SELECT 1 FROM sharing_lockedpost p WHERE p.lock_id = l.id AND p.post_id = onward_viewer() AND NOT p.allowed)
      OR l.kind IN ('restricted record', 'sealed record') AND NOT EXISTS (
        SELECT 1 FROM sharing_lockedpost p WHERE p.lock_id = l.id AND p.post_id = onward_viewer() AND p.allowed)))
$$;
CREATE FUNCTION intake_is_listed(source bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM intake_sourceperson s JOIN sharing_lock l ON l.person_id = s.person_id AND l.lifted_on IS NULL
    JOIN sharing_lockedpost p ON p.lock_id = l.id AND p.post_id = onward_viewer() AND p.allowed
    WHERE s.id = $1 AND l.kind IN ('restricted record', 'sealed record'))
$$;
CREATE FUNCTION intake_may_decide_restricted(a bigint, b bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM agencies_post p WHERE p.id = onward_viewer() AND p.role = 'SAF')
    AND intake_lets_in($1) AND intake_lets_in($2) AND (intake_is_listed($1) OR intake_is_listed($2))
$$;
CREATE FUNCTION intake_is_in_restricted_question(source bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM intake_question q WHERE q.restricted AND $1 IN (q.a_id, q.b_id)
    AND intake_may_decide_restricted(q.a_id, q.b_id))
$$;
CREATE POLICY listed ON intake_question FOR SELECT TO onward_web
  USING (restricted AND intake_may_decide_restricted(a_id, b_id));
CREATE POLICY listed_changes ON intake_question FOR UPDATE TO onward_web
  USING (restricted AND intake_may_decide_restricted(a_id, b_id))
  WITH CHECK (restricted AND intake_may_decide_restricted(a_id, b_id));
CREATE POLICY listed ON intake_decision FOR SELECT TO onward_web
  USING (restricted AND intake_may_decide_restricted(a_id, b_id));
CREATE POLICY listed_adds ON intake_decision FOR INSERT TO onward_web
  WITH CHECK (restricted AND intake_may_decide_restricted(a_id, b_id));
CREATE POLICY listed_changes ON intake_decision FOR UPDATE TO onward_web
  USING (restricted AND intake_may_decide_restricted(a_id, b_id))
  WITH CHECK (restricted AND intake_may_decide_restricted(a_id, b_id));
CREATE POLICY listed ON intake_sourceperson FOR SELECT TO onward_web
  USING (intake_is_in_restricted_question(id));
"""
NOT_LISTED = """
DROP POLICY listed ON intake_sourceperson;
DROP POLICY listed_changes ON intake_decision;
DROP POLICY listed_adds ON intake_decision;
DROP POLICY listed ON intake_decision;
DROP POLICY listed_changes ON intake_question;
DROP POLICY listed ON intake_question;
DROP FUNCTION intake_is_in_restricted_question(bigint);
DROP FUNCTION intake_may_decide_restricted(bigint, bigint);
DROP FUNCTION intake_is_listed(bigint);
DROP FUNCTION intake_lets_in(bigint);
DROP POLICY looked_up ON intake_question;
DROP POLICY looked_up ON sharing_lockedpost;
DROP POLICY looked_up ON sharing_lock;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_merges_that_two_people_agree"),
        ("sharing", "0002_keep_lock_lists_to_jobs"),
    ]

    operations = [
        migrations.RunSQL(COUNTED, NOT_COUNTED),
        migrations.RunSQL(STAKE, NO_STAKE),
        migrations.RunSQL(LISTED, NOT_LISTED),
    ]
