"""Data officers work in files and matches; they see nobody through a grant, so there is no such ground."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0002_keep_lock_lists_to_jobs"),
    ]

    operations = [
        migrations.AlterField(
            model_name="grant",
            name="ground",
            field=models.CharField(
                choices=[
                    ("case role", "Working with this person"),
                    ("team", "Someone in your team works with this person"),
                    ("allocation", "Transitions lead for the area"),
                ],
                max_length=20,
            ),
        ),
    ]
