"""What a page may write of the pathway: records in the viewer's own name, and the area's choices by the transitions lead.

A record is never rewritten: it can be taken back, by whoever made it or by a worker whose role changes others' entries.
What jobs work out, no page writes.
"""

from django.db import migrations

from onward.sharing import matrix
from onward.sharing.row_security import granted

M46 = granted("pathway_recorded", "person_id", "M46", column="writes")
CHANGES_OTHERS = ", ".join(
    f"'{role}'"
    for (group, role), allowances in sorted(matrix.cells().items())
    if group == "M46" and any(allowance.verb == "W" for allowance in allowances)
)
OWN = "recorded_by_id = onward_viewer()"
MAY_TAKE_BACK = (
    f"({OWN} OR EXISTS (SELECT 1 FROM sharing_caserole r WHERE r.person_id = pathway_recorded.person_id"
    f" AND r.post_id = onward_viewer() AND r.role IN ({CHANGES_OTHERS})"
    " AND r.starts <= public.onward_today() AND (r.ends IS NULL OR r.ends >= public.onward_today())))"
)
RECORDED = [
    "REVOKE UPDATE, DELETE ON pathway_recorded FROM onward_web",
    "GRANT UPDATE (withdrawn_at, withdrawn_by_id) ON pathway_recorded TO onward_web",
    "DROP POLICY added ON pathway_recorded",
    "DROP POLICY changed ON pathway_recorded",
    f"CREATE POLICY added ON pathway_recorded FOR INSERT TO onward_web WITH CHECK ({M46} AND {OWN})",
    f"CREATE POLICY taken_back ON pathway_recorded FOR UPDATE TO onward_web"
    f" USING ({M46} AND withdrawn_at IS NULL AND {MAY_TAKE_BACK})"
    f" WITH CHECK ({M46} AND withdrawn_by_id = onward_viewer())",
]
REWRITTEN = [
    "DROP POLICY taken_back ON pathway_recorded",
    "DROP POLICY added ON pathway_recorded",
    f"CREATE POLICY added ON pathway_recorded FOR INSERT TO onward_web WITH CHECK ({M46})",
    f"CREATE POLICY changed ON pathway_recorded FOR UPDATE TO onward_web USING ({M46}) WITH CHECK ({M46})",
    "GRANT UPDATE, DELETE ON pathway_recorded TO onward_web",
]
LEAD = "onward_holds('allocation')"
CHOICES = ("pathway_locallength", "pathway_cohortswitch")
WORKED_OUT = "pathway_milestone, pathway_tracking, pathway_cohortmember, pathway_caughtup"


def _chosen_by_the_lead(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY open ON {table} FOR SELECT USING (true)",
        f"CREATE POLICY added ON {table} FOR INSERT TO onward_web WITH CHECK ({LEAD})",
        f"CREATE POLICY changed ON {table} FOR UPDATE TO onward_web USING ({LEAD}) WITH CHECK ({LEAD})",
        f"CREATE POLICY job ON {table} FOR ALL TO onward_jobs USING (true) WITH CHECK (true)",
    ]


def _chosen_by_any(table: str) -> list[str]:
    drops = [f"DROP POLICY {name} ON {table}" for name in ("open", "added", "changed", "job")]
    return [*drops, f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"]


class Migration(migrations.Migration):
    dependencies = [
        ("pathway", "0002_let_the_law_weigh_every_fact"),
        ("sharing", "0005_let_pages_write_roles_in_their_own_name"),
    ]

    operations = [
        migrations.RunSQL(RECORDED, REWRITTEN),
        *(migrations.RunSQL(_chosen_by_the_lead(table), _chosen_by_any(table)) for table in CHOICES),
        migrations.RunSQL(
            f"REVOKE INSERT, UPDATE, DELETE ON {WORKED_OUT} FROM onward_web",
            f"GRANT INSERT, UPDATE, DELETE ON {WORKED_OUT} TO onward_web",
        ),
    ]
