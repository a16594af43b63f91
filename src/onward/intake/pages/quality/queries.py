"""Which checks fail now, over everything that stands."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from onward.agencies.models import Organisation
from onward.intake import queries as intake
from onward.intake.pages.spoils import Spoils, spoiled_by


@dataclass(frozen=True, slots=True)
class Failing:
    """One check on one column of one kind of file: how many rows and people, since when, and what it spoils."""

    title: str
    column: str
    words: str
    who_can_fix: str
    severity: str
    rows: int
    people: int
    since: date
    spoils: Spoils


def organisations() -> list[tuple[str, str]]:
    """Key and name of each partner agency."""
    return list(Organisation.objects.order_by("name").values_list("key", "name"))


def failing(*, organisation: str = "") -> list[Failing]:
    """What matters most first: rows that were not accepted, what they spoil, how many people."""
    number = (
        Organisation.objects.filter(key=organisation).values_list("pk", flat=True).first() if organisation else None
    )
    titles = intake.titles()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM intake_failing(%s)", [number])
        found = [
            Failing(
                titles.get(kind, "A kind that is no longer read"), column, words, who, severity, rows, people, since,
                spoiled_by(rule=rule, column=column),
            )
            for kind, rule, column, words, who, severity, rows, people, since in cursor.fetchall()
        ]  # fmt: skip
    return sorted(
        found, key=lambda one: (one.severity != "error", one.spoils.matters, -one.people, one.title, one.column)
    )
