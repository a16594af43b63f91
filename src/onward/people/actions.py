"""What may change about people: what sources tell of them, and which identities are one person. Bulk, never row by row."""

import secrets
from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.utils import timezone

from onward.agencies.models import Post
from onward.audit import trail
from onward.people import outbox, rules
from onward.people.choices import EVENT_KINDS, SPELL_KINDS
from onward.people.claims import Life, Said
from onward.people.models import Merge, Person
from onward.sharing import matrix
from onward.sharing.bulk import add_rows, change_rows, new_numbers

REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that are mistaken for another
FACTS = ("people_sourcedspell", "people_spell", "people_event", "people_identifier", "people_address")


class NotPossible(ValueError):
    """The change cannot be made; the message says why and what to do."""


def new_people(how_many: int) -> list[int]:
    """Make that many identities, known by nothing but a random reference; returns their numbers."""
    numbers = new_numbers("people_person", how_many)
    add_rows(
        "people_person",
        ("id", "ref", *_PORTRAIT_EMPTY),
        ((number, _reference(), *_PORTRAIT_EMPTY.values()) for number in numbers),
    )
    return numbers


def _reference() -> str:
    return "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(8))


@transaction.atomic
def tell(lives: Iterable[Life], *, why: str = "sources changed") -> None:
    """Replace all that sources say of these people, work out what the area reads, and put them in the outbox."""
    lives = list(lives)
    ids = [life.person for life in lives]
    with connection.cursor() as cursor:
        for table in FACTS:
            cursor.execute(f'DELETE FROM "{table}" WHERE person_id = ANY(%s::bigint[])', [ids])  # noqa: S608
    sourced, spells, events, identifiers, addresses, portraits = [], [], [], [], [], []
    resolved = [(life, _claimed(life.said)) for life in lives]
    worked = [(life, claimed, rules.resolve_spells(claimed)) for life, claimed in resolved]
    numbers = iter(new_numbers("people_spell", sum(len(found) for *_, found in worked)))
    for life, claimed, found in worked:
        behind: dict[int, int] = {}
        for spell in found:
            number = next(numbers)
            behind.update((at, number) for at in spell.said_by)
            spells.append((number, *_spell_row(life.person, spell), spell.disagree))
        for at, item in enumerate(claimed):
            sourced.append((*_spell_row(life.person, item), behind[at]))
        happened = rules.resolve_events(life.said)
        events.extend(_event_row(life.person, event) for event in happened)
        identifiers.extend(_identifier_rows(life))
        addresses.extend(_address_rows(life))
        portraits.append(_portrait_row(life, rules.portray(life.said), rules.first_known(found, happened)))
    spell_columns = (
        "person_id",
        "group",
        "kind",
        "state",
        "started",
        "ended",
        "subject",
        "provider",
        "weekly_cost_pence",
        "details",
        "system",
        "source_row",
        "known_on",
    )
    add_rows("people_spell", ("id", *spell_columns, "sources_disagree"), spells)
    add_rows("people_sourcedspell", (*spell_columns, "spell_id"), sourced)
    add_rows(
        "people_event",
        (
            "person_id",
            "group",
            "kind",
            "on",
            "state",
            "until",
            "subject",
            "details",
            "systems",
            "source_row",
            "known_on",
        ),
        events,
    )
    add_rows("people_identifier", ("person_id", "kind", "value", "source_row"), identifiers, ignore_repeats=True)
    add_rows("people_address", ("person_id", "lines", "postcode", "system"), addresses)
    change_rows("people_person", "id", tuple(_PORTRAIT_EMPTY), portraits)
    put_in_outbox(ids, why=why)


def put_in_outbox(person_ids: Sequence[int], *, why: str) -> None:
    """Say that these people's facts changed."""
    now = timezone.now()
    add_rows("people_change", ("person_id", "why", "at"), ((person, why, now) for person in person_ids))
    outbox.tell()


