"""From frames of records to frames of facts: one row a person, spell or event, one column a named fact."""

from collections.abc import Iterable

import polars as pl

from onward.pathway.law.ask import Ask
from onward.pathway.law.duty import PERSON, Duty, Grain
from onward.pathway.law.facts.declare import ENDED, FACTS, ON, STARTED, UNIT_ON, Fact
from onward.pathway.law.frames import Facts, Value, one_each
from onward.pathway.law.lengths import Local, setting_column

_DAYS_OF_A_PERSON = 1_000_000  # more than the days from 1970 to any date that is met
# Facts that sum up what lies beside a row's own event or spell, before or after it.
BESIDE = ("following", "preceding")


def facts_read_by(duties: Iterable[Duty]) -> set[str]:
    """The names of the facts that some duties use directly."""
    return {name for duty in duties for e in duty.expressions() for name in e.meta.root_names() if name in FACTS}


def people_frame(facts: Facts, ask: Ask, names: set[str], settings: Iterable[Local] = ()) -> pl.DataFrame:
    """One row a person: the facts named and those they rest on; facts beside a row's own event are left to its frame."""
    frame = facts.people.with_columns(asked_on=pl.lit(ask.on), **_setting_columns(settings, ask))
    wanted = _with_what_they_rest_on(names, ask, facts)
    return _with_facts(frame, facts, ask, {name: f for name, f in wanted.items() if f.reads not in BESIDE})


def people_for(facts: Facts, ask: Ask, duties: Iterable[Duty]) -> pl.DataFrame:
    """One row a person: the facts of people that some duties read, of whatever grain.

    What follows from a person's own dates alone, and only rows of events or spells read, is left to their frames.
    """
    duties = list(duties)
    local = {setting.name: setting for duty in duties for setting in duty.local_settings}.values()
    names = facts_read_by(duty for duty in duties if duty.grain == PERSON)
    of_units = _with_what_they_rest_on(facts_read_by(duty for duty in duties if duty.grain != PERSON), ask, facts)
    names |= {name for name, fact in of_units.items() if fact.reads != "person" or name in facts.stated}
    return people_frame(facts, ask, names, local)


def unit_frame(people: pl.DataFrame, facts: Facts, ask: Ask, grain: Grain, duties: Iterable[Duty]) -> pl.DataFrame:
    """One row a spell or event of the grain's kind, with its own facts and those of its person that the duties read."""
    wanted = _with_what_they_rest_on(facts_read_by(duties), ask, facts)
    needed = [name for name in people.columns if name not in FACTS or name in wanted]
    frame = units_of(facts, ask, grain).join(people.select(needed), on="person", maintain_order="left")
    return _with_facts(frame, facts, ask, {name: f for name, f in wanted.items() if name not in needed})


def units_of(facts: Facts, ask: Ask, grain: Grain) -> pl.DataFrame:
    """The spells or events a grain has one row for. `subject` names the row: the record's own, or with its date."""
    if grain.of == "event":
        source, day = "events", "on"
        columns = {"unit_on": "on", "unit_state": "state", "unit_until": "until"}
    else:
        source, day = "spells", "started"
        columns = {"unit_on": "started", "unit_started": "started", "unit_ended": "ended", "unit_state": "state"}
    units = (
        facts.of_kinds(source, [grain.kind])
        .filter(pl.col(day) <= ask.on)
        .select("person", "subject", raw_subject="subject", **{new: pl.col(old) for new, old in columns.items()})
    )
    alone = one_each(units)  # so that none is the newest or the last of several
    if grain.latest:
        return (units if alone else _last_of_each(units)).with_row_index("unit")
    # One subject may have several of them, so the day becomes part of the row's name.
    dated = pl.concat_str("subject", pl.lit("@"), pl.col("unit_on").dt.to_string("%Y-%m-%d")).str.strip_chars_start("@")
    units = units.with_columns(subject=dated)
    return (units if alone else _last_of_each(units)).with_row_index("unit")


def _last_of_each(units: pl.DataFrame) -> pl.DataFrame:
    last = units.unique(["person", "subject"], keep="last", maintain_order=True)
    return last.with_columns(pl.col("person").set_sorted())


def next_change(facts: Facts, on: pl.Expr) -> pl.DataFrame:
    """For each person, the next day on which a record already held begins or stops being so: person, next_change."""
    days = [
        facts.spells.select("person", day=pl.col("started")),
        facts.spells.select("person", day=pl.col("ended").dt.offset_by("1d")),
        facts.events.select("person", day=pl.col("on")),
    ]
    return pl.concat(days).filter(pl.col("day") > on).group_by("person").agg(next_change=pl.col("day").min())


def _setting_columns(settings: Iterable[Local], ask: Ask) -> dict[str, pl.Expr]:
    return {
        setting_column(local.name): pl.lit(ask.area.lengths.get(local.name, local.default_amount), dtype=pl.Int64)
        for local in settings
    }


def _rests_on(fact: Fact, ask: Ask, facts: Facts) -> set[str]:
    if fact.name in facts.stated:
        return set()
    return {name for name in fact.built(ask).meta.root_names() if name in FACTS}


