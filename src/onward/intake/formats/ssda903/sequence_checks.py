"""What the rows of one child must satisfy together: nothing overlaps, nothing is left open, ages fit.

Rows that stand together in a file are judged together, in date order, so that memory does not grow with the file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onward.intake.formats.reading.checking import Row
from onward.intake.formats.reading.values import age_on, day

# Told to whoever collects failures: (row, rule, column, words).
Tell = Callable[["Dated", str, str, str], None]


@dataclass(frozen=True, slots=True)
class Dated:
    """A row with its dates, its place before each column, and the unit it is of."""

    row: Row
    start: date
    end: date | None
    path: str
    unit: object


# (table: start column, end column, rule when left open, rule when overlapping)
SEQUENCES = {
    "episodes": ("DECOM", "DEC", "142", "501"),
    "missing": ("MIS_START", "MIS_END", "574", "574"),
    "sw_episodes": ("SW_DECOM", "SW_DEC", "SW108STG2", "SW10STG2"),
    "placed_for_adoption": ("DATE_PLACED", "DATE_PLACED_CEASED", "579", "579"),
    "dolo": ("DOLO_START", "DOLO_END", "dolo-open", "dolo-overlap"),
}

_CONTINUES = frozenset("LPTBU")
_LAST = {"E2": "died", "E15": "was found to be an adult"}
_PLACEMENT = ("PLACE", "PLACE_PROVIDER", "PL_POST", "URN")

# (rule, column, codes, age, must be at least that age, measured on): on the day the episode begins or ends.
_AGES = (
    ("358", "LS", frozenset(("J1", "J2", "J3")), 10, True, "start"),
    ("371", "PLACE", frozenset(("H5", "K3")), 16, True, "start"),
    ("372", "PLACE", frozenset(("R5",)), 10, True, "start"),
    ("373", "PLACE", frozenset(("S1",)), 4, True, "start"),
    ("374", "PLACE", frozenset(("P3",)), 14, True, "start"),
    ("386", "REC", frozenset(("E11", "E12")), 18, False, "end"),
    ("387", "REC", frozenset(("E5", "E6")), 14, True, "end"),
    ("389", "REC", frozenset(("E7",)), 16, True, "end"),
    ("407", "REC", frozenset(("E45", "E46", "E47", "E48")), 18, False, "end"),
    ("460", "REC", frozenset(("E17",)), 18, True, "end"),
)


def dated_rows(table: str, rows: Iterable[tuple[Row, str, object]]) -> list[Dated]:
    """Those rows whose start can be read, in date order."""
    first, last, _, _ = SEQUENCES[table]
    found = [
        Dated(row, start, day(row.get(last, "")), path, unit)
        for row, path, unit in rows
        if (start := day(row.get(first, "")))
    ]
    return sorted(found, key=lambda d: (d.start, d.end or date.max))


def follow_on(table: str, rows: Sequence[Dated], tell: Tell) -> None:
    """Nothing begins before the one before it has ended."""
    first, last, left_open, overlapping = SEQUENCES[table]
    for before, after in pairwise(rows):
        if before.end is None:
            tell(before, left_open, last, "A later one has begun and this one has no end. Give the date it ended.")
        elif before.end > after.start:
            tell(after, overlapping, first, "This begins before the one before it has ended. Check both dates.")


def episodes_fit(rows: Sequence[Dated], tell: Tell) -> None:
    """The reasons given for each episode fit the one before it."""
    for before, after in pairwise(rows):
        new, ceased = after.row.get("RNE", ""), before.row.get("REC", "")
        if before.end is None:
            continue
        touching = before.end == after.start
        if new == "S" and touching:
            tell(
                after, "431", "RNE", "A new period of care begins on the day the last episode ended. Check the reason."
            )
        if new in _CONTINUES and ceased not in ("X1", ""):
            tell(after, "432", "RNE", "The child had left care, so the reason for this episode must be S. Check both.")
        if new in _CONTINUES and after.start > before.end:
            tell(after, "433", "RNE", "This episode should begin on the day the one before it ended. Check the dates.")
        if ceased == "X1" and after.start > before.end:
            tell(before, "388", "REC", "X1 says another episode begins the same day, and none does.")
        if ceased in _LAST:
            tell(before, "437", "REC", f"The child {_LAST[ceased]}, yet more episodes follow. Check the reason.")
        if new in _CONTINUES and touching:
            _changed_as_said(before, after, new, tell)
    if rows and rows[-1].row.get("REC") == "X1":
        tell(rows[-1], "388", "REC", "X1 says another episode begins the same day, and none does.")


def _changed_as_said(before: Dated, after: Dated, new: str, tell: Tell) -> None:
    if before.row.get("CIN") != after.row.get("CIN"):
        tell(after, "504", "CIN", "The category of need stays the same through a period of care. Check it.")
    status = before.row.get("LS") != after.row.get("LS")
    place = any(before.row.get(c) != after.row.get(c) for c in _PLACEMENT)
    if new == "L" and (place or not status):
        tell(after, "434", "RNE", "L says that only the legal status changed; the two episodes say otherwise.")
    if new in "PT" and (status or not place):
        tell(after, "435", "RNE", "P or T says that only the placement changed; the two episodes say otherwise.")
    if new in "BU" and not (status and place):
        tell(after, "436", "RNE", "B or U says that placement and status both changed; the two episodes say otherwise.")


def ages_fit(rows: Sequence[Dated], born: date, tell: Tell) -> None:
    """The child's age allows the legal status, the placement and the reason for leaving."""
    for each in rows:
        if each.start < born:
            tell(each, "302", "DECOM", "The episode begins before the child was born. Check both dates.")
            continue
        for rule, column, coded, age, at_least, when in _AGES:
            on = each.start if when == "start" else each.end
            if on and each.row.get(column, "") in coded and (age_on(born, on) >= age) is not at_least:
                limit = f"at least {age}" if at_least else f"under {age}"
                tell(each, rule, column, f"This is only for children {limit}. Check the code and the date of birth.")
