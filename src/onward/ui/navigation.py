"""What stands in the top bar of staff pages, in one place: a context adds a line when it has a page to lead to.

Roles are codes of the permission matrix (agencies.choices.Role); an entry shows to those who act in one of them.
"""

from dataclasses import dataclass

from django.urls import reverse

PRACTICE = frozenset({"KW", "SEN", "CSW", "ASW", "HP", "ED"})


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url_name: str
    roles: frozenset[str]


STAFF = PRACTICE | {"MGR", "SAF"}

ENTRIES: tuple[Entry, ...] = (
    Entry("My work", "worklist", STAFF),
    Entry("This month", "worklist-month", STAFF),
    Entry("My people", "caseload", STAFF),
    Entry("Everyone", "everyone", STAFF),
    Entry("Turning 16, 18, 25", "worklist-turning", STAFF),
    Entry("No named worker", "gaps", frozenset({"MGR"})),
    Entry("Find someone", "search", STAFF),
    Entry("Local dates", "local-dates", frozenset({"MGR"})),
    Entry("Figures", "board", frozenset({"MGR", "COM", "FIN", "BRD"})),
    Entry("Loads", "intake", frozenset({"IG"})),
    Entry("Matches", "matching", frozenset({"IG"})),
    Entry("Data quality", "quality", frozenset({"IG"})),
    Entry("Restricted matches", "matching-restricted", frozenset({"SAF"})),
)


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str
    current: bool


def links(*, role: str, path: str) -> list[Link]:
    """The entries for a role; the one whose address begins the path most closely is where we are."""
    shown = [(entry.label, reverse(entry.url_name)) for entry in ENTRIES if role in entry.roles]
    here = max(
        (href for _, href in shown if path == href or path.startswith(href.rstrip("/") + "/")), key=len, default=""
    )
    return [Link(label, href, href == here) for label, href in shown]
