"""The benchmarks' own arithmetic: a wrong ratio would be believed."""

from importlib import import_module
from types import SimpleNamespace

import pytest

from onward.config import benchmarks
from onward.config.bench.measuring import Report, Result, Stopwatch, timed


def test_a_stage_leaves_out_the_time_of_stages_within_it(monkeypatch):
    clock = iter([0.0, 2.0, 5.0, 10.0])  # the outer begins, the inner begins and ends, the outer ends
    monkeypatch.setattr("onward.config.bench.measuring.perf_counter", lambda: next(clock))
    monkeypatch.setattr("onward.config.bench.measuring.processor_seconds", lambda: 0.0)
    watch = Stopwatch()
    with watch.stage("tell"), watch.stage("grants"):
        pass
    assert {stage: seconds for stage, (seconds, _) in watch.spent.items()} == {"grants": 3.0, "tell": 7.0}


def test_watched_functions_work_as_before_and_are_put_back():
    place = SimpleNamespace(double=lambda number: number * 2)
    before = place.double
    watch = Stopwatch()
    with watch.watching({"doubling": (place, "double")}):
        assert place.double(21) == 42
    assert place.double is before
    assert list(watch.spent) == ["doubling"]


def test_processor_time_is_counted():
    result = timed("adding", lambda: sum(range(2_000_000)), runs=2)
    assert len(result.seconds) == 2
    assert result.cpu is not None
    assert result.cpu > 0


def test_a_target_is_compared_with_the_best_run():
    report = Report("Load", [Result("files to screen", (240.0, 90.0, 120.0), target=180.0)])
    assert "0.50  Load: files to screen, beside allowed 180.0 s" in "\n".join(benchmarks._verdicts([report]))
    row = next(line for line in benchmarks._table(report) if "files to screen" in line)
    assert [cell.strip() for cell in row.strip("|").split("|")][:4] == ["files to screen", "3", "90.0 s", "120.0 s"]


@pytest.mark.parametrize("name", ["grants", "pages"])
def test_a_benchmark_that_reads_a_city_has_one_loaded_first(name):
    assert list(benchmarks._sizes([name])) == ["load", name]


def test_pages_are_opened_on_the_city_that_was_loaded():
    assert benchmarks._sizes(["pages", "load=25000", "law"]) == {"law": 25_000, "load": 25_000, "pages": 25_000}


@pytest.mark.parametrize(
    ("word", "says"), [("sharing", "There is no benchmark"), ("load=many", "does not say how many")]
)
def test_a_word_that_makes_no_sense_is_answered_with_a_sentence(word, says, capsys):
    assert benchmarks.main([word]) == 1
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("name", benchmarks.BENCHMARKS)
def test_every_benchmark_can_be_found(name):
    benchmark = benchmarks.BENCHMARKS[name]
    assert callable(getattr(import_module(f"onward.config.bench.{benchmark.place}"), benchmark.function))
