"""What a fault in a column spoils: which duty, figure or other use of the data cannot be relied on. One declared place.

The first line whose words stand in the column's name or the check's key is the answer, so narrow ones come before wide.
`matters` orders the page: 1 first.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoils:
    signs: tuple[str, ...]  # folded words: letters and digits only, parted by one space
    words: str
    matters: int


_LINES = (
    Spoils(
        ("birth", "dob", "born", "birthdate"),
        "Every date that rests on age: reviews from year 9, leaving care at 16 and 18, moving to adult services",
        1,
    ),
    Spoils(
        ("nhs", "upn", "uln", "identifier", "unique id", "child id", "person id", "id", "child", "nobody"),
        "Matching: what agencies know of one person may not come together, and figures count someone twice or not at all",
        1,
    ),
    Spoils(
        ("legal status", "ls", "rne", "rec", "decom", "dec", "episode", "placement", "place", "eligib", "care leaver"),
        "Leaving care: who is eligible, relevant or former relevant, and when a personal adviser and pathway plan are due",
        2,
    ),
    Spoils(
        ("plan", "activeplans", "ehc", "request", "requests", "assessment", "review", "20 week", "timeliness"),
        "EHC plans: the 20-week limit, the yearly review and the figures of how many are on time",
        2,
    ),
    Spoils(
        ("activity", "cohort status", "neet", "destination", "intended"),
        "Education, employment or training: the September guarantee and the share not in any",
        2,
    ),
    Spoils(
        ("restricted", "sensitive", "protected"),
        "Safety: whether a record or address has to be kept from view",
        1,
    ),
    Spoils(
        ("worker", "team", "allocated", "named"),
        "Named workers: the list of people whom nobody holds",
        2,
    ),
    Spoils(
        ("surname", "forename", "family name", "given name", "given names", "first name", "name", "known as"),
        "Matching, and finding someone by name",
        2,
    ),
    Spoils(("cost", "budget", "payment", "unit cost"), "Money: what support costs, and forecasts", 3),
    Spoils(
        ("need", "sen", "primary", "disability", "support reason"),
        "Figures by kind of need, and cohorts that rest on it",
        3,
    ),
    Spoils(("ethnic", "ethnicity", "gender", "sex"), "Fairness: figures by ethnicity and sex", 3),
    Spoils(("postcode", "address", "home"), "Place: where people live, and matching by address", 3),
    Spoils(
        ("school", "setting", "urn", "year group", "provider", "service"),
        "Where someone learns or is supported, and whom to invite to a review",
        3,
    ),
    Spoils(
        ("start", "end", "from", "to", "date", "closed", "opened", "since", "poc", "dates"),
        "What held when: durations, waiting times and any date counted from this one",
        3,
    ),
)
OTHERWISE = Spoils((), "Only what this row says", 4)


def spoiled_by(*, rule: str, column: str) -> Spoils:
    """What a failed check spoils, judged by its column, else by its own name."""
    for text in (column, rule):
        folded = f" {_folded(text)} "
        for line in _LINES:
            if any(f" {sign} " in folded for sign in line.signs):
                return line
    return OTHERWISE


def _folded(text: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text)  # EHCPlanStartDate is four words
    return " ".join(re.findall(r"[a-z0-9]+", apart.lower()))
