"""From agencies' files to the screen: a city made, loaded, linked, worked out and published, second by second."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from onward.config.bench import city
from onward.config.bench.measuring import Report, Result, Stopwatch, processor_seconds

SCREEN = 180.0  # seconds allowed from files to screen for 25,000 young people on two cores
SIZE = 25_000
SEED = 7


def files_to_screen(people: int) -> Report:
    """Leaves the city where it is: the benchmarks of pages and grants use it."""
    city.begin(people)
    from django.utils import timezone

    from onward.demo import filling
    from onward.demo.city import make_city, write_files
    from onward.insight import publishing
    from onward.intake.loads import deriving, joining, reading, receiving, standing, telling, working
    from onward.pathway import actions as pathway
    from onward.people.choices import SYSTEMS
    from onward.sharing.asking import as_job

    made = make_city(people=people, seed=SEED, on=timezone.localdate())
    stages = {
        "receive: files kept under their digest": (receiving, "receive"),
        "read: every row checked and kept": (reading, "read_load"),
        "stand: which row counts for each key": (standing, "stand"),
        "derive: what each subject's rows claim": (deriving, "derive_some"),
        "link: who is who": (joining, "join_all"),
        "tell: each person's life": (telling, "tell_some"),
        "grants: who may see what": (telling.sharing, "recompute"),
    }
    clock = Stopwatch()
    with TemporaryDirectory() as folder:
        write_files(made, Path(folder))
        with as_job("bench"):
            filling.set_up_agencies(made, on=timezone.localdate())
        begun, processor = perf_counter(), processor_seconds()
        with clock.watching(stages):
            with as_job("intake"):
                loads = [
                    receiving.receive(receiving.from_paths([Path(folder) / system]), system=system).pk
                    for system in SYSTEMS
                    if (Path(folder) / system).is_dir()
                ]
            working.work_together(loads)
        with clock.stage("law: what is due when"):
            pathway.catch_up()
        with clock.stage("figures: counted and published"):
            with as_job("insight"):
                publishing.publish(timezone.localdate())
        whole = Result(
            "files to screen",
            (perf_counter() - begun,),
            processor_seconds() - processor,
            many=_rows(),
            unit="rows",
            target=SCREEN * max(people, 2500) / SIZE,
        )
    lines = [Result("  " + name, (seconds,), cpu) for name, (seconds, cpu) in clock.spent.items()]
    return Report(f"Load, {people:,} young people from {len(loads)} agencies", [whole, *lines])


def _rows() -> int:
    from onward.intake import queries
    from onward.sharing.asking import as_job

    with as_job("bench"):
        return sum(file.units for load in queries.loads() for file in queries.files_of(load=load))
