"""`./run bench`: speed and memory, each thing beside its alternative or its target, as ratios. None of it is a test:
machines differ and are shared, so a number means something only beside another from the same run.

    ./run bench [law law-million load grants pages linkage demo] [--people 25000] [--write]
    ./run bench load=25000 law --write

Names choose; none means all, at a modest size. A number after a name is for that one, --people for all. Grants and pages
bring a city with them. `--write` keeps the tables in docs/reference/benchmarks.md.
"""

import argparse
import multiprocessing
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from onward.config.bench import city
from onward.config.bench.measuring import NotMeasured, Report, Result, peak_memory

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Where it lives, how many people it takes unless told, and whether it reads the city that `load` leaves."""

    place: str
    function: str
    people: int
    reads_city: bool = False


BENCHMARKS = {
    "law": Benchmark("law", "every_duty", 25_000),
    "law-million": Benchmark("law", "ten_over_a_million", 1_000_000),
    "load": Benchmark("load", "files_to_screen", 2_500),
    "grants": Benchmark("grants", "all_and_one", 2_500, reads_city=True),
    "pages": Benchmark("pages", "opened", 2_500, reads_city=True),
    "linkage": Benchmark("linkage", "beside_splink", 2_500),
    "demo": Benchmark("demo", "command_to_page", 2_500),
}


def main(words: list[str]) -> int:
    asked = _asked(words)
    try:
        reports = list(_reports(_sizes(asked.names or list(BENCHMARKS), asked.people)))
    except NotMeasured as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write("\n".join(_verdicts(reports)) + "\n")
    if asked.write:
        PAGE.write_text(_page(reports))
    return 0


def _reports(sizes: dict[str, int]) -> Iterator[Report]:
    """Each as it is done, said at once."""
    with city.empty(city.name(sizes["load"])) if "load" in sizes else nullcontext():
        for name, people in sizes.items():
            sys.stderr.write(f"{name}, {people:,} people ...\n")
            report = _alone(_run, name, people)
            sys.stdout.write("\n".join(_table(report)) + "\n\n")
            sys.stdout.flush()
            yield report


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./run bench", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("names", nargs="*", metavar="NAME[=PEOPLE]", help=", ".join(BENCHMARKS))
    parser.add_argument("--people", type=int, help="how many, where the benchmark's own number will not do")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/reference/benchmarks.md")
    return parser.parse_args(words)


def _sizes(words: list[str], for_all: int | None = None) -> dict[str, int]:
    """Benchmark -> how many people, in the order of the list above, with `load` first wherever its city is read."""
    given = {name: size for name, _, size in (word.partition("=") for word in words)}
    if unknown := sorted(set(given) - set(BENCHMARKS)):
        raise NotMeasured(f"There is no benchmark {unknown[0]!r}. They are: {', '.join(BENCHMARKS)}.")
    if wrong := [f"{name}={size}" for name, size in given.items() if size and not size.isdigit()]:
        raise NotMeasured(f"{wrong[0]!r} does not say how many people. Give a whole number, for example load=25000.")
    sizes = {name: int(size or for_all or BENCHMARKS[name].people) for name, size in given.items()}
    readers = [name for name in sizes if BENCHMARKS[name].reads_city]
    if readers:
        city_of = sizes.setdefault("load", sizes[readers[0]])
        sizes |= dict.fromkeys(readers, city_of)  # there is one city, and it is this large
    return {name: sizes[name] for name in BENCHMARKS if name in sizes}


def _alone(work: Callable, *given):
    """In a process of its own, so that its memory is its own and nothing is warm from what came before."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


def _run(name: str, people: int) -> Report:
    benchmark = BENCHMARKS[name]
    report = getattr(import_module(f"onward.config.bench.{benchmark.place}"), benchmark.function)(people)
    report.peak = peak_memory()
    return report


_HEAD = ("", "runs", "best", "middle", "CPU", "a second", "beside", "ratio")


def _table(report: Report) -> list[str]:
    """The lines of one benchmark as a Markdown table, which reads as well on a terminal."""
    rows = [_HEAD, *(_row(result) for result in report.results)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    notes = [f"- {result.what.strip()}: {result.note}" for result in report.results if result.note]
    return [f"## {report.title}, {report.peak:,.0f} MB at most", "", lines[0], rule, *lines[1:], "", *notes]


def _row(result: Result) -> tuple[str, ...]:
    beside, ratio = _compared(result)
    return (
        result.what,
        str(len(result.seconds)),
        _seconds(result.best),
        _seconds(result.middle),
        "" if result.cpu is None else _seconds(result.cpu),
        f"{result.many / result.best:,.0f} {result.unit}" if result.many else "",
        beside,
        "" if ratio is None else f"{ratio:.2f}",
    )


def _compared(result: Result) -> tuple[str, float | None]:
    if result.target is not None:
        return f"allowed {_seconds(result.target)}", result.best / result.target
    return result.beside, result.ratio


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _verdicts(reports: list[Report]) -> Iterator[str]:
    """The last table: every ratio; 1 is level, below 1 is faster than the alternative or within what is allowed."""
    yield "## Ratios: 1 is level, less is faster"
    yield ""
    for report in reports:
        for result in report.results:
            beside, ratio = _compared(result)
            if ratio is not None:
                yield f"- {ratio:6.2f}  {report.title}: {result.what}, beside {beside}"


def _page(reports: list[Report]) -> str:
    head = (
        "# Speed and memory\n\n"
        f"Written by `./run bench --write` on {date.today():%-d %B %Y}: {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {platform.system()}. Compare ratios, not seconds: every machine has its "
        "own pace.\n\nCPU is the processor time of one run in Onward and its database server together.\n\n"
    )
    parts = [*("\n".join(_table(report)) for report in reports), "\n".join(_verdicts(reports))]
    return head + "\n\n".join(part.strip() for part in parts) + "\n"
