"""The list as a file for a spreadsheet: safe to open, and saying who made it and when."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from onward.portal.desk.shown import Shown

COLUMNS = (
    "Reference", "Name", "Age", "School year", "Stage", "Named worker", "Next duty", "Next date", "Late",
    "Most days late", "Without named worker since",
)  # fmt: skip
# A spreadsheet takes a cell that begins with one of these for a formula and runs it (CWE-1236).
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(value) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what would begin a formula."""
    words = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return f"'{words}" if words.startswith(BEGINS_A_FORMULA) else words


def as_csv(rows: Iterable[Shown], *, duty_title, made_by: str, made_on: date) -> str:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for someone in rows:
        line = someone.line
        cells = (
            someone.ref, someone.name if someone.named else "", line.age, line.school_year, line.stage,
            line.named_worker, duty_title(line.next_duty), line.next_due, line.overdue, line.most_days_late,
            line.without_since,
        )  # fmt: skip
        writer.writerow([safe(cell) for cell in cells])
    writer.writerow([safe(f"Made for {made_by} on {made_on:%-d %B %Y}. Delete it when its work is done.")])
    return text.getvalue()
