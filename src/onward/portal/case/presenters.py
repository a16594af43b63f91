"""How a person's record is worded on a page: plain values in, words and drawings out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onward.pathway import queries as pathway
from onward.pathway.actions import ABOUT_A_DUTY
from onward.pathway.cohorts import COHORTS
from onward.pathway.law.duty import Strength
from onward.pathway.law.explain import Explanation
from onward.pathway.law.facts.declare import FACTS
from onward.pathway.law.kinds_behind import PERSON, kinds_behind
from onward.people.choices import EVENT_KINDS, SPELL_KINDS, SYSTEMS, Lane
from onward.people.state_words import state_words
from onward.portal.case import around
from onward.portal.case.life import Stretch
from onward.portal.leads import leads_of
from onward.sharing.queries import View
from onward.ui.words import day, short_day

if TYPE_CHECKING:
    from onward.pathway.models import Recorded
    from onward.pathway.queries import Due
    from onward.people.models import Event, Spell

workers = around.workers
NOT_YOURS = "held in a part of the record you may not read"
# Kinds that would only repeat others in the picture; they stand in the table.
NOT_DRAWN = frozenset({"year_group", "gp_practice"})
STATE_ALONE = frozenset({
    "looked_after", "home", "activity", "job", "childrens_health", "adult_health", "adult_support", "condition",
    "sen_need", "care_leaver", "childrens_support", "immigration_leave", "parent", "continuing_care",
})  # fmt: skip
STATUS_TAGS = {
    "overdue": ("Late", "late"),
    "due-soon": ("Due soon", "due"),
    "open": ("Open", "waiting"),
    "not-yet-open": ("Not yet open", "plain"),
    "find-out": ("Find out", "unknown"),
    "done": ("Done", "done"),
    "not-applicable": ("Does not apply", "plain"),
}
STRENGTHS = {Strength.MUST: "Legal duty", Strength.SHOULD: "Guidance", Strength.GOOD_PRACTICE: "Good practice"}
STATUS_CARE_LEAVER = {
    "eligible": "Eligible child",
    "relevant": "Relevant child",
    "former-relevant": "Former relevant child",
    "former relevant": "Former relevant child",
    "qualifying": "Qualifying care leaver",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table under the picture."""

    lane: str
    words: str
    started: date
    ended: date | None
    provider: str
    source: str
    disagreement: str
    id: int


def spell_words(kind: str, state: str) -> str:
    declared = SPELL_KINDS[kind]
    said = state_words(kind, state)
    if not said or said == declared.words:
        return declared.words
    return f"{declared.words}: {said[0].lower() + said[1:] if said[1:2].islower() else said}"


def short_words(spell: Spell) -> str:
    """On a bar: the state alone where the lane says the rest, and a place by its name rather than its number."""
    said = state_words(spell.kind, spell.state)
    if spell.kind in STATE_ALONE:
        return said or SPELL_KINDS[spell.kind].words
    if spell.kind == "school" and spell.provider.removeprefix("URN ").removeprefix("UKPRN ").strip("0123456789"):
        return spell.provider
    return spell_words(spell.kind, spell.state)


def system_words(system: str) -> str:
    return SYSTEMS.get(system, system)


def told_by(spell: Spell) -> str:
    row = f", row {spell.source_row}" if spell.source_row else ""
    return f"{system_words(spell.system)}{row}, known since {short_day(spell.known_on)}"


def stretches(spells: list[Spell]) -> list[Stretch]:
    return [
        Stretch(
            SPELL_KINDS[spell.kind].lane, short_words(spell), spell.started, spell.ended, system_words(spell.system),
            spell.sources_disagree,
        )
        for spell in spells
        if spell.kind not in NOT_DRAWN
    ]  # fmt: skip


def facts(spells: list[Spell]) -> list[Fact]:
    order = list(Lane)
    return [
        Fact(
            SPELL_KINDS[spell.kind].lane.value.capitalize(),
            spell_words(spell.kind, spell.state),
            spell.started,
            spell.ended,
            spell.provider,
            told_by(spell),
            _disagreement(spell),
            spell.pk,
        )
        for spell in sorted(spells, key=lambda s: (order.index(SPELL_KINDS[s.kind].lane), s.started))
    ]


def _disagreement(spell: Spell) -> str:
    if not spell.sources_disagree:
        return ""
    others = []
    for said in spell.said_by.all():
        if (said.system, said.state, said.started, said.ended) != (
            spell.system,
            spell.state,
            spell.started,
            spell.ended,
        ):
            until = f"to {short_day(said.ended)}" if said.ended else "and goes on"
            state = state_words(said.kind, said.state) or SPELL_KINDS[said.kind].words
            others.append(f"{system_words(said.system)} says: {state}, {short_day(said.started)} {until}")
    return "; ".join(others)


@dataclass(frozen=True, slots=True)
class Custody:
    """Custody that runs today, and what this area's council goes on answering for meanwhile."""

    spell: Spell
    goes_on: tuple[str, ...]


# What a council keeps doing for someone in custody: kind of spell -> the duties, with their law.
GOES_ON_IN_CUSTODY = {
    "ehc_plan": "the EHC plan is kept and what it says is arranged as far as can be (Children and Families Act 2014 ss.70 to 75)",
    "looked_after": "care planning and visits go on (Children Act 1989 ss.22 and 23ZA)",
    "care_leaver": "the pathway plan and personal adviser go on (Children Act 1989 ss.23B to 23D)",
}


