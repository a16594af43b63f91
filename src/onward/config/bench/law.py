"""The law: every duty over a city; ten simple ones over a million people beside the same rules in Polars and DuckDB."""

from onward.config.bench.measuring import NotMeasured, Report, Result
from onward.pathway.law import bench
from onward.pathway.law.bench import Timing

ALL_DUTIES = 0.5  # seconds allowed for seventy duties over 25,000 people, on two cores


def every_duty(people: int) -> Report:
    timing = bench.seventy_duties(people, runs=5)
    allowed = ALL_DUTIES if people == 25_000 else None
    return Report(f"Law, {people:,} people", [_line(timing, target=allowed)])


def ten_over_a_million(people: int) -> Report:
    """The three ways must agree to the last row before their times are worth comparing."""
    ours, polars, duckdb = bench.ten_simple(people)
    if len({timing.checksum for timing in (ours, polars, duckdb)}) > 1:
        raise NotMeasured(
            "The three ways of writing the ten duties no longer give the same answers, so their speeds cannot be "
            "compared. Compare onward/pathway/law/bench.py with the duties it repeats."
        )
    others = [_line(polars), _line(duckdb)]
    beside = [_line(ours, beside=other.words, ratio=ours.best / other.best) for other in (polars, duckdb)]
    return Report(f"Ten simple duties, {people:,} people", [*beside, *others])


def _line(timing: Timing, **more) -> Result:
    return Result(timing.words, timing.seconds, many=timing.people, unit="people", **more)
