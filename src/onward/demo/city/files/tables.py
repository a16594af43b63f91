"""Writing delimited tables and dates as the agencies do."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

NULL = "NULL"


def columns(text: str) -> tuple[str, ...]:
    """Column names written one after another."""
    return tuple(text.split())


@lru_cache(maxsize=50_000)
def british(day: date | None) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day else ""


@lru_cache(maxsize=50_000)
def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]], *, bom: bool = False) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def nulls(row: Iterable[object]) -> list[object]:
    """The row as the Standard Safeguarding Dataset exports it: missing text is the word NULL."""
    return [NULL if value in ("", None) else value for value in row]
