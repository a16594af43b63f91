from pathlib import Path

from django.db import migrations, models

CHAIN = (Path(__file__).parents[1] / "chain.sql").read_text()


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.PositiveSmallIntegerField()),
                ("number", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=120)),
                ("previous", models.BinaryField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("chain", "number"), name="audit_chain_has_no_forks")],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("batch", models.BigIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("did", models.CharField(max_length=80)),
                ("what", models.CharField(max_length=80)),
                ("person", models.BigIntegerField(null=True)),
                ("because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["person", "batch"], name="audit_entry_person_799891_idx")],
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="audit_entry_numbered_once")],
            },
        ),
        migrations.RunSQL(CHAIN, elidable=False),
    ]