def _with_what_they_rest_on(names: set[str], ask: Ask, facts: Facts) -> dict[str, Fact]:
    wanted: dict[str, Fact] = {}
    queue = list(names)
    while queue:
        name = queue.pop()
        if name not in wanted:
            wanted[name] = FACTS[name]
            queue.extend(_rests_on(FACTS[name], ask, facts))
    return wanted


def _with_facts(frame: pl.DataFrame, facts: Facts, ask: Ask, wanted: dict[str, Fact]) -> pl.DataFrame:
    """The frame with facts added, in the order in which they rest on one another."""
    stated = [name for name in wanted if name in facts.stated]
    frame = frame.with_columns(_stated(facts.stated[name]).alias(name) for name in stated)
    waiting = {name: _rests_on(fact, ask, facts) for name, fact in wanted.items() if name not in stated}
    while waiting:
        ready = [name for name, needs in waiting.items() if needs <= set(frame.columns)]
        if not ready:
            raise ValueError(f"These facts rest on one another: {', '.join(sorted(waiting))}. Break the circle.")
        own = [FACTS[name] for name in ready if FACTS[name].reads == "person"]
        sources: dict[tuple[str, tuple[str, ...]], list[Fact]] = {}
        for fact in (FACTS[name] for name in ready if FACTS[name].reads != "person"):
            sources.setdefault((fact.reads, fact.kinds), []).append(fact)
        summaries = [
            _summary(frame, facts, ask, reads, kinds, group, sorted(set().union(*(waiting[f.name] for f in group))))
            for (reads, kinds), group in sources.items()
        ]
        # All at once, so that the work of many small kinds is shared out.
        found = [column for summary in pl.collect_all(summaries) for column in summary.get_columns()]
        frame = frame.with_columns(*(fact.built(ask) for fact in own), *found)
        waiting = {name: needs for name, needs in waiting.items() if name not in ready}
    return frame


def _summary(
    frame: pl.DataFrame, facts: Facts, ask: Ask, reads: str, kinds: tuple[str, ...], group: list[Fact], needs: list[str]
) -> pl.LazyFrame:
    """Facts that sum up records, one line for each of the frame's rows: a person's, or those beside its own event."""
    built = [fact.built(ask) for fact in group]
    records = _records(facts, ask, "spells" if reads == "spells" else "events", kinds)
    if any("run_began" in expression.meta.root_names() for expression in built):
        records = with_runs(records)
    if reads in BESIDE:
        row, own_columns = "unit", ("unit", "raw_subject", "unit_on")
    else:
        row, own_columns = "person", ()
    mine = ["born", "asked_on", *own_columns, *needs]
    # Many facts look at nothing but the records themselves.
    if own_columns or any(name in mine for expression in built for name in expression.meta.root_names()):
        records = records.join(frame.lazy().select("person", *mine), on="person", maintain_order="left")
    if reads in BESIDE:
        in_order = ON >= UNIT_ON if reads == "following" else ON <= UNIT_ON
        summary = records.filter(_same_subject(), in_order).group_by(row).agg(built)
    else:  # records and people both come person by person, which the join makes use of
        summary = records.set_sorted(row).group_by(row, maintain_order=True).agg(built).set_sorted(row)
    silent = [f.name for f in group if f.silence == "no" and (not f.systems or ask.loaded & set(f.systems))]
    lines = frame.lazy().select(row).join(summary, on=row, how="left", maintain_order="left").drop(row)
    return lines.with_columns(pl.col(name).fill_null(False) for name in silent)


def _records(facts: Facts, ask: Ask, source: str, kinds: tuple[str, ...]) -> pl.LazyFrame:
    """The records of some kinds that had begun by the day asked about, oldest first."""
    records = facts.of_kinds(source, kinds).lazy()
    records = records.filter(pl.col("started" if source == "spells" else "on") <= ask.on)
    if source == "spells":
        records = records.with_columns(active=ENDED.is_null() | (ask.on <= ENDED))
    return records


def with_runs(spells: pl.LazyFrame) -> pl.LazyFrame:
    """Spells with the first day of the run each is in: those that follow one another without a day between are one run."""
    # One number orders by person and then by day, so that everyone's spells are gone through at once.
    person = pl.col("person") * _DAYS_OF_A_PERSON
    covered_to = (person + ENDED.cast(pl.Int64).fill_null(_DAYS_OF_A_PERSON - 1)).cum_max().shift(1)
    begins = covered_to.is_null() | (person + STARTED.cast(pl.Int64) - 1 > covered_to)
    in_order = spells.sort("person", "started", maintain_order=True)
    return in_order.with_columns(run_began=pl.when(begins).then(STARTED).forward_fill())


def _same_subject() -> pl.Expr:
    """Records that name no subject are taken to be about the one there is."""
    own, other = pl.col("raw_subject"), pl.col("subject")
    return (own == other) | (own == "") | (other == "")


def _stated(value: Value) -> pl.Expr:
    return pl.lit(value, dtype=pl.Boolean if value is None else None)