def custody(spells: list[Spell], today: date) -> Custody | None:
    running = [s for s in spells if s.started <= today and (s.ended is None or s.ended >= today)]
    spell = next((s for s in running if s.kind == "custody"), None)
    kinds = {s.kind for s in running} | ({"care_leaver"} if any(s.kind == "looked_after" for s in spells) else set())
    return Custody(spell, tuple(w for kind, w in GOES_ON_IN_CUSTODY.items() if kind in kinds)) if spell else None


def event_words(event: Event) -> str:
    words = EVENT_KINDS[event.kind].words
    said = state_words(event.kind, event.state)
    return f"{words}: {said[0].lower() + said[1:] if said[1:2].islower() else said}" if said else words


def event_source(event: Event) -> str:
    return ", ".join(system_words(system) for system in event.systems)


def late_words(days: int | None) -> str:
    if not days:
        return ""
    return f"{days} day late" if days == 1 else f"{days} days late"


def apart_words(days: int | None) -> str:
    """How far what happened lies from what was planned."""
    if days is None:
        return ""
    if days == 0:
        return "On the day"
    many = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{many} {'late' if days > 0 else 'early'}"


def cohort_words(keys: list[str]) -> list[str]:
    return [COHORTS[key].words for key in keys if key in COHORTS]


def fact_words(name: str) -> str:
    """A fact that nobody has recorded, as what to ask: without the small print that the law engine keeps beside it."""
    kind = pathway.recordable_kind(name)
    words = EVENT_KINDS[kind].words if kind in EVENT_KINDS else ""
    if words.startswith("Whether"):
        return words
    words = FACTS[name].words if name in FACTS else name.replace("_", " ").capitalize()
    for small_print in (" (", ";", ": ", ", as "):
        words = words.partition(small_print)[0]
    return words.rstrip(".")


@dataclass(frozen=True, slots=True)
class Question:
    """Something to find out, once, with everything that waits for the answer."""

    fact: str
    waiting: tuple[Due, ...]


def questions(dues: Iterable[Due]) -> list[Question]:
    """The questions of many duties, each asked once; first those on which most depends."""
    found: dict[str, list[Due]] = {}
    for due in dues:
        for fact in due.missing_facts:
            found.setdefault(fact, []).append(due)
    return [Question(fact, tuple(due)) for fact, due in sorted(found.items(), key=lambda item: -len(item[1]))]


def by_words(due: date, today: date) -> str:
    """By when the first of several things was or is due."""
    return f"late since {day(due)}" if due < today else "first due today" if due == today else f"first by {day(due)}"


@dataclass(frozen=True, slots=True)
class Step:
    kind: str
    words: str
    answer: str
    because: tuple[str, ...]


def steps(explanation: Explanation, view: View) -> list[Step]:
    """The reasoning in words. What rests on record groups that the viewer may not read is named, not shown."""
    grain = frozenset({explanation.duty.grain.kind} - {""})
    found = []
    for step in explanation.steps:
        because = []
        seen = True
        for name, words, value in step.facts:
            kinds = grain if name.startswith("unit_") else kinds_behind(name)
            may = may_see_all(kinds, view)
            seen = seen and may
            because.append(f"{words} {answer_words(value) if may else NOT_YOURS}")
        # a date is what the viewer may see of everyone; what a condition found would tell the fact
        answer = answer_words(step.value) if seen or step.kind != "condition" else NOT_YOURS.capitalize()
        found.append(Step(step.kind, step.words, answer, tuple(because)))
    return found


def subject_words(explanation: Explanation, view: View) -> str:
    """Which event or spell the reasoning is about, for those who may read such records."""
    return explanation.subject if may_see_all({explanation.duty.grain.kind} - {""}, view) else ""


def may_see_all(kinds: Iterable[str], view: View) -> bool:
    """Whether the viewer may read every kind of record named; a kind that nobody declared is not shown."""
    return all(view.may_read(group) if (group := _group_of(kind)) else False for kind in kinds)


def may_see_record(record: Recorded, view: View) -> bool:
    """What workers wrote may name someone, so it is for those who may know who it is. An answer goes with its fact."""
    return may_see_all({PERSON} if record.kind in ABOUT_A_DUTY else {PERSON, record.kind}, view)


def _group_of(kind: str) -> str:
    if kind == PERSON:
        return "M01"
    declared = SPELL_KINDS.get(kind) or EVENT_KINDS.get(kind)
    return declared.group if declared else ""


def answer_words(value) -> str:
    if value is None:
        return "Not known"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day(value)
    return str(value)


def missing_partners(dues, roles, today: date) -> list[str]:
    """Partners who lead something that is open for this person, and have nobody named around them."""
    present = {role.role for role in roles if role.ends is None or role.ends >= today}
    found = {}
    for due in dues:
        if due.status not in ("overdue", "due-soon", "open"):
            continue
        leads = leads_of(due.duty.lead)
        if leads and not any(lead.role in present for lead in leads):
            found.setdefault(leads[0].label, due.duty.title)
    return [f"{label}: leads “{title}”, and nobody is named" for label, title in found.items()]


def who_can_answer(fact: str) -> str:
    return FACTS[fact].who if fact in FACTS else ""


def may_be_answered(fact: str) -> bool:
    """Whether a worker may answer it here with yes or no; else only an agency's system can."""
    return pathway.recordable_kind(fact) is not None
