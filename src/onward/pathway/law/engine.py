"""Who owes what to whom by when: every duty over every person, as columns."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from onward.pathway.law.ask import AreaSettings, Ask
from onward.pathway.law.duty import PERSON, Duty, Grain
from onward.pathway.law.frames import Facts
from onward.pathway.law.gather import next_change, people_for, unit_frame
from onward.pathway.law.registry import DUTIES
from onward.pathway.law.status import NO_DAY, Reading, answered, reading

ROWS = pl.Schema(
    {
        "person": pl.Int64,
        "duty": pl.String,
        "subject": pl.String,
        "applies": pl.Boolean,
        "opens": pl.Date,
        "due": pl.Date,
        "done_on": pl.Date,
        "ends": pl.Date,
        "status": pl.String,
        "late_days": pl.Int64,
        "in_time": pl.Boolean,
        "recheck_on": pl.Date,
        "last_done": pl.Date,
        "exception": pl.Boolean,
        "missing_facts": pl.List(pl.String),
    }
)
# What every duty reads from a row, whatever its rule.
_ALWAYS = frozenset({"person", "subject", "asked_on", "next_change", "unit", "raw_subject", "unit_on"})

# The duties of a grain start from one frame in memory, so looking for work that they share only costs time.
_NOTHING_SHARED = pl.QueryOptFlags(comm_subplan_elim=False)


def assess(
    facts: Facts,
    *,
    on: date,
    known_at: date | None = None,
    settings: AreaSettings | Mapping[str, int] | None = None,
    duties: Iterable[Duty] | None = None,
    keep: bool = False,
    columns: Collection[str] = tuple(ROWS),
) -> pl.DataFrame:
    """One row a person, duty and subject (`ROWS`), as at the end of the day `on`, from what was known at `known_at`.

    Rows of duties that do not apply are left out unless `keep`; what is not among `columns` is not worked out.
    Ask again on `recheck_on`, or when a record changes.
    `last_done` is the end of the cycle before, for recurring duties; `exception` says that one was claimed.
    """
    facts = facts.as_known_at(known_at)
    ask = Ask(on, area_settings(settings), facts.loaded)
    # A rule that is not in force applies to nobody.
    chosen = [duty for duty in (DUTIES.values() if duties is None else duties) if keep or duty.in_force(on)]
    if not chosen:
        return pl.DataFrame(schema=ROWS).select(name for name in ROWS if name in columns)
    people = people_for(facts, ask, chosen)
    if "recheck_on" in columns:
        people = people.join(next_change(facts, pl.lit(on)), on="person", how="left", maintain_order="left")
    else:
        people = people.with_columns(next_change=NO_DAY)
    recorded, parts, keys, missing = _recorded(facts, ask), [], [], []
    for grain in dict.fromkeys(duty.grain for duty in chosen):
        group = [duty for duty in chosen if duty.grain == grain]
        frame = fact_frame(people, facts, ask, grain, group)
        gaps = {column.name: column.dtype for column in frame.get_columns() if column.null_count()}
        for duty in group:
            read = reading(duty, duty.in_force(on))
            lazy = frame.lazy().select(_read_by(read, frame))
            lazy = lazy.with_columns(*read.conditions, *recorded.nothing_of(duty)).with_columns(read.holds)
            if not keep:  # most duties fall on few people, so the rest are dropped before any date is worked out
                lazy = lazy.filter(read.may_apply)
            lazy = _with_evidence(lazy, frame, recorded, duty)
            if duty.last_done is not None:  # its dates may read when it was last done
                lazy = lazy.with_columns(read.last_done)
            unanswered = [(name, gap) for name, gap in read.missing if name in gaps]
            number = pl.lit(len(parts), dtype=pl.Int32)
            parts.append(lazy.select(*read.columns, missing=_packed(unanswered), duty_number=number))
            keys.append(duty.key)
            missing.append([(name, gaps[name] == pl.Boolean) for name, _ in unanswered])
    wanted = [name for name in ROWS if name in columns]
    needed = {"missing", "applies"} if "missing_facts" in wanted else set()
    needed |= {"duty_number", *wanted} - {"duty", "missing_facts"}
    rows = answered(pl.concat(parts)).select(sorted(needed)).collect(optimizations=_NOTHING_SHARED).rechunk()
    if "missing_facts" in columns:
        rows = rows.with_columns(missing_facts=_named(rows, missing))
    return rows.with_columns(duty=pl.Series(keys).gather(rows["duty_number"])).select(wanted)


def fact_frame(people: pl.DataFrame, facts: Facts, ask: Ask, grain: Grain, duties: Sequence[Duty]) -> pl.DataFrame:
    """The facts that some duties of one grain read: one row a person, spell or event."""
    if grain == PERSON:
        return people.with_columns(subject=pl.lit(""))
    return unit_frame(people, facts, ask, grain, duties)


def area_settings(settings: AreaSettings | Mapping[str, int] | None) -> AreaSettings:
    """The settings, refusing names and values that no duty could use."""
    area = settings if isinstance(settings, AreaSettings) else AreaSettings(lengths=settings or {})
    known = {local.name for duty in DUTIES.values() for local in duty.local_settings}
    if unknown := sorted(set(area.lengths) - known):
        raise ValueError(
            f"No duty has a local setting called {', '.join(unknown)}. The settings are: {', '.join(sorted(known))}."
        )
    return area


@dataclass(frozen=True)
class _Recorded:
    """Evidence and exceptions that people recorded by the day asked about, by (kind, duty)."""

    each: Mapping[tuple[object, ...], pl.DataFrame]  # person, subject, on
    of_person: Mapping[tuple[object, ...], pl.DataFrame]  # person, first, last

    def nothing_of(self, duty: Duty) -> list[pl.Expr]:
        """Empty columns, where nobody has recorded anything for a duty."""
        absent = [names for kind, names in _DAYS_RECORDED.items() if (kind, duty.key) not in self.each]
        return [NO_DAY.alias(name) for names in absent for name in names.values()]


# What is read of the first and last day on which each kind was recorded for a duty.
_DAYS_RECORDED = {
    "evidence": {"first": "evidence_first", "last": "evidence_last"},
    "exception": {"first": "exception"},
}


def _recorded(facts: Facts, ask: Ask) -> _Recorded:
    key = ("kind", "state")
    records = facts.of_kinds("events", _DAYS_RECORDED).filter(pl.col("on") <= ask.on)
    days = records.group_by(*key, "person", maintain_order=True).agg(first=pl.col("on").min(), last=pl.col("on").max())
    return _Recorded(
        each=records.select(*key, "person", "subject", "on").partition_by(key, as_dict=True, include_key=False),
        of_person=days.partition_by(key, as_dict=True, include_key=False),
    )


def _with_evidence(lazy: pl.LazyFrame, frame: pl.DataFrame, recorded: _Recorded, duty: Duty) -> pl.LazyFrame:
    """The first and last evidence for each row, and the day of an exception, if one was claimed."""
    for kind, names in _DAYS_RECORDED.items():
        records = recorded.each.get((kind, duty.key))
        if records is None:
            continue
        if duty.grain == PERSON:
            row, found = "person", recorded.of_person[kind, duty.key].lazy().set_sorted("person")
        else:
            row, about = "unit", pl.col("about")
            own = frame.lazy().select("unit", "person", "subject", "raw_subject", "unit_on")
            same = (about == pl.col("subject")) | (about == pl.col("raw_subject")) | (about == "")
            pairs = own.join(records.lazy().rename({"subject": "about"}), on="person")
            found = pairs.filter(same, pl.col("on") >= pl.col("unit_on")).group_by(row)
            found = found.agg(first=pl.col("on").min(), last=pl.col("on").max())
        days = [pl.col(day).alias(name) for day, name in names.items()]
        lazy = lazy.join(found.select(row, *days), on=row, how="left")
    return lazy


def _read_by(read: Reading, frame: pl.DataFrame) -> list[str]:
    """The columns of a frame that a duty uses: of some hundred, a few."""
    return [name for name in frame.columns if name in read.reads or name in _ALWAYS]


def _packed(gaps: Sequence[tuple[str, pl.Expr]]) -> pl.Expr:
    """Which facts leave a condition unanswered, as one number (bit n: the nth of the facts)."""
    bits = [pl.when(gap).then(pl.lit(1 << n, dtype=pl.Int64)).otherwise(0) for n, (_, gap) in enumerate(gaps)]
    return pl.sum_horizontal(bits) if bits else pl.lit(0, dtype=pl.Int64)


def _named(rows: pl.DataFrame, facts: Sequence[Sequence[tuple[str, bool]]]) -> pl.Series:
    """The packed numbers turned into lists of names; few differ, so each list is made once and handed out by index.

    `facts` gives for each duty the facts in the order of their bits, and whether each is a yes or no.
    """
    lists: list[list[str]] = [[]]
    codes: dict[int, int] = {}
    code = (
        pl.when(pl.col("applies").is_null()).then(pl.col("missing") * len(facts) + pl.col("duty_number")).otherwise(-1)
    )
    packed = rows.select(code=code).to_series()
    for found in packed.unique():
        missing, duty = divmod(found, len(facts))
        if missing > 0:
            names = {name: yes_no for n, (name, yes_no) in enumerate(facts[duty]) if missing >> n & 1}
            codes[found] = len(lists)
            # A date cannot be known before the yes or no on which it hangs, so only the question is asked.
            lists.append([name for name, yes_no in names.items() if yes_no] or list(names))
    index = packed.replace_strict(list(codes), list(codes.values()), default=0, return_dtype=pl.UInt32)
    return pl.Series("missing_facts", lists, dtype=pl.List(pl.String)).gather(index)
