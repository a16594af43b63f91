"""How long something took: by the clock, in processor time, and in memory. Linux counts the database server's time too."""

import os
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class NotMeasured(RuntimeError):
    """A benchmark could not be carried through; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. `seconds`: one number a run, by the clock; `cpu`: processor seconds of one run, here and in
    the database server; `many`: how many of `unit` one run got through. `ratio` is this line over `beside`: below 1 is
    faster. With a `target` in seconds, the best run over the target stands there instead."""

    what: str
    seconds: tuple[float, ...]
    cpu: float | None = None
    many: int = 0
    unit: str = ""
    beside: str = ""
    ratio: float | None = None
    target: float | None = None
    note: str = ""

    @property
    def best(self) -> float:
        return min(self.seconds)

    @property
    def middle(self) -> float:
        return median(self.seconds)


@dataclass(slots=True)
class Report:
    """What one benchmark found: its lines, and the most memory that its process held, in megabytes."""

    title: str
    results: list[Result] = field(default_factory=list)
    peak: float = 0.0


def timed(what: str, work: Callable[[], object], *, runs: int = 3, **more) -> Result:
    """Do it several times; the processor time is that of the best run."""
    taken = []
    for _ in range(runs):
        before, begun = processor_seconds(), perf_counter()
        work()
        taken.append((perf_counter() - begun, processor_seconds() - before))
    return Result(what, tuple(seconds for seconds, _ in taken), min(taken)[1], **more)


@dataclass(slots=True)
class Stopwatch:
    """Adds up the time spent in functions while a larger work goes on, less that of stopped functions within them."""

    spent: dict[str, list[float]] = field(default_factory=dict)  # stage -> seconds by the clock, processor seconds
    _within: list[list[float]] = field(default_factory=list)

    @contextmanager
    def watching(self, stages: Mapping[str, tuple[object, str]]) -> Iterator[None]:
        """`stages`: stage -> where the function lives and its name there."""
        before = {stage: getattr(place, name) for stage, (place, name) in stages.items()}
        for stage, (place, name) in stages.items():
            setattr(place, name, self._watched(stage, before[stage]))
        try:
            yield
        finally:
            for stage, (place, name) in stages.items():
                setattr(place, name, before[stage])

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun, processor = perf_counter(), processor_seconds()
        self._within.append([0.0, 0.0])
        try:
            yield
        finally:
            whole = perf_counter() - begun, processor_seconds() - processor
            inner = self._within.pop()
            spent = self.spent.setdefault(name, [0.0, 0.0])
            for at in (0, 1):
                spent[at] += whole[at] - inner[at]
                if self._within:
                    self._within[-1][at] += whole[at]

    def _watched(self, stage: str, work: Callable) -> Callable:
        def watched(*given, **named):
            with self.stage(stage):
                return work(*given, **named)

        return watched


def processor_seconds() -> float:
    """Processor time so far of this process, its ended children, and the embedded database server (Linux only)."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime + _server_seconds()


def peak_memory() -> float:
    """The most memory this process has held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _server_seconds() -> float:
    """The server's processes now running, and those that ended: whoever uses the same server is counted too."""
    from onward.config import database

    if os.environ.get("DATABASE_URL") or not sys.platform.startswith("linux"):
        return 0.0
    lock = database.embedded().data / "postmaster.pid"
    try:
        server = int(lock.read_text().split("\n", 1)[0])
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    except (OSError, ValueError):
        return 0.0
    return sum((_of_process(int(child), 11, 12) for child in children), _of_process(server, 11, 12, 13, 14))


def _of_process(number: int, *fields: int) -> float:
    try:
        words = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return sum(int(words[at]) for at in fields) / _TICKS
