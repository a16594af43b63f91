"""Posts say who may be granted what, so no page makes or changes one: commands do. Accounts are made by commands too.

Pages still change what signing in changes: passwords, second steps, sessions. Groups and permissions decide nothing here.
"""

from django.db import migrations

TABLES = (
    "agencies_organisation, agencies_team, agencies_post, agencies_workernumber, agencies_user_groups,"
    " agencies_user_user_permissions, auth_group, auth_group_permissions, auth_permission, django_content_type,"
    " django_migrations, socialaccount_socialapp"
)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_first_tables"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("socialaccount", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            [
                f"REVOKE INSERT, UPDATE, DELETE ON {TABLES} FROM onward_web",
                "REVOKE INSERT, DELETE ON agencies_user FROM onward_web",
            ],
            [
                "GRANT INSERT, DELETE ON agencies_user TO onward_web",
                f"GRANT INSERT, UPDATE, DELETE ON {TABLES} TO onward_web",
            ],
        )
    ]
