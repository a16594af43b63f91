"""When something done was planned for, and how the young person found it: seen and added only by those who may read it."""

import django.db.models.deletion
from django.db import migrations, models

from onward.sharing.row_security import granted, guard

READS = granted("pathway_experience", "person_id", "M25")
OF_OWN_RECORD = (
    "EXISTS (SELECT 1 FROM pathway_recorded r WHERE r.id = recorded_id"
    " AND r.person_id = pathway_experience.person_id AND r.recorded_by_id = onward_viewer())"
)


class Migration(migrations.Migration):
    dependencies = [("pathway", "0004_let_pages_ask_for_work_and_no_more")]

    operations = [
        migrations.AddField("recorded", "planned_for", models.DateField(null=True)),
        migrations.CreateModel(
            name="Experience",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rating", models.PositiveSmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "recorded",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="experience", to="pathway.recorded"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rating__range", (1, 5))), name="experience_is_one_to_five"
                    )
                ]
            },
        ),
        *guard("pathway_experience", group="M25"),
        migrations.RunSQL(
            [
                "REVOKE UPDATE, DELETE ON pathway_experience FROM onward_web",
                f"CREATE POLICY added ON pathway_experience FOR INSERT TO onward_web"
                f" WITH CHECK ({READS} AND {OF_OWN_RECORD})",
            ],
            "DROP POLICY added ON pathway_experience",
        ),
    ]
