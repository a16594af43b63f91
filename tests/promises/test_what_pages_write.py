"""The login that serves pages writes no table unless rows are guarded, or it is named here with its reason."""

import pytest
from django.db import connection

WRITES = {"INSERT", "UPDATE", "DELETE"}
# table -> what pages may write of it without a policy for its rows, and why
NEEDED = {
    "agencies_user": ({"UPDATE"}, "a new password, the last time of signing in"),
    "account_emailaddress": (WRITES, "signing in keeps the address that the agency gave"),
    "account_emailconfirmation": (WRITES, "of the library that signs people in; unused"),
    "cache": (WRITES, "how often someone tried to sign in; forms sent once"),
    "django_session": (WRITES, "who is signed in"),
    "mfa_authenticator": (WRITES, "a second step added, used, removed"),
    "usersessions_usersession": (WRITES, "where someone is signed in"),
    "socialaccount_socialaccount": (WRITES, "an account joined to single sign-on"),
    "socialaccount_socialtoken": (WRITES, "of the library that signs people in; unused"),
    "portal_savedfilter": (WRITES, "one's own choice of filters; about nobody"),
    "procrastinate_jobs": ({"INSERT"}, "background work is asked for"),
    "procrastinate_events": ({"INSERT"}, "written when work is asked for"),
}

TABLES = """
SELECT c.relname, array(SELECT p FROM unnest(array['INSERT', 'UPDATE', 'DELETE']) p
                        WHERE has_table_privilege('onward_web', c.oid, p))
FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND NOT relrowsecurity
"""


@pytest.mark.django_db
def test_pages_write_no_unguarded_table_without_a_reason():
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        found = {table: set(rights) for table, rights in cursor.fetchall() if rights}
    allowed = {table: rights for table, (rights, _) in NEEDED.items()}
    too_much = {table: rights - allowed.get(table, set()) for table, rights in found.items()}
    assert not {table: rights for table, rights in too_much.items() if rights}


@pytest.mark.django_db
@pytest.mark.parametrize("right", ["TRUNCATE", "TRIGGER", "REFERENCES"])
def test_pages_neither_empty_a_table_nor_hang_anything_on_one(right):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND has_table_privilege('onward_web', oid, %s)",
            [right],
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_what_the_database_does_in_its_owners_name_names_where_it_looks():
    """Else a table of the same name that a page's login made for itself could answer in place of ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
            " AND NOT coalesce(proconfig, '{}') @> array['search_path=public, pg_temp']"
        )
        assert cursor.fetchall() == []
