"""Who is asking: said to the database for one transaction, so that row-level security can answer.

`as_viewer(post)` is a page's side, `as_job(name)` a background job's. Both must lie inside a transaction and put back what
was before. A database session whose login is not a member of the other role cannot change sides.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from onward.audit import trail


@contextmanager
def as_viewer(post_id: int | None, *, place: str) -> Iterator[None]:
    """A page asks, on behalf of a post (None: nobody signed in, so nothing of anyone is seen)."""
    with transaction.atomic(), _said(role="onward_web", viewer=str(post_id or ""), job=""):
        with trail.noting(actor=f"post:{post_id}" if post_id else "nobody", place=place):
            yield


@contextmanager
def as_job(name: str) -> Iterator[None]:
    """A named job works for the area as a whole."""
    with transaction.atomic(), _said(role="onward_jobs", viewer="", job=name):
        with trail.noting(actor=f"job:{name}", place=name):
            yield


@contextmanager
def _said(*, role: str, viewer: str, job: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('role'), current_setting('onward.viewer', true), current_setting('onward.job', true)"
        )
        before = cursor.fetchone()
        _say(cursor, role, viewer, job)
    try:
        yield
    finally:
        # after a database error the transaction is over, and what was said with it
        if not connection.needs_rollback and connection.connection.info.transaction_status.name != "INERROR":
            with connection.cursor() as cursor:
                _say(cursor, before[0], before[1] or "", before[2] or "")


def _say(cursor, role: str, viewer: str, job: str) -> None:
    cursor.execute(
        "SELECT set_config('role', %s, true), set_config('onward.viewer', %s, true), set_config('onward.job', %s, true)",
        [role, viewer, job],
    )
