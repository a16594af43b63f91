"""Everything a person's page shows, gathered once. Each is narrowed by the database to what the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from onward.agencies.models import Post
from onward.pathway import queries as pathway
from onward.people import queries as people
from onward.sharing import queries as sharing
from onward.sharing.queries import View

if TYPE_CHECKING:
    from onward.pathway.models import Tracking
    from onward.people.models import Person, Spell


@dataclass(frozen=True, slots=True)
class Case:
    """A person as one viewer may see them. `person` is None for someone who may see dates and leads only."""

    ref: str
    person_id: int
    person: Person | None
    view: View
    tracking: Tracking | None
    access_needs: tuple[Spell, ...] | None = None  # None: the page reads the whole life and takes them from there

    @property
    def name(self) -> str:
        return self.person.name if self.person else f"Person {self.ref}"


def case(*, post: Post, ref: str, life_too: bool = False) -> Case:
    """Open a record, and note that it was opened. Someone without a grant learns nothing, not even that it exists.

    With `life_too` the page reads every spell anyway, so access needs are not asked for twice.
    """
    person = people.person_seen(ref=ref)
    tracking = (
        pathway.tracked().filter(person=person.pk).first() if person else pathway.tracked().filter(ref=ref).first()
    )
    if person is None and tracking is None:
        raise Http404
    person_id = person.pk if person else tracking.person_id
    view = sharing.view_of(post=post, person_id=person_id)
    people.opened(person_id, because="; ".join(view.because))
    needs = None if life_too else tuple(people.access_needs(person_id))
    return Case(person.ref if person else ref, person_id, person, view, tracking, needs)
