"""How long a record is kept, by rule. Pure: plain values in, words and days out.

A record here goes with its sources: it is kept as long as an agency that sent it keeps its own, the longest first.
"""

from dataclasses import dataclass
from datetime import date

from onward.values.dates import birthday

LISTED_AGES = (13, 25)  # whole years; the list is of those 14 to 25, and planning begins in year 9, for many at 13
IN_CARE_UNTIL_AGE = 75


@dataclass(frozen=True, slots=True)
class Kept:
    """`until` is empty where no law names a day and each agency follows its own schedule."""

    until: date | None
    rule: str
    source: str


def archived_on(born: date | None) -> date | None:
    """The day on which someone leaves the list: the birthday after the last age that it holds."""
    return birthday(born, LISTED_AGES[1] + 1) if born else None


def kept(born: date | None, *, was_in_care: bool) -> Kept:
    """Until when a record is kept. The longest rule wins."""
    if was_in_care and born:
        return Kept(
            birthday(born, IN_CARE_UNTIL_AGE),
            "Was looked after by a council, so the record is kept until the 75th birthday.",
            "Care Planning, Placement and Case Review (England) Regulations 2010 reg 50",
        )
    return Kept(
        None,
        "Kept as long as an agency that sent it keeps its own record, by that agency's schedule; the longest wins.",
        "UK GDPR Article 5(1)(e)",
    )
