"""Checking an SSDA903 load as it streams: each row alone, rows of one child together, and each file against the header."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice

from onward.intake.claims import Failure, Severity, Unit
from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import age_skip, failed
from onward.intake.formats.reading.values import day
from onward.intake.formats.ssda903 import sequence_checks
from onward.intake.formats.ssda903.checks_of_care import CARE_CHECKS
from onward.intake.formats.ssda903.checks_of_child import CHILD_CHECKS
from onward.intake.formats.ssda903.checks_of_leavers import LEAVER_CHECKS
from onward.intake.formats.ssda903.reading import WHOLE_CHILD, parts
from onward.intake.formats.ssda903.return_year import year_of
from onward.intake.formats.ssda903.row_checks import WHO
from onward.intake.formats.ssda903.tables import TABLES

CHECKS = CHILD_CHECKS | CARE_CHECKS | LEAVER_CHECKS

# (not in the header file, another birthday than in the header file, more than one row for a child)
_AGAINST_HEADER = {
    "ad1": ("INT01", "INT11", "INT31"),
    "placed_for_adoption": ("INT02", "INT12", ""),
    "episodes": ("INT03", "", ""),
    "missing": ("INT04", "INT13", ""),
    "oc2": ("INT05", "INT14", "INT33"),
    "oc3": ("INT06", "INT15", "INT34"),
    "previous_permanence": ("INT07", "INT16", "INT35"),
    "reviews": ("INT08", "INT17", ""),
    "uasc": ("INT09", "INT18", "INT36"),
    "header": ("", "", "INT32"),
}
# A child with more rows in one file than this is judged in pieces, so that a broken file cannot fill the memory.
_TOGETHER = 2000


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    load = _Load(context)
    for (table, _), standing in groupby(units, key=lambda u: (u.table, u.subject)):
        while group := list(islice(standing, _TOGETHER)):
            for unit in group:
                load.check_alone(unit)
            load.check_together(table, [u for u in group if not u.skip])
            yield from group


class _Load:
    """What must be remembered through a load: a birthday for each child, and the key of each row."""

    def __init__(self, context: Context):
        self.context = context
        self.born: dict[str, date] = {}
        self.in_header: set[str] = set()
        self.seen: dict[tuple[str, str], tuple[int, int]] = {}

    def check_alone(self, unit: Unit) -> None:
        whole = unit.table == WHOLE_CHILD
        if whole or TABLES[unit.table].yearly:
            unit.key = f"{unit.subject}|{year_of(unit.values, self.context)}"
        born = day(unit.values.get("HEADER/DOB" if whole else "DOB", ""))
        if born is None or born <= self.context.today:
            unit.skip = age_skip(born or self.born.get(unit.subject), self.context.today)
        if not unit.skip:
            for table, path, row in parts(unit):
                self._check_row(unit, table, path, row)
            self._check_seen_before(unit)
        self._check_birthday(unit, "header" if whole else unit.table, born)

    def _check_row(self, unit: Unit, table: str, path: str, row: dict[str, str]) -> None:
        for failure in failed(row, CHECKS[table], self.context, WHO):
            if path:
                # One bad episode does not cost the child the rest: only who it is about can fail the element.
                severity = failure.severity if table == "header" else Severity.WARNING
                failure = Failure(
                    failure.rule, path + failure.column, failure.value, failure.words, failure.who_can_fix, severity
                )
            unit.failures.append(failure)

    def _check_seen_before(self, unit: Unit) -> None:
        mark = (unit.number, hash(tuple(unit.values.values())))
        number, same = self.seen.setdefault((unit.table, unit.key), mark)
        if number == unit.number or not unit.subject:
            return
        if same == mark[1]:
            unit.skip = f"The same came earlier in this file, at {number}. It was used once."
            return
        rule = "INT32" if unit.table == WHOLE_CHILD else _AGAINST_HEADER.get(unit.table, ("", "", ""))[2]
        self._warn(
            unit, rule or "repeated", "", "Another line has the same child and date. The later is used. Remove one."
        )

    def _check_birthday(self, unit: Unit, table: str, born: date | None) -> None:
        absent, differs, _ = _AGAINST_HEADER.get(table, ("", "", ""))
        if table == "header":
            self.in_header.add(unit.subject)
        elif absent and self.in_header and unit.subject and unit.subject not in self.in_header:
            self._warn(unit, absent, "CHILD", "This child is not in the header file. Add the child there.")
        if born is None or not unit.subject:
            return
        known = self.born.setdefault(unit.subject, born)
        if known != born:
            rule = differs if differs and unit.subject in self.in_header else "two-birthdays"
            column = "HEADER/DOB" if unit.table == WHOLE_CHILD else "DOB"
            words = (
                "Another line gives this child a different date of birth. Find which is right and correct the other."
            )
            severity = Severity.ERROR if table == "header" else Severity.WARNING
            unit.failures.append(Failure(rule, column, unit.values.get(column, ""), words, WHO, severity))

    def check_together(self, table: str, group: list[Unit]) -> None:
        if table != WHOLE_CHILD:
            if table in sequence_checks.SEQUENCES and group and group[0].subject:
                self._in_sequence(table, [(u.values, "", u) for u in group], self.born.get(group[0].subject))
            return
        for unit in group:
            rows: dict[str, list] = {}
            for name, path, row in parts(unit):
                rows.setdefault(name, []).append((row, path, unit))
            for name in rows.keys() & sequence_checks.SEQUENCES.keys():
                self._in_sequence(name, rows[name], day(unit.values.get("HEADER/DOB", "")))

    def _in_sequence(self, table: str, rows: list, born: date | None) -> None:
        if table != "episodes" and len(rows) < 2:
            return

        def tell(about: sequence_checks.Dated, rule: str, column: str, words: str) -> None:
            value = about.row.get(column, "")
            about.unit.failures.append(Failure(rule, about.path + column, value, words, WHO, Severity.WARNING))

        dated = sequence_checks.dated_rows(table, rows)
        sequence_checks.follow_on(table, dated, tell)
        if table == "episodes":
            sequence_checks.episodes_fit(dated, tell)
            if born:
                sequence_checks.ages_fit(dated, born, tell)

    def _warn(self, unit: Unit, rule: str, column: str, words: str) -> None:
        unit.failures.append(Failure(rule, column, unit.values.get(column, ""), words, WHO, Severity.WARNING))
