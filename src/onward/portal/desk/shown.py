"""People on a list as the viewer may see them: a line each, and a name only where the viewer may see who it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from onward.audit import trail
from onward.pathway import queries as pathway
from onward.people import queries as people

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Shown:
    person_id: int
    ref: str
    name: str  # "Person A7K2P9QR" to those who may not see who it is
    named: bool
    born: date | None
    line: object | None  # the pathway's line (A03), if the viewer may see it


def shown(person_ids: Collection[int], *, on_page: str) -> dict[int, Shown]:
    """Two queries whatever the number; whoever the viewer may not see in any way is left out. Notes who was shown."""
    wanted = list(set(person_ids))
    lines = {line.person_id: line for line in pathway.tracked().filter(person__in=wanted)} if wanted else {}
    found = _together(wanted, people.names(wanted) if wanted else {}, lines)
    trail.read(what=f"portal.desk:{on_page}", people=found)
    return found


def named(lines: Iterable, *, on_page: str) -> list[Shown]:
    """Lines already in hand, in their order, with names where the viewer may see them: one query."""
    by_person = {line.person_id: line for line in lines}
    found = _together(list(by_person), people.names(list(by_person)) if by_person else {}, by_person)
    trail.read(what=f"portal.desk:{on_page}", people=found)
    return list(found.values())


def _together(person_ids, persons, lines) -> dict[int, Shown]:
    found = {}
    for number in person_ids:
        person, line = persons.get(number), lines.get(number)
        if person or line:
            ref = person.ref if person else line.ref
            name = person.name if person else f"Person {ref}"
            found[number] = Shown(number, ref, name, person is not None, person.born if person else None, line)
    return found


def page_of(rows, number: str | None) -> Page:
    return Paginator(rows, ON_A_PAGE).get_page(number)


def rest_of_address(request) -> str:
    """The address's own choices without the page number, for links to other pages."""
    chosen = request.GET.copy()
    chosen.pop("page", None)
    return chosen.urlencode()
