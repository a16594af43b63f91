import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from onward.sharing.row_security import guard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_first_tables"),
        ("people", "0003_let_writers_see_what_waits"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaughtUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="CohortSwitch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cohort", models.CharField(max_length=60, unique=True)),
                ("starts", models.DateField(null=True)),
                ("priority", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Tracking",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tracking",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                ("ref", models.CharField(max_length=8)),
                ("age", models.PositiveSmallIntegerField(null=True)),
                ("school_year", models.SmallIntegerField(null=True)),
                ("stage", models.CharField(max_length=20)),
                (
                    "systems",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("care_leaver_status", models.CharField(blank=True, max_length=20)),
                ("named_worker", models.CharField(blank=True, max_length=200)),
                ("without_since", models.DateField(null=True)),
                ("next_duty", models.CharField(blank=True, max_length=60)),
                ("next_due", models.DateField(null=True)),
                ("overdue", models.PositiveSmallIntegerField(default=0)),
                ("most_days_late", models.PositiveIntegerField(default=0)),
                ("to_find_out", models.PositiveSmallIntegerField(default=0)),
                ("late_entry", models.BooleanField(default=False)),
                ("worked_out_on", models.DateField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["overdue"], name="pathway_tra_overdue_0b7445_idx"),
                    models.Index(fields=["school_year"], name="pathway_tra_school__af2e18_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CohortMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cohort", models.CharField(max_length=60)),
                ("group", models.SmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cohorts", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["cohort"], name="pathway_coh_cohort_d2644d_idx")],
                "constraints": [models.UniqueConstraint(fields=("person", "cohort"), name="cohort_member_once")],
            },
        ),
        migrations.CreateModel(
            name="LocalLength",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("days", models.PositiveIntegerField()),
                ("starts", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("name", "starts"), name="local_length_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=60)),
                ("subject", models.CharField(blank=True, max_length=160)),
                ("applies", models.BooleanField(null=True)),
                ("opens", models.DateField(null=True)),
                ("due", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("status", models.CharField(max_length=20)),
                ("late_days", models.IntegerField(null=True)),
                ("in_time", models.BooleanField(null=True)),
                ("recheck_on", models.DateField(null=True)),
                ("last_done", models.DateField(null=True)),
                ("exception", models.BooleanField(default=False)),
                ("missing_facts", models.JSONField(default=list)),
                ("worked_out_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["duty", "status"], name="pathway_mil_duty_bda54f_idx"),
                    models.Index(fields=["status", "due"], name="pathway_mil_status_8b3e71_idx"),
                    models.Index(fields=["recheck_on"], name="pathway_mil_recheck_3f1645_idx"),
                ],
                "constraints": [models.UniqueConstraint(fields=("person", "duty", "subject"), name="milestone_once")],
            },
        ),
        migrations.CreateModel(
            name="Recorded",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("state", models.CharField(blank=True, max_length=60)),
                ("subject", models.CharField(blank=True, max_length=160)),
                ("on", models.DateField()),
                ("until", models.DateField(null=True)),
                ("words", models.TextField(max_length=4000)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recorded", to="people.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "kind"], name="pathway_rec_person__708222_idx")],
            },
        ),
        *guard("pathway_milestone", group="M46"),
        *guard("pathway_tracking", group="M46"),
        *guard("pathway_cohortmember", group="group"),
        *guard("pathway_recorded", group="M46", web_writes=True),
    ]
