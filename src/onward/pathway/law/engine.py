"""Who owes what to whom by when: every duty over every person, as columns."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

import polars as pl

from onward.pathway.law.ask import AreaSettings, Ask
from onward.pathway.law.duty import PERSON, Duty, Grain
from onward.pathway.law.facts.declare import FACTS
from onward.pathway.law.frames import Facts
from onward.pathway.law.gather import next_change, people_for, unit_frame
from onward.pathway.law.registry import DUTIES
from onward.pathway.law.status import COLUMNS, answered, condition_columns

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


def assess(
    facts: Facts,
    *,
    on: date,
    known_at: date | None = None,
    settings: AreaSettings | Mapping[str, int] | None = None,
    duties: Iterable[Duty] | None = None,
    keep: bool = False,
) -> pl.DataFrame:
    """One row a person, duty and subject (`ROWS`), as at the end of the day `on`, from what was known at `known_at`.

    Rows of duties that do not apply are left out unless `keep`. Ask again on `recheck_on`, or when a record changes.
    `last_done` is the end of the cycle before, for recurring duties; `exception` says that one was claimed.
    """
    facts = facts.as_known_at(known_at)
    ask = Ask(on, area_settings(settings), facts.loaded)
    chosen = list(DUTIES.values() if duties is None else duties)
    changes, recorded = next_change(facts, pl.lit(on)), _recorded(facts, ask)
    people = people_for(facts, ask, chosen).join(changes, on="person", how="left", maintain_order="left")
    parts, masks, yes_no = [], {}, set()
    for grain in dict.fromkeys(duty.grain for duty in chosen):
        group = [duty for duty in chosen if duty.grain == grain]
        frame = fact_frame(people, facts, ask, grain, group)
        yes_no |= {name for name, dtype in frame.schema.items() if dtype == pl.Boolean}
        for duty in group:
            masks[duty.key] = _facts_that_can_be_missing(duty)
            lazy = frame.lazy()
            for name, condition in zip(condition_columns(duty), duty.applies.values(), strict=True):
                lazy = lazy.with_columns(condition.alias(name))
                if not keep:  # most duties fall on few people, so the rest are dropped before any date is worked out
                    lazy = lazy.filter(pl.col(name).ne_missing(False))
            lazy = answered(_with_evidence(lazy, recorded, duty), duty, ask)
            if not keep:
                lazy = lazy.filter(pl.col("applies").ne_missing(False))
            parts.append(_row_columns(lazy, duty, len(masks) - 1, masks[duty.key]))
    if not parts:
        return pl.DataFrame(schema=ROWS)
    return _with_missing_facts(pl.concat(pl.collect_all(parts)), masks, yes_no).select(ROWS.names())


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


def _recorded(facts: Facts, ask: Ask) -> dict[tuple[str, str], pl.DataFrame]:
    """Evidence and exceptions that people recorded by the day asked about: (kind, duty) -> person, subject, on."""
    records = facts.of_kinds("events", ["evidence", "exception"]).filter(pl.col("on") <= ask.on)
    parts = records.select("person", "subject", "on", "kind", "state").partition_by("kind", "state", as_dict=True)
    return {key: part.select("person", "subject", "on") for key, part in parts.items()}


def _with_evidence(frame: pl.LazyFrame, recorded: Mapping[tuple[str, str], pl.DataFrame], duty: Duty) -> pl.LazyFrame:
    """The first and last evidence for each row, and whether an exception was claimed."""
    for kind, columns in (("evidence", ("evidence_first", "evidence_last")), ("exception", ("exception",))):
        records = recorded.get((kind, duty.key))
        if records is None:
            frame = frame.with_columns(pl.lit(None, dtype=pl.Date).alias(name) for name in columns)
            continue
        dates = [pl.col("on").min().alias(columns[0]), pl.col("on").max().alias(columns[-1])][: len(columns)]
        if duty.grain == PERSON:
            row, found = "person", records.lazy()
        else:
            row, about = "unit", pl.col("about")
            own = frame.select("unit", "person", "subject", "raw_subject", "unit_on")
            same = (about == pl.col("subject")) | (about == pl.col("raw_subject")) | (about == "")
            pairs = own.join(records.lazy().rename({"subject": "about"}), on="person")
            found = pairs.filter(same, pl.col("on") >= pl.col("unit_on"))
        frame = frame.join(found.group_by(row).agg(dates), on=row, how="left", maintain_order="left")
    return frame.with_columns(pl.col("exception").is_not_null())


def _row_columns(
    lazy: pl.LazyFrame, duty: Duty, number: int, can_be_missing: Sequence[tuple[str, str]]
) -> pl.LazyFrame:
    """The columns of an answer, with which facts are missing packed into one number (bit n: the nth can be missing)."""
    undecided = pl.col("applies").is_null()
    bits = [
        pl.when(undecided & pl.col(condition).is_null() & pl.col(name).is_null())
        .then(pl.lit(1 << n, dtype=pl.Int64))
        .otherwise(pl.lit(0, dtype=pl.Int64))
        for n, (condition, name) in enumerate(can_be_missing)
    ]
    mask = pl.sum_horizontal(bits) if bits else pl.lit(0, dtype=pl.Int64)
    numbers = {"missing": mask, "duty_number": pl.lit(number, dtype=pl.Int64)}
    return lazy.select("person", "subject", *COLUMNS, duty=pl.lit(duty.key), **numbers)


def _facts_that_can_be_missing(duty: Duty) -> list[tuple[str, str]]:
    """Each condition's column with each fact that the condition reads."""
    return [
        (column, name)
        for column, condition in zip(condition_columns(duty), duty.applies.values(), strict=True)
        for name in condition.meta.root_names()
        if name in FACTS or name.startswith("unit_")
    ]


def _with_missing_facts(
    rows: pl.DataFrame, masks: Mapping[str, Sequence[tuple[str, str]]], yes_no: Set[str]
) -> pl.DataFrame:
    """The packed numbers turned into lists of names; few differ, so each list is made once and handed out by index."""
    number = {key: n for n, key in enumerate(masks)}
    packed = rows.filter(pl.col("missing") != 0).select("duty", "missing").unique()
    lists: list[list[str]] = [[]]
    codes: dict[int, int] = {}
    for duty, missing in packed.iter_rows():
        names = list(dict.fromkeys(name for n, (_, name) in enumerate(masks[duty]) if missing >> n & 1))
        codes[missing * len(masks) + number[duty]] = len(lists)
        # A date cannot be known before the yes or no on which it hangs, so only the question is asked.
        lists.append([name for name in names if name in yes_no] or names)
    made = pl.Series(lists, dtype=pl.List(pl.String))
    code = pl.col("missing") * len(masks) + pl.col("duty_number")
    index = code.replace_strict(list(codes), list(codes.values()), default=0, return_dtype=pl.UInt32)
    return rows.with_columns(missing_facts=made.gather(rows.select(index).to_series()))
