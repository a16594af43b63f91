"""What every field of every table says about people, on what basis it is held and for how long.

Declared beside the models, in `<context>/privacy.csv`: one row for the fields of a table that are alike. A test compares
the declarations with the models, and every table that says something of a young person must be guarded by row-level
security; so a new field cannot be forgotten.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

CONTEXTS = Path(__file__).resolve().parents[1]


class Says(StrEnum):
    """What a field says."""

    WHO = "who"  # who a young person is: a name, number, birthday or address
    ABOUT = "about"  # something of a young person, or which one a row is about
    STAFF = "staff"  # something of someone who works here or signs in
    NOBODY = "nobody"  # nothing of anyone


BASES = {
    "duty": "UK GDPR Article 6(1)(e), public task: Children Act 1989, Care Act 2014 sections 58 to 66, "
    "Children and Families Act 2014 sections 25 to 28 and 36 to 50, Education and Skills Act 2008 section 68",
    "care": "as duty, and Article 9(2)(h) with Data Protection Act 2018 Schedule 1 paragraph 2: health or social care; "
    "Article 9(2)(g) with Schedule 1 paragraph 18 for safeguarding",
    "accountable": "UK GDPR Articles 5(2) and 6(1)(c): showing who saw and did what",
    "service": "UK GDPR Article 6(1)(e): running the service for those who work in it",
    "none": "no personal data",
}

KEPT = {
    "source": "as long as the agency that sent it keeps its own record; the longest wins "
    "(75 years from birth for a looked-after child)",
    "derived": "worked out anew whenever its source changes; goes with its source",
    "working": "until the work is done",
    "account": "six years after the person's last post ends",
    "session": "until the session ends, eight hours at most",
    "trail": "never shortened by the product; each area sets the day from which old trails are stored away",
    "open": "as long as the service runs",
}


@dataclass(frozen=True, slots=True)
class Declared:
    context: str
    table: str  # the model's name
    fields: tuple[str, ...]
    says: Says
    basis: str
    kept: str


def declared() -> list[Declared]:
    """Every row of every context's privacy.csv. A word that means nothing stops with a sentence."""
    found = []
    for path in sorted(CONTEXTS.glob("*/privacy.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                where = f"{path.parent.name}/privacy.csv, {row['table']}"
                for word, allowed in ((row["says"], set(Says)), (row["basis"], set(BASES)), (row["kept"], set(KEPT))):
                    if word not in allowed:
                        raise ValueError(f"{where}: {word!r} is not one of {', '.join(sorted(allowed))}.")
                fields = tuple(row["fields"].split())
                found.append(
                    Declared(path.parent.name, row["table"], fields, Says(row["says"]), row["basis"], row["kept"])
                )
    return found


def about_people() -> set[tuple[str, str]]:
    """(context, model) of every table that says something of a young person."""
    return {(row.context, row.table) for row in declared() if row.says in (Says.WHO, Says.ABOUT)}
