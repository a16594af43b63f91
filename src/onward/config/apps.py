from django.apps import AppConfig, apps
from django.db.models.signals import pre_migrate


def let_roles_in(using, **_):
    """What the owner makes from now on, pages and jobs may use; row-level security says which rows."""
    from django.db import connections

    with connections[using].cursor() as cursor:
        for kind, rights in (("TABLES", "SELECT, INSERT, UPDATE, DELETE"), ("SEQUENCES", "USAGE, SELECT")):
            cursor.execute(
                f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rights} ON {kind} TO onward_web, onward_jobs"
            )


class ConfigConfig(AppConfig):
    name = "onward.config"
    label = "config"

    def ready(self):
        # sent before any table is made, for each app that has tables
        pre_migrate.connect(let_roles_in, sender=apps.get_app_config("agencies"))
