"""Every field is classified, and every table that says something of a young person is guarded by the database itself."""

import pytest
from django.apps import apps
from django.db import connection, models

from onward.config import database
from onward.config.privacy import about_people, declared

# The trail is read through its own functions; no role may change or read past them (audit/chain.sql).
GUARDED_OTHERWISE = {("audit", "Entry"): "only ever added to, by a function; see audit/tests"}

# The functions by which the database asks who is looking.
ASKING = ("onward_viewer", "onward_holds")
LOGINS = ("onward_site", "onward_worker", "onward_admin")
ROLES = ("onward_web", "onward_jobs", "onward_owner")


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("onward.")]


def context_of(model) -> str:
    return model.__module__.split(".")[1]


def fields_of(model) -> set[str]:
    own = [field for field in model._meta.local_fields if not (field.primary_key and field.name == "id")]
    return {field.name for field in [*own, *model._meta.local_many_to_many]}


def test_every_field_says_what_it_says_of_people_on_what_basis_and_how_long_it_is_kept():
    named: dict[tuple[str, str], list[str]] = {}
    for row in declared():
        named.setdefault((row.context, row.table), []).extend(row.fields)
    problems = []
    for model in our_models():
        key = context_of(model), model.__name__
        fields = named.pop(key, [])
        place = f"{key[0]}/privacy.csv: {key[1]}"
        if missing := fields_of(model) - set(fields):
            problems.append(f"{place} lacks {' '.join(sorted(missing))}")
        if gone := set(fields) - fields_of(model):
            problems.append(f"{place} names {' '.join(sorted(gone))}, which the table does not have")
        if twice := {field for field in fields if fields.count(field) > 1}:
            problems.append(f"{place} names {' '.join(sorted(twice))} twice")
    problems += [f"{context}/privacy.csv names {table}, which there is no more" for context, table in named]
    assert not problems, "\n".join(problems)


def test_a_table_that_points_at_a_person_is_declared_to_be_about_people():
    """Straight, or by way of a table that does. People who work here are reached through posts and are no such tables."""
    person = apps.get_model("people.Person")
    about, grown = {person}, True
    while grown:
        grown = {
            model
            for model in our_models()
            for field in model._meta.local_fields
            if field.is_relation and field.related_model in about and model not in about
        }
        about |= grown
    undeclared = {(context_of(model), model.__name__) for model in about} - about_people()
    assert not undeclared, f"Declare a field of {sorted(undeclared)} as about or who in privacy.csv."


def with_functions(expression: str) -> str:
    """The expression with the text of each function of ours that it calls, straight or by way of another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
        sources = {name: source for name, source in cursor.fetchall() if name not in ASKING}
    called: set[str] = set()
    while new := {name for name in sources if f"{name}(" in expression} - called:
        called |= new
        expression += " ".join(sources[name] for name in new)
    return expression


def guarded_tables() -> list[tuple[str, str]]:
    return sorted(about_people() - set(GUARDED_OTHERWISE))


@pytest.mark.django_db
@pytest.mark.parametrize(("context", "name"), guarded_tables())
def test_the_database_refuses_rows_about_people_by_itself(context, name):
    table = apps.get_model(context, name)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [table])
        assert cursor.fetchone() == (True, True), (
            f"Add row_security.guard, for_duty or jobs_only for {table} to a migration."
        )
        cursor.execute("SELECT roles::text[], cmd, qual, with_check FROM pg_policies WHERE tablename = %s", [table])
        policies = cursor.fetchall()
    jobs = [(qual, check) for roles, _, qual, check in policies if roles == ["onward_jobs"]]
    assert jobs == [("onward_in_a_job()", "onward_in_a_job()")], f"Only a named job may work in {table}."
    for roles, command, qual, check in policies:
        assert "public" not in roles, f"A policy of {table} is open to every role."
        if "onward_web" in roles:
            asked = with_functions(f"{qual or ''} {check or ''}")
            assert any(f"{name}(" in asked for name in ASKING), (
                f"Pages may {command} rows of {table} without the database asking who they are for."
            )


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES + LOGINS)
def test_no_role_of_ours_can_step_around_the_database(role):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = %s", [role])
        assert cursor.fetchone() == (False, False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("other", ["onward_owner", "onward_jobs"])
def test_the_login_that_serves_pages_cannot_become_another_role(other):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_has_role('onward_site', %s, 'MEMBER')", [other])
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["sharing_grant", "sharing_areaground"])
@pytest.mark.parametrize("right", ["INSERT", "UPDATE", "DELETE", "TRUNCATE"])
def test_pages_cannot_write_what_gives_access(table, right):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('onward_web', %s, %s)", [table, right])
        assert cursor.fetchone() == (False,)


def test_each_process_starts_in_the_least_role_that_will_do():
    assert database.ROLE_AT_START["site"] == "onward_web"
    assert database.ROLE_AT_START["worker"] == "onward_jobs"
    assert "site" in database.LOGIN["site"]
