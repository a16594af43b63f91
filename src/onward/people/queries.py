"""What may be read about people. The database narrows every one of these to the viewer's live grants."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from onward.audit import trail
from onward.people.models import Address, Event, Identifier, Person, SourcedSpell, Spell
from onward.values.dates import add_months, birthday


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


def access_needs(person_id: int) -> QuerySet[Spell]:
    """How to reach and meet this person: shown first on every page of the record."""
    return Spell.objects.filter(person=person_id, kind="access_need", ended=None).order_by("started")


def was_in_care(person_id: int) -> bool:
    """Whether anything the viewer may see says that a council ever looked after this person."""
    return Spell.objects.filter(person=person_id, kind__in=("looked_after", "care_leaver")).exists()


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


def among(person_ids) -> QuerySet[Person]:
    """Those of these people whose identity the viewer may see; identities folded into others are left out."""
    return Person.objects.filter(pk__in=person_ids, merged_into=None)


def with_spell(kind: str, state: str = "", *, on: date) -> QuerySet:
    """The people for whom a spell of a kind (and state) runs on a day, as far as the viewer may see such spells."""
    running = Spell.objects.filter(Q(ended=None) | Q(ended__gte=on), kind=kind, started__lte=on)
    return (running.filter(state=state) if state else running).values("person")


def living_in(district: str, *, on: date) -> QuerySet:
    """The people with a present address in a postcode district ("B14"), of those whose address the viewer may see."""
    there = Address.objects.filter(postcode__startswith=f"{district} ")
    return there.filter(Q(ends=None) | Q(ends__gte=on)).values("person")


def turning(ages: Sequence[int], *, first: date, last: date, person_ids=None) -> list[tuple[date, int, Person]]:
    """Birthdays at these ages between two days: the day, the age, the person; soonest first."""
    wanted = Q()
    for age in ages:
        wanted |= Q(born__range=(add_months(first, -12 * age), add_months(last, -12 * age)))
    found = Person.objects.filter(wanted, merged_into=None, died_on=None)
    if person_ids is not None:
        found = found.filter(pk__in=person_ids)
    days = [
        (day, age, person)
        for person in found
        for age in ages
        if person.born and first <= (day := birthday(person.born, age)) <= last
    ]
    return sorted(days, key=lambda found: (found[0], found[1], found[2].family_name, found[2].ref))
