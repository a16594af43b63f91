"""What may be read about people. The database narrows every one of these to the viewer's live grants."""

from datetime import date

from django.db.models import QuerySet

from onward.audit import trail
from onward.people.models import Address, Event, Identifier, Person, SourcedSpell, Spell


def person_seen(*, ref: str) -> Person | None:
    """The person of that reference if the viewer may see who they are; an alias leads to the one it is part of."""
    person = Person.objects.filter(ref=ref).select_related("merged_into").first()
    return (person.merged_into or person) if person else None


def opened(person: Person | int, *, because: str = "") -> None:
    """Note in the trail that a record was opened."""
    number = person if isinstance(person, int) else person.pk
    trail.read(what=f"people.Person:{number}", people=[number], because=because)


def identities(person_id: int) -> list[int]:
    """The person and every identity folded into them."""
    return [person_id, *Person.objects.filter(merged_into=person_id).values_list("pk", flat=True)]


def life(person_id: int) -> QuerySet[Spell]:
    """Every spell the viewer may see, as the area reads them, with what each source said."""
    return Spell.objects.filter(person=person_id).prefetch_related("said_by").order_by("started", "pk")


def happenings(person_id: int) -> QuerySet[Event]:
    return Event.objects.filter(person=person_id).order_by("-on", "kind")


def numbers(person_id: int) -> QuerySet[Identifier]:
    return Identifier.objects.filter(person=person_id).order_by("kind", "value")


def addresses(person_id: int) -> QuerySet[Address]:
    return Address.objects.filter(person=person_id).order_by("system", "pk")


def search(words: str) -> QuerySet[Person]:
    """People whose names, numbers or reference hold every word typed."""
    found = Person.objects.filter(merged_into=None)
    for word in words.casefold().split()[:6]:
        found = found.filter(search_text__contains=word) | found.filter(ref=word.upper())
    return found.order_by("family_name", "given_names", "pk")


def said_about(spell: Spell) -> QuerySet[SourcedSpell]:
    return SourcedSpell.objects.filter(spell=spell)


def names(person_ids: list[int]) -> dict[int, Person]:
    """The people among these whose identity the viewer may see."""
    return Person.objects.only("ref", "given_names", "family_name", "known_as", "born").in_bulk(person_ids)


def age_on(born: date | None, on: date) -> int | None:
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
