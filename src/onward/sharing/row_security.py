"""Row-level security for migrations: the database refuses what a page forgot to.

`guard(table, ...)` gives the operations that let a row be seen only through a live grant (pages) or a named job. Every
table that holds something about a person must be guarded; `tests/promises` looks at the catalogue and fails otherwise.
"""

from django.db import migrations

from onward.sharing import matrix

# The post that asks, empty outside a request: an empty string must never equal anything.
FUNCTIONS = """
-- the day it is here: the database's own clock may keep another time zone
CREATE FUNCTION onward_today() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT (now() AT TIME ZONE 'Europe/London')::date $$;
CREATE FUNCTION onward_viewer() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('onward.viewer', true), '')::bigint $$;
CREATE FUNCTION onward_in_a_job() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('onward.job', true), '') IS NOT NULL $$;
"""

_LIVE = "g.starts <= public.onward_today() AND (g.ends IS NULL OR g.ends >= public.onward_today())"


def granted(table: str, person: str, group: str, *, column: str = "reads") -> str:
    """SQL: the viewer holds a live grant on this row's person that covers the record group.

    `group` is a group such as "M01", or the name of a smallint column that holds the group's bit.
    """
    place = str(matrix.bit(group)) if group.startswith("M") else f'{table}."{group}"::int'
    return (
        f"EXISTS (SELECT 1 FROM sharing_grant g WHERE g.person_id = {table}.{person} AND g.post_id = onward_viewer()"
        f" AND (g.{column} >> {place}) & 1 = 1 AND {_LIVE})"
    )


def guard(table: str, *, group: str, person: str = "person_id", web_writes: bool = False) -> list[migrations.RunSQL]:
    """Operations that turn row-level security on, for the owner too, with the policies of pages and jobs.

    With `web_writes` a page may add and change rows where the viewer's grant lets them write the group.
    """
    seen = granted(table, person, group)
    written = granted(table, person, group, column="writes")
    statements = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY seen ON {table} FOR SELECT TO onward_web USING ({seen})",
        f"CREATE POLICY job ON {table} FOR ALL TO onward_jobs USING (onward_in_a_job()) WITH CHECK (onward_in_a_job())",
    ]
    if web_writes:
        statements += [
            f"CREATE POLICY added ON {table} FOR INSERT TO onward_web WITH CHECK ({written})",
            f"CREATE POLICY changed ON {table} FOR UPDATE TO onward_web USING ({written}) WITH CHECK ({written})",
        ]
    undo = [f"DROP POLICY IF EXISTS {name} ON {table}" for name in ("seen", "job", "added", "changed")] + [
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
    return [migrations.RunSQL(statements, undo)]


def jobs_only(table: str) -> list[migrations.RunSQL]:
    """Operations for a table that pages never read by themselves (source rows, outbox)."""
    return [
        migrations.RunSQL(
            [
                f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
                f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
                f"CREATE POLICY job ON {table} FOR ALL TO onward_jobs USING (onward_in_a_job()) WITH CHECK (onward_in_a_job())",
            ],
            [
                f"DROP POLICY job ON {table}",
                f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
                f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            ],
        )
    ]


def for_duty(table: str, duty: str, *, web_writes: bool = False, where: str = "true") -> list[migrations.RunSQL]:
    """Operations for a table that holders of an area-wide duty work in (loads, match review), and jobs."""
    held = f"onward_holds('{duty}') AND ({where})"
    statements = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY seen ON {table} FOR SELECT TO onward_web USING ({held})",
        f"CREATE POLICY job ON {table} FOR ALL TO onward_jobs USING (onward_in_a_job()) WITH CHECK (onward_in_a_job())",
    ]
    if web_writes:
        statements += [
            f"CREATE POLICY added ON {table} FOR INSERT TO onward_web WITH CHECK ({held})",
            f"CREATE POLICY changed ON {table} FOR UPDATE TO onward_web USING ({held}) WITH CHECK ({held})",
        ]
    undo = [f"DROP POLICY IF EXISTS {name} ON {table}" for name in ("seen", "job", "added", "changed")] + [
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
    return [migrations.RunSQL(statements, undo)]


# Whether the viewer's post holds an area-wide duty today.
HOLDS = """
CREATE FUNCTION onward_holds(wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM sharing_areaground d WHERE d.post_id = onward_viewer() AND d.duty = wanted
    AND d.starts <= public.onward_today() AND (d.ends IS NULL OR d.ends >= public.onward_today()))
$$;
"""


def own_grants() -> list[migrations.RunSQL]:
    """Operations for the grants themselves: a page sees its own viewer's, and changes none."""
    return [
        migrations.RunSQL(
            [
                "ALTER TABLE sharing_grant ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE sharing_grant FORCE ROW LEVEL SECURITY",
                "CREATE POLICY own ON sharing_grant FOR SELECT TO onward_web USING (post_id = onward_viewer())",
                "CREATE POLICY job ON sharing_grant FOR ALL TO onward_jobs USING (onward_in_a_job()) WITH CHECK (onward_in_a_job())",
                "REVOKE INSERT, UPDATE, DELETE ON sharing_grant, sharing_areaground FROM onward_web",
            ],
            [
                "DROP POLICY own ON sharing_grant",
                "DROP POLICY job ON sharing_grant",
                "ALTER TABLE sharing_grant NO FORCE ROW LEVEL SECURITY",
                "ALTER TABLE sharing_grant DISABLE ROW LEVEL SECURITY",
            ],
        )
    ]
