"""What a file format is: one declared place each, in a module of this folder.

A format says how it is recognised from content, how units are read, what is checked and what the accepted units of one
subject mean. `registry.FORMATS` lists them; nothing else in the product names a format.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO

from onward.intake.claims import Claims, Unit


class NotReadable(Exception):
    """The file as a whole cannot be used. The message is a sentence for the person who sent it: what, why, what to do."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What recognition may look at: the name (a hint only), the first 64 KiB, and for tables the header row."""

    name: str
    head: bytes
    header: tuple[str, ...] = ()  # column names, white space folded, when it reads as delimited text
    root: str = ""  # the root element, when it reads as XML
    json_type: str = ""  # resourceType or the like, when it reads as JSON
    sheets: tuple[str, ...] = ()  # sheet names, when it is a workbook


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may need to know beyond the unit."""

    today: date
    la_code: str = ""  # the area's own DfE code, e.g. "330"
    settings: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    key: str  # "ssda903-csv"
    title: str  # "SSDA903 return, CSV file"
    unit: str  # what one unit is called: "CSV line", "child element", "bundle entry"
    system: str  # the source system it usually comes from (onward.people.choices.SYSTEMS)
    family: str  # formats whose units describe the same subjects together, e.g. "ssda903"
    source: str  # the standard and where it is published
    recognise: Callable[[Sample], int]  # 0 no .. 100 certain; the best wins
    read: Callable[[IO[bytes]], Iterator[Unit]]  # streams; raises NotReadable
    check: Callable[
        [Iterable[Unit], Context], Iterator[Unit]
    ]  # streams; fills unit.failures and unit.skip; may look across units
    derive: Callable[[str, Sequence[Unit]], Claims]  # (subject, its accepted units of this *family*, oldest load first)
    fields: tuple[tuple[str, str, str], ...] = ()  # (table, column, words) for the reference page and help text
