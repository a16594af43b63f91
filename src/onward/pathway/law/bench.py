"""How fast the law is: every duty over a city, and ten simple ones over a million people, each way they can be written.

Plain functions that give data back; printing is the command's. People here are drawn by chance and mean nothing.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from time import perf_counter

import duckdb
import polars as pl

from onward.pathway.law.duty import THE_SPELL, Basis, Duty, Strength, latest_spell
from onward.pathway.law.engine import assess
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ASKED_ON, FACTS
from onward.pathway.law.frames import Facts
from onward.pathway.law.registry import DUTIES
from onward.people.choices import EVENT_KINDS, SPELL_KINDS, SYSTEMS

ON = date(2026, 11, 21)
OLDEST, YOUNGEST = date(2000, 11, 22), date(2013, 11, 21)
RECORDED_HERE = ("evidence", "exception")
# Of each hundred people how many have a spell of a kind, where it is not the usual few.
USUAL_SHARE = 4
# Ten rules of the plainest sort: while a spell lasts, something opens, is due and ends at an age.
TEN = (  # kind of spell, age at which it opens, is due, and no longer applies
    ("ehc_plan", 14, 15, 25),
    ("sen_support", 14, 16, 20),
    ("looked_after", 16, 17, 18),
    ("child_protection", 16, 17, 18),
    ("child_in_need", 15, 17, 18),
    ("young_carer", 16, 17, 18),
    ("continuing_care", 14, 16, 18),
    ("learning_disability_register", 14, 15, 26),
    ("short_breaks", 17, 18, 26),
    ("hospital", 13, 18, 26),
)
SHARE = {"school": 95, "year_group": 70, "sen_need": 50, "ehc_plan": 35, "activity": 30, "home": 30, "gp_practice": 90}

_COMPARED = ("person", "duty", "due", "status")  # what the rules written by hand give


@dataclass(frozen=True)
class Timing:
    """Seconds of each run, the best of which is quoted; `rows` that came out; a sum that only the same answers share."""

    words: str
    people: int
    rows: int
    checksum: int
    seconds: tuple[float, ...]

    @property
    def best(self) -> float:
        return min(self.seconds)


def seventy_duties(people: int = 25_000, *, runs: int = 3) -> Timing:
    """Every declared duty over made-up people with some 10 records each, from frames in memory to rows of answers."""
    facts = made_up(people)
    return timed(f"{len(DUTIES)} duties", people, runs, lambda: _fresh(lambda known: assess(known, on=ON), facts))


def ten_simple(people: int = 1_000_000, *, runs: int = 3) -> tuple[Timing, Timing, Timing]:
    """Ten plain rules by the engine, by hand in Polars and by hand in SQL: the same answers, or it is an error."""
    facts = made_up(people, kinds=[kind for kind, *_ in TEN])
    declared = [_declared(*rule) for rule in TEN]
    ways: dict[str, Callable[[Facts], pl.DataFrame]] = {
        "ten simple duties, the engine": lambda known: assess(known, on=ON, duties=declared, columns=_COMPARED),
        "ten simple duties, by hand in Polars": as_polars,
        "ten simple duties, by hand in DuckDB": as_duckdb,
    }
    engine, polars, sql = (
        timed(words, people, runs, lambda way=way: _fresh(way, facts)) for words, way in ways.items()
    )
    if not engine.checksum == polars.checksum == sql.checksum:
        raise ValueError(
            f"The three ways of writing the same ten duties disagree: {engine.checksum}, {polars.checksum} and "
            f"{sql.checksum}. One of them has changed; run each on a few people and compare the rows."
        )
    return engine, polars, sql


def _declared(kind: str, opens: int, due: int, ends: int) -> Duty:
    return Duty(
        key=f"plain-{kind}",
        title=f"A plain rule about {kind}",
        phase="",
        theme="",
        strength=Strength.GOOD_PRACTICE,
        basis=Basis.LOCAL,
        due_basis=Basis.LOCAL,
        citation="Made up to measure by",
        url="",
        in_force_from=date(2000, 1, 1),
        grain=latest_spell(kind),
        applies={"the spell goes on": THE_SPELL["ended"].is_null() | (THE_SPELL["ended"] >= ASKED_ON)},
        opens=birthday(opens),
        opens_words=f"birthday {opens}",
        due=birthday(due),
        due_words=f"birthday {due}",
        ends=birthday(ends),
        lead="",
        evidence="",
        joins_meeting="",
    )


def as_polars(facts: Facts) -> pl.DataFrame:
    """The ten by hand: person, duty, due, status."""
    live = facts.spells.lazy().filter(pl.col("started") <= ON, pl.col("ended").is_null() | (pl.col("ended") >= ON))
    rows = live.select("person", "kind").join(facts.people.lazy().select("person", "born"), on="person")
    return pl.concat([_by_hand(rows, *rule) for rule in TEN]).collect()


def _by_hand(rows: pl.LazyFrame, kind: str, opens: int, due: int, ends: int) -> pl.LazyFrame:
    def turns(age: int) -> pl.Expr:
        day = pl.col("born").dt.offset_by(f"{age}y")
        leap = (pl.col("born").dt.month() == 2) & (pl.col("born").dt.day() == 29) & (day.dt.day() == 28)
        return pl.when(leap).then(day.dt.offset_by("1d")).otherwise(day)

    status = (
        pl.when(turns(opens) > ON)
        .then(pl.lit("not-yet-open"))
        .when(turns(due) < ON)
        .then(pl.lit("overdue"))
        .when(turns(due).dt.offset_by("-56d") <= ON)
        .then(pl.lit("due-soon"))
        .otherwise(pl.lit("open"))
    )
    mine = rows.filter(pl.col("kind") == kind).filter(turns(ends) > ON)
    return mine.select("person", duty=pl.lit(f"plain-{kind}"), due=turns(due), status=status)


def as_duckdb(facts: Facts) -> pl.DataFrame:
    """The ten by hand in SQL: person, duty, due, status."""
    with duckdb.connect() as connection:
        connection.register("people", facts.people.select("person", "born").to_arrow())
        connection.register("spells", facts.spells.select("person", "kind", "started", "ended").to_arrow())
        connection.register(
            "rules", pl.DataFrame(TEN, schema=["kind", "opens", "due", "ends"], orient="row").to_arrow()
        )
        connection.execute(_TURNS)
        return connection.execute(_ANSWERS, {"day": ON}).pl()


_TURNS = """
CREATE MACRO turns(born, age) AS CAST(born + to_years(CAST(age AS INTEGER)) + CASE
  WHEN month(born) = 2 AND day(born) = 29 AND day(born + to_years(CAST(age AS INTEGER))) = 28
  THEN INTERVAL 1 DAY ELSE INTERVAL 0 DAY END AS DATE)
