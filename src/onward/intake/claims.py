"""What a file says, once read: its units and the checks they failed; claims are those of onward.people. No Django.

A *subject* is one person as one system knows them: (system, local identifier). Every unit of every file belongs to
at most one subject. `Format.derive` turns all the accepted units of one subject into one `Claims`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from onward.people.claims import Claims, EventClaim, PersonClaim, RoleClaim, SpellClaim

__all__ = ["Claims", "EventClaim", "Failure", "PersonClaim", "RoleClaim", "Severity", "SpellClaim", "Unit"]


class Severity(StrEnum):
    ERROR = "error"  # the unit is not accepted
    WARNING = "warning"  # accepted, and shown for someone to look at


@dataclass(frozen=True, slots=True)
class Failure:
    """One check that one unit failed. `column` is empty when the whole unit is meant."""

    rule: str  # the check's key within its format, e.g. "dob-missing" or the standard's own number, "102"
    column: str
    value: str
    words: str  # what is wrong and what to do, in plain words, without the value
    who_can_fix: str  # e.g. "The children's social care data team"
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class Unit:
    """One row, child element or bundle entry, as it came."""

    number: int  # 1-based position within the file, as a person would count (CSV: line number)
    table: str  # e.g. "episodes"
    values: dict[str, str]  # as it came: column -> text, nothing repaired
    subject: str = ""  # the local identifier; empty when the unit names nobody
    key: str = ""  # the unit's natural key within (system, table): a later load's same key replaces it
    skip: str = ""  # a sentence: why the unit is not meant for us (not an error)
    failures: list[Failure] = field(default_factory=list)
