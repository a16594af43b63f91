"""The steps of a load in their order. Called again after any stop, it goes on where it was; one load at a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from onward.audit import trail
from onward.intake.choices import ON_THE_WAY, LoadState
from onward.intake.loads import deciding, deriving, joining, reading, standing, telling
from onward.intake.loads.pace import USUAL, Pace
from onward.intake.models import Load, PendingPerson, PendingSubject
from onward.sharing.asking import as_job

_LOCK = (7715, 1)
# While the database restarts: two minutes of asking again.
_TRIES, _WAIT = 40, 3


def work(load_id: int, *, pace: Pace = USUAL) -> Load:
    """Take a load as far as it was asked to go."""
    with one_at_a_time():
        load = _get(load_id)
        if load.state in (LoadState.RECEIVED, LoadState.READING):
            reading.read_load(load, pace=pace)
        if load.state == LoadState.READ and load.apply_when_read:
            with as_job("intake"):
                _begin(load, LoadState.APPLYING, standing.stand(load))
        if load.state == LoadState.APPLYING:
            catch_up(pace=pace)
            with as_job("intake"):
                load.state, load.applied_at = LoadState.APPLIED, timezone.now()
                load.save(update_fields=["state", "applied_at"])
                trail.note(did="applied a load", what=f"intake.Load:{load.pk}")
        if load.state == LoadState.UNDOING:
            with as_job("intake"):
                if load.undone_at is None:  # first time here: a stop after this goes on with what is pending
                    load.undone_at = timezone.now()
                    load.save(update_fields=["undone_at"])
                    _begin(load, LoadState.UNDOING, standing.step_back(load))
            catch_up(pace=pace)
            with as_job("intake"):
                load.state = LoadState.UNDONE
                load.save(update_fields=["state"])
                trail.note(did="undid a load", what=f"intake.Load:{load.pk}")
        return _get(load_id)


def work_together(load_ids: list[int], *, pace: Pace = USUAL) -> None:
    """Read several loads, then link and tell once for all: the first filling of an area."""
    with one_at_a_time():
        for load_id in load_ids:
            load = _get(load_id)
            if load.state in (LoadState.RECEIVED, LoadState.READING):
                reading.read_load(load, pace=pace)
            if load.state == LoadState.READ:
                with as_job("intake"):
                    _begin(load, LoadState.APPLYING, standing.stand(load))
        catch_up(pace=pace)
        with as_job("intake"):
            for load_id in load_ids:
                trail.note(did="applied a load", what=f"intake.Load:{load_id}")
            Load.objects.filter(pk__in=load_ids, state=LoadState.APPLYING).update(
                state=LoadState.APPLIED, applied_at=timezone.now()
            )


def work_patiently(load_id: int, *, pace: Pace = USUAL) -> Load:
    """The same, through a restart of the database."""
    for left in reversed(range(_TRIES)):
        try:
            return work(load_id, pace=pace)
        except (OperationalError, InterfaceError):
            if not left or connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(_WAIT)
    raise AssertionError("not reached")


def carry_out_decisions(*, pace: Pace = USUAL) -> None:
    """Links moved as people decided, and the lives of those concerned told anew."""
    with one_at_a_time():
        with as_job("intake"):
            deciding.carry_out()
        catch_up(pace=pace)


def catch_up(*, pace: Pace = USUAL) -> None:
    """Work off all that is pending, each piece in a transaction of its own."""
    while _in_one(lambda: deriving.derive_some(pace.subjects)):
        pass
    with as_job("intake"):
        if PendingSubject.objects.exists():
            joining.join_all()
            _count_people()
    while _in_one(lambda: telling.tell_some(pace.people)):
        pass


def unfinished() -> list[int]:
    """Loads that a stop left half-way, oldest first."""
    with as_job("intake"):
        return list(Load.objects.filter(state__in=ON_THE_WAY).order_by("pk").values_list("pk", flat=True))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two loads at once could link one person twice. The lock goes with the connection, however the process ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", _LOCK)
    try:
        yield
    finally:
        if connection.connection is not None and not connection.connection.closed and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", _LOCK)


def _in_one(step) -> bool:
    with as_job("intake"):
        return step()


def _get(load_id: int) -> Load:
    with as_job("intake"):
        return Load.objects.get(pk=load_id)


def _begin(load: Load, state: LoadState, changed: int) -> None:
    load.state, load.changed_subjects = state, changed
    load.save(update_fields=["state", "changed_subjects"])


def _count_people() -> None:
    Load.objects.filter(state__in=(LoadState.APPLYING, LoadState.UNDOING)).update(
        people_to_tell=PendingPerson.objects.count()
    )
