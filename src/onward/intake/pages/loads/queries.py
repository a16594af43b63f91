"""One load, one file, one row, as the viewer may see them: the database refuses the rest."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from onward.agencies.models import Organisation
from onward.intake import queries
from onward.intake.models import FailedCheck, Load, LoadFile, SourceRow


def organisations() -> list[tuple[str, str]]:
    """Every partner agency: key and name."""
    return list(Organisation.objects.order_by("name").values_list("key", "name"))


def organisation(*, key: str) -> Organisation:
    return Organisation.objects.get(key=key)


def load(*, number: int) -> Load | None:
    return queries.loads().select_related("undone_by__user").filter(pk=number).first()


def file(*, load: int, number: int) -> LoadFile | None:
    found = LoadFile.objects.select_related("load__organisation", "load__sent_by__user")
    return found.filter(load=load, pk=number).first()


@dataclass(frozen=True, slots=True)
class RuleFailed:
    """A check that units of a file failed: how often, and what it says."""

    rule: str
    words: str
    who_can_fix: str
    severity: str
    times: int


def rules_failed(*, file: LoadFile) -> list[RuleFailed]:
    """One line a rule, commonest first."""
    found: dict[str, RuleFailed] = {}
    for line in queries.rules_failed(file=file):
        before = found.get(line["rule"])
        times = line["times"] + (before.times if before else 0)
        first = before or line_of(line)
        found[line["rule"]] = RuleFailed(first.rule, first.words, first.who_can_fix, first.severity, times)
    return sorted(found.values(), key=lambda one: -one.times)


def line_of(line: dict) -> RuleFailed:
    return RuleFailed(line["rule"], line["words"], line["who_can_fix"], line["severity"], line["times"])


def checks(*, file: LoadFile, severity: str = "", rule: str = "", who: str = "") -> QuerySet[FailedCheck]:
    found = queries.failed_checks(file=file, severity=severity)
    if rule:
        found = found.filter(rule=rule)
    return found.filter(who_can_fix=who) if who else found


@dataclass(frozen=True, slots=True)
class Stake:
    """What undoing a load would touch: rows that stand because of it, and people as systems know them."""

    rows: int
    people: int


def stake(*, load: Load) -> Stake:
    with connection.cursor() as cursor:
        cursor.execute("SELECT standing_rows, subjects FROM intake_stake(%s)", [load.pk])
        return Stake(*cursor.fetchone())


def row(*, number: int) -> SourceRow | None:
    found = SourceRow.objects.select_related("file__load__sent_by__user", "file__load__organisation")
    return found.prefetch_related("checks").filter(pk=number).first()


def skipped(*, file: LoadFile) -> list[tuple[str, int]]:
    return [(line["skip"], line["times"]) for line in queries.skipped_because(file=file)]
