import django.db.models.deletion
from django.db import migrations, models

from onward.sharing import row_security


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_first_tables"),
        ("people", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("lawful_basis", models.CharField(max_length=300)),
                ("purpose", models.CharField(max_length=300)),
                ("groups", models.JSONField(blank=True, null=True)),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="AreaGround",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("allocation", "Transitions lead: sees that everyone has a named worker"),
                            ("intake", "Data officer: sees to files and matching"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="area_duties", to="agencies.post"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("protected address", "Protected address"),
                            ("restricted record", "Restricted record"),
                            ("sealed record", "Sealed record"),
                            ("conflict", "Staff or family conflict"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("set_on", models.DateField()),
                ("review_by", models.DateField(null=True)),
                ("lifted_on", models.DateField(blank=True, null=True)),
                ("source_key", models.CharField(blank=True, max_length=160)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="locks", to="people.person"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LockedPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("allowed", models.BooleanField()),
                (
                    "lock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="sharing.lock"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.post"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signed_on", models.DateField()),
                ("signed_by", models.CharField(max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="sharing.agreement"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="agencies.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worker_name", models.CharField(blank=True, max_length=200)),
                ("role", models.CharField(max_length=3)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("named worker", "Named worker"),
                            ("allocated worker", "Allocated worker"),
                            ("contributor", "Contributor"),
                            ("consultant", "Consultant only"),
                            ("panel", "Panel"),
                            ("cover", "Cover"),
                        ],
                        max_length=20,
                    ),
                ),
                ("team", models.CharField(blank=True, max_length=200)),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("system", models.CharField(blank=True, max_length=40)),
                ("source_key", models.CharField(blank=True, max_length=160)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="case_roles", to="people.person"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_roles",
                        to="agencies.post",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "kind"], name="sharing_cas_person__3b06d7_idx"),
                    models.Index(fields=["post"], name="sharing_cas_post_id_aedd2b_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends", None), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="case_role_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("case role", "Working with this person"),
                            ("team", "Someone in your team works with this person"),
                            ("allocation", "Transitions lead for the area"),
                            ("intake", "Data officer for the area"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ground_id", models.BigIntegerField()),
                ("reads", models.BigIntegerField()),
                ("writes", models.BigIntegerField()),
                ("masked", models.BigIntegerField()),
                ("summary", models.BigIntegerField()),
                ("starts", models.DateField()),
                ("ends", models.DateField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="people.person"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="agencies.post"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["post", "person"], name="sharing_gra_post_id_ca36ea_idx"),
                    models.Index(fields=["person"], name="sharing_gra_person__f04311_idx"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="lock",
            index=models.Index(condition=models.Q(("lifted_on", None)), fields=["person"], name="lock_live"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("agreement", "organisation"), name="agreement_signed_once_each"),
        ),
        migrations.RunSQL(
            row_security.FUNCTIONS + row_security.HOLDS,
            "DROP FUNCTION onward_holds(text); DROP FUNCTION onward_in_a_job(); DROP FUNCTION onward_viewer(); DROP FUNCTION onward_today()",
        ),
        *row_security.guard("sharing_caserole", group="M06", web_writes=True),
        *row_security.guard("sharing_lock", group="M07", web_writes=True),
        *row_security.own_grants(),
    ]
