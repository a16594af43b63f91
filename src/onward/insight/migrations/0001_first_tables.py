import django.db.models.deletion
from django.db import migrations, models

from onward.sharing.row_security import guard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_let_writers_see_what_waits"),
    ]

    operations = [
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("on", models.DateField()),
                ("part", models.CharField(blank=True, max_length=60)),
                ("value", models.CharField(blank=True, max_length=200)),
                ("numerator", models.IntegerField(null=True)),
                ("denominator", models.IntegerField(null=True)),
                ("number", models.FloatField(null=True)),
                ("hidden", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "on", "part", "value"), name="figure_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("on", models.DateField()),
                ("part", models.CharField(max_length=60)),
                ("svg", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("measure", "on", "part"), name="picture_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Counted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("part", models.CharField(blank=True, max_length=60)),
                ("value", models.CharField(blank=True, max_length=200)),
                ("in_numerator", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=120)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["measure", "part", "value", "in_numerator"], name="insight_cou_measure_05a5cd_idx"
                    )
                ],
            },
        ),
        *guard("insight_counted", group="M46"),
    ]