def fold(*, merge: Merge) -> None:
    """Carry out a merge that two people agreed: the folded identity becomes an alias. The caller tells both anew."""
    if merge.folded.merged_into_id or merge.kept.merged_into_id:
        raise NotPossible("One of the two is already part of another person. Undo that first.")
    with transaction.atomic():
        Person.objects.filter(merged_into=merge.folded).update(merged_into=merge.kept)
        Person.objects.filter(pk=merge.folded_id).update(merged_into=merge.kept)
        Merge.objects.filter(pk=merge.pk).update(made_at=timezone.now())
        trail.note(did="merged two identities", what=f"people.Merge:{merge.pk}", person=merge.kept_id)


def unfold(*, merge: Merge, by: Post) -> None:
    """Undo a merge, at any time: each identity has its own history again. The caller tells both anew."""
    if merge.undone_at or not merge.made_at:
        raise NotPossible("This merge is not in force, so there is nothing to undo.")
    with transaction.atomic():
        Person.objects.filter(pk=merge.folded_id).update(merged_into=None)
        Merge.objects.filter(pk=merge.pk).update(undone_at=timezone.now(), undone_by=by)
        trail.note(did="undid a merge", what=f"people.Merge:{merge.pk}", person=merge.kept_id)


_PORTRAIT_EMPTY: dict[str, object] = {
    "given_names": "",
    "family_name": "",
    "known_as": "",
    "other_names": [],
    "born": None,
    "born_is_a_guess": False,
    "sex": "",
    "ethnicity": "",
    "first_known": None,
    "died_on": None,
    "source_says": {},
    "search_text": "",
}


def _claimed(said: Iterable[Said]) -> list[rules.Claimed]:
    return [
        rules.Claimed(claim, one.system, one.known_on, one.rows.get(claim.unit))
        for one in said
        for claim in one.claims.spells
    ]


def _spell_row(person: int, spell: rules.Claimed | rules.Resolved) -> tuple:
    claim = spell.claim
    return (
        person,
        matrix.bit(SPELL_KINDS[claim.kind].group),
        claim.kind,
        claim.state[:60],
        claim.started,
        claim.ended,
        claim.subject[:120],
        claim.provider[:200],
        claim.weekly_cost_pence,
        dict(claim.details),
        spell.system,
        spell.row,
        spell.known_on,
    )


def _event_row(person: int, event: rules.ResolvedEvent) -> tuple:
    claim = event.claim
    return (
        person,
        matrix.bit(EVENT_KINDS[claim.kind].group),
        claim.kind,
        claim.on,
        claim.state[:60],
        claim.until,
        claim.subject[:120],
        dict(claim.details),
        event.systems,
        event.row,
        event.known_on,
    )


def _identifier_rows(life: Life) -> list[tuple]:
    rows = []
    for one in life.said:
        person = one.claims.person
        for kind, value in (
            ("nhs", person.nhs_number),
            ("upn", person.upn),
            ("upn", person.former_upn),
            ("uln", person.uln),
            (f"local:{one.system}", one.local_id),
            *((f"local:{system}", value) for system, value in person.aliases),
        ):
            if value:
                rows.append((life.person, kind[:60], value[:60], None))
    return rows


def _address_rows(life: Life) -> list[tuple]:
    return [
        (life.person, one.claims.person.address[:300], one.claims.person.postcode[:10], one.system)
        for one in life.said
        if one.claims.person.address or one.claims.person.postcode
    ]


def _portrait_row(life: Life, portrait: rules.Portrait, known) -> tuple:
    names = " ".join([portrait.given_names, portrait.family_name, portrait.known_as, *portrait.other_names]).casefold()
    numbers = " ".join(
        value
        for one in life.said
        for value in (one.claims.person.nhs_number, one.claims.person.upn, one.claims.person.uln, one.local_id)
        if value
    ).casefold()
    return (
        life.person,
        portrait.given_names[:200],
        portrait.family_name[:200],
        portrait.known_as[:200],
        portrait.other_names,
        portrait.born,
        portrait.born_is_a_guess,
        portrait.sex,
        portrait.ethnicity,
        known,
        portrait.died_on,
        portrait.source_says,
        f"{names} {numbers}".strip(),
    )
