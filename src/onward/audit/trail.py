"""Noting what is done and seen. `note` and `read` collect; `write` adds one batch to the chain at the end of the work."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connection


@dataclass
class Notes:
    """What one request or job has noted so far."""

    actor: str
    place: str
    entries: dict[tuple, dict] = field(default_factory=dict)


_notes: ContextVar[Notes | None] = ContextVar("audit_notes", default=None)


class NobodyIsNoting(RuntimeError):
    """Something was done outside a request or job, so that the trail cannot say by whom."""


@contextmanager
def noting(*, actor: str, place: str) -> Iterator[Notes]:
    """Collect notes and write them as one batch when the work ends well. Must lie inside the transaction."""
    notes = Notes(actor, place)
    before = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(before)
    write(notes)


def note(*, did: str, what: str, person: int | None = None, because: str = "") -> None:
    """Someone did something to a record. `what` is a key such as "pathway.Milestone:31", never a person's details."""
    notes = _notes.get()
    if notes is None:
        raise NobodyIsNoting(f"{did} {what}")
    notes.entries.setdefault(
        (did, what, person), {"did": did, "what": what, "person": person, "because": because[:200]}
    )


def read(*, what: str, people: Iterable[int], because: str = "") -> None:
    """These people's records were shown. Once a request is enough for each."""
    for person in people:
        note(did="read", what=what, person=person, because=because)


def write(notes: Notes) -> None:
    if not notes.entries or connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit_write(%s, %s, %s::jsonb)",
            [notes.actor, notes.place, json.dumps(list(notes.entries.values()))],
        )


def first_broken() -> str | None:
    """The first batch whose digest does not follow from what is written, in words; None when the chains hold."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT chain, number, id FROM (
              SELECT b.*, lag(digest) OVER w AS before, lag(number) OVER w AS number_before FROM audit_batch b
              WINDOW w AS (PARTITION BY chain ORDER BY number)
            ) b
            WHERE digest IS DISTINCT FROM audit_digest(previous, chain, number, at, actor, place, id)
               OR previous IS DISTINCT FROM coalesce(before, ''::bytea)
               OR number <> coalesce(number_before, 0) + 1
            ORDER BY at, id LIMIT 1
            """
        )
        row = cursor.fetchone()
    if row is None:
        return None
    chain, number, batch = row
    return f"Batch {batch} (number {number} of chain {chain}) does not follow from what was written: it or its entries were changed."