"""
_ANSWERS = """
WITH live AS (
  SELECT person, born, 'plain-' || kind AS duty,
    turns(born, opens) AS opens, turns(born, due) AS due, turns(born, ends) AS ends
  FROM spells JOIN people USING (person) JOIN rules USING (kind)
  WHERE started <= $day AND (ended IS NULL OR ended >= $day)
)
SELECT person, duty, due, CASE
  WHEN opens > $day THEN 'not-yet-open'
  WHEN due < $day THEN 'overdue'
  WHEN due - 56 <= $day THEN 'due-soon'
  ELSE 'open' END AS status
FROM live WHERE ends > $day
"""


def _fresh(way: Callable[[Facts], pl.DataFrame], facts: Facts) -> pl.DataFrame:
    # A new holder each time: a run must not profit from frames that an earlier one took apart.
    return way(Facts(facts.people, facts.spells, facts.events, loaded=facts.loaded))


def timed(words: str, people: int, runs: int, work) -> Timing:
    seconds = []
    rows = pl.DataFrame()
    for _ in range(runs):
        begun = perf_counter()
        rows = work()
        seconds.append(perf_counter() - begun)
    return Timing(words, people, rows.height, checksum(rows), tuple(seconds))


def checksum(rows: pl.DataFrame) -> int:
    """A number that the same answers share in whatever order: person, due day and status of each row."""
    status = pl.col("status").str.len_bytes().cast(pl.Int64)
    due = pl.col("due").cast(pl.Int32).cast(pl.Int64).fill_null(0)
    return int(rows.select((pl.col("person") * 31 + due * 7 + status).sum()).item() or 0)


def made_up(people: int, kinds: Collection[str] = ()) -> Facts:
    """People of 13 to 25 with spells and events of some kinds: unless said, of every kind that some fact reads."""
    span = (YOUNGEST - OLDEST).days + 1
    folk = pl.DataFrame({"person": pl.int_range(1, people + 1, eager=True)}).with_columns(
        born=pl.lit(OLDEST) + pl.duration(days=_chance("born", span))
    )
    folk = folk.with_columns(first_known=pl.col("born").dt.offset_by("5y"))
    read = {kind for fact in FACTS.values() for kind in fact.kinds} | {d.grain.kind for d in DUTIES.values()}
    chosen = set(kinds) or read
    spells = [_spells(folk, kind) for kind in sorted(chosen & set(SPELL_KINDS))]
    events = [_events(folk, kind) for kind in sorted(chosen & set(EVENT_KINDS))]
    none = Facts(folk)
    return Facts(
        folk,
        pl.concat([none.spells, *spells]),
        pl.concat([none.events, *events]),
        loaded=frozenset(SYSTEMS),
    )


def _chance(what: str, choices: int) -> pl.Expr:
    """A whole number from 0 up to `choices`, drawn anew for each person and matter, the same on every run."""
    return (pl.concat_str("person", pl.lit(what)).hash(26) % choices).cast(pl.Int64)


def _few(folk: pl.DataFrame, kind: str) -> pl.DataFrame:
    return folk.filter(_chance(f"has {kind}", 100) < SHARE.get(kind, USUAL_SHARE))


def _days_ago(kind: str, most: int) -> pl.Expr:
    return pl.lit(ON) - pl.duration(days=_chance(f"day of {kind}", most))


def _spells(folk: pl.DataFrame, kind: str) -> pl.DataFrame:
    states = {"year_group": "9", "looked_after": "foster", "childrens_health": "CAMHS"}
    started = _days_ago(kind, 2500)
    return _few(folk, kind).select(
        "person",
        kind=pl.lit(kind),
        state=pl.lit(states.get(kind, "yes")),
        started=started,
        ended=pl.when(_chance(f"end of {kind}", 10) < 4).then(started + timedelta(days=400)),
        subject=pl.lit(""),
        known_on=pl.lit(None, dtype=pl.Date),
    )


def _events(folk: pl.DataFrame, kind: str) -> pl.DataFrame:
    words = sorted(DUTIES) if kind in RECORDED_HERE else ["yes", "no"]
    on = _days_ago(kind, 700)
    return (folk if kind == "evidence" else _few(folk, kind)).select(
        "person",
        kind=pl.lit(kind),
        on=on,
        state=_chance(f"state of {kind}", len(words)).replace_strict(range(len(words)), words),
        until=on.dt.offset_by("120d"),
        subject=pl.lit(""),
        known_on=pl.lit(None, dtype=pl.Date),
    )
