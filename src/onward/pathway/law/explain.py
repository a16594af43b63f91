"""Why one duty stands as it does for one person: every condition, fact and date, as plain data for a page or a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from onward.pathway.law.ask import AreaSettings, Ask
from onward.pathway.law.duty import Duty, Status
from onward.pathway.law.engine import area_settings, assess, fact_frame
from onward.pathway.law.facts.declare import FACTS
from onward.pathway.law.frames import Facts, Value
from onward.pathway.law.gather import people_for
from onward.pathway.law.registry import DUTIES


@dataclass(frozen=True)
class Step:
    """One step of the reasoning: what was asked, in words; the answer; and the named facts it rests on."""

    kind: str  # "rule", "condition", "date" or "status"
    words: str
    value: Value
    facts: tuple[tuple[str, str, Value], ...] = ()  # (name, words, value)


@dataclass(frozen=True)
class Explanation:
    """One row of `assess` (`answer`) with its reasons. `answer` is empty when there is no such event or spell."""

    duty: Duty
    subject: str
    on: date
    answer: Mapping[str, Value]
    steps: tuple[Step, ...]
    who_can_answer: Mapping[str, str]  # missing fact -> who knows


def explain(
    facts: Facts,
    person: int,
    duty: str | Duty,
    on: date,
    *,
    known_at: date | None = None,
    settings: AreaSettings | Mapping[str, int] | None = None,
) -> list[Explanation]:
    """The reasoning for each row of a duty for a person: one for a duty of the person, one an event or spell else."""
    rule = DUTIES[duty] if isinstance(duty, str) else duty
    facts = facts.as_known_at(known_at).only([person])
    ask = Ask(on, area_settings(settings), facts.loaded)
    frame = fact_frame(people_for(facts, ask, [rule]), facts, ask, rule.grain, [rule])
    rows = assess(facts, on=on, settings=settings, duties=[rule], keep=True)
    if rows.is_empty():
        nothing = Step("condition", f"there is a record of kind {rule.grain.kind}", False)
        return [Explanation(rule, "", on, {}, (_rule_step(rule, on), nothing), {})]
    return [
        _explanation(rule, on, row, frame.filter(pl.col("subject") == row["subject"]))
        for row in rows.sort("subject").iter_rows(named=True)
    ]


def _explanation(duty: Duty, on: date, row: dict, frame: pl.DataFrame) -> Explanation:
    frame = frame.with_columns(last_done=pl.lit(row["last_done"], dtype=pl.Date))
    steps = [_rule_step(duty, on)]
    for words, condition in duty.applies.items():
        steps.append(Step("condition", words, frame.select(condition.alias("_")).item(), _facts_of(condition, frame)))
    dates = [("opens", duty.opens_words, duty.opens), ("due", duty.due_words, duty.due)]
    if duty.ends is not None:
        dates.append(("ends", "First day on which it no longer applies", duty.ends))
    for name, words, expression in dates:
        steps.append(Step("date", f"{name.capitalize()}: {words}", row[name], _facts_of(expression, frame)))
    done = duty.done if duty.done is not None else duty.last_done
    known = _facts_of(done, frame) if done is not None else ()
    last = row["last_done"] if duty.last_done is not None else row["done_on"]
    steps.append(Step("date", f"Done: {duty.evidence}", last, known))
    steps.append(Step("status", STATUS_REASONS[Status(row["status"])], row["status"]))
    who = {name: FACTS[name].who if name in FACTS else "" for name in row["missing_facts"]}
    return Explanation(duty, row["subject"], on, row, tuple(steps), who)


def _rule_step(duty: Duty, on: date) -> Step:
    begun = f"in force from {duty.in_force_from}" if duty.in_force_from else "made, with no date in force yet"
    until = f" until {duty.in_force_until}" if duty.in_force_until else ""
    return Step("rule", f"{duty.citation}: {begun}{until}", duty.in_force(on))


def _facts_of(expression: pl.Expr, frame: pl.DataFrame) -> tuple[tuple[str, str, Value], ...]:
    names = dict.fromkeys(n for n in expression.meta.root_names() if n in frame.columns and n != "asked_on")
    return tuple((name, _words(name), frame[name].item()) for name in names)


def _words(name: str) -> str:
    if name in FACTS:
        return FACTS[name].words
    if name.startswith("setting."):
        return "A length that this area sets for itself."
    return OWN_COLUMNS.get(name, name)


OWN_COLUMNS = {
    "born": "Date of birth.",
    "first_known": "The day the person was first known to a partner.",
    "last_done": "The day on which the cycle before was completed.",
    "unit_on": "The day of this event, or the first day of this spell.",
    "unit_started": "The first day of this spell.",
    "unit_ended": "The last day of this spell, if it has ended.",
    "unit_state": "The outcome or state recorded.",
    "unit_until": "The second date recorded with this event.",
}

STATUS_REASONS = {
    Status.NOT_APPLICABLE: "A condition is not met, the rule is not in force, or the person has aged out",
    Status.DONE: "Done in the current cycle, or closed by time",
    Status.FIND_OUT: "A condition is unknown, so someone must find out",
    Status.NOT_YET_OPEN: "The window has not opened, or what would open it has not happened",
    Status.OVERDUE: "The due date has passed without evidence",
    Status.DUE_SOON: "Due within the next eight weeks (two weeks for short clocks)",
    Status.OPEN: "Open, and not yet close to its due date",
}
