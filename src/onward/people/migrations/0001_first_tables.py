import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_first_tables"),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("given_names", models.CharField(blank=True, max_length=200)),
                ("family_name", models.CharField(blank=True, max_length=200)),
                ("known_as", models.CharField(blank=True, max_length=200)),
                ("other_names", models.JSONField(default=list)),
                ("born", models.DateField(null=True)),
                ("born_is_a_guess", models.BooleanField(default=False)),
                ("sex", models.CharField(blank=True, max_length=1)),
                ("ethnicity", models.CharField(blank=True, max_length=4)),
                ("first_known", models.DateField(null=True)),
                ("died_on", models.DateField(null=True)),
                ("source_says", models.JSONField(default=dict)),
                ("search_text", models.TextField(blank=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300)),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("made_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
                (
                    "seconded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.post"
                    ),
                ),
                (
                    "folded",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges_folded", to="people.person"
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges_kept", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("value", models.CharField(max_length=60)),
                ("source_row", models.BigIntegerField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="identifiers", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("on", models.DateField()),
                ("state", models.CharField(blank=True, max_length=60)),
                ("until", models.DateField(null=True)),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("details", models.JSONField(default=dict)),
                ("systems", models.JSONField(default=list)),
                ("source_row", models.BigIntegerField(null=True)),
                ("known_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=60)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lines", models.CharField(blank=True, max_length=300)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("starts", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("system", models.CharField(blank=True, max_length=40)),
                ("source_row", models.BigIntegerField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Spell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("state", models.CharField(blank=True, max_length=60)),
                ("started", models.DateField()),
                ("ended", models.DateField(null=True)),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("provider", models.CharField(blank=True, max_length=200)),
                ("weekly_cost_pence", models.BigIntegerField(null=True)),
                ("details", models.JSONField(default=dict)),
                ("system", models.CharField(max_length=40)),
                ("source_row", models.BigIntegerField(null=True)),
                ("sources_disagree", models.BooleanField(default=False)),
                ("known_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="spells", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SourcedSpell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("state", models.CharField(blank=True, max_length=60)),
                ("started", models.DateField()),
                ("ended", models.DateField(null=True)),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("provider", models.CharField(blank=True, max_length=200)),
                ("weekly_cost_pence", models.BigIntegerField(null=True)),
                ("details", models.JSONField(default=dict)),
                ("system", models.CharField(max_length=40)),
                ("source_row", models.BigIntegerField(null=True)),
                ("known_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sourced_spells", to="people.person"
                    ),
                ),
                (
                    "spell",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="said_by",
                        to="people.spell",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_text"], name="person_search", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["born"], name="people_pers_born_4bf5b2_idx"),
        ),
        migrations.AddIndex(
            model_name="identifier",
            index=models.Index(fields=["kind", "value"], name="people_iden_kind_0ce61c_idx"),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(fields=("person", "kind", "value"), name="identifier_once"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["person", "kind", "on"], name="people_even_person__2b2f5e_idx"),
        ),
        migrations.AddIndex(
            model_name="spell",
            index=models.Index(fields=["person", "kind", "started"], name="people_spel_person__24297e_idx"),
        ),
        migrations.AddIndex(
            model_name="spell",
            index=models.Index(condition=models.Q(("ended", None)), fields=["kind", "state"], name="spell_live"),
        ),
    ]
