"""How what sources say becomes what the area reads: pure, plain values in and out.

Nothing a source said is dropped: each claim ends up behind exactly one resolved spell or event, and a spell on which
sources disagree says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onward.people.choices import SPELL_KINDS
from onward.people.claims import EventClaim, PersonClaim, Said, SpellClaim

# Whom to believe first about who someone is: the NHS traces its numbers, a school meets the family at the door.
NAMES_FROM = (
    "nhs",
    "send",
    "childrens-social-care",
    "adult-social-care",
    "school",
    "participation",
)
# Two systems that start the same spell within a month of each other do not disagree: forms are filled in late.
SAME_START = timedelta(days=31)
# Kinds that say nothing of additional need: being at school does not make anyone known to a partner.
ORDINARY = frozenset({"school", "year_group", "home", "activity", "job"})


@dataclass(slots=True)
class Resolved:
    """One spell as the area reads it, and the claims behind it; the first is the one believed."""

    claim: SpellClaim
    system: str
    known_on: date
    row: int | None
    disagree: bool = False
    said_by: list[int] = field(default_factory=list)  # positions in the list of claims given


@dataclass(frozen=True, slots=True)
class Claimed:
    """A spell claim with who said it."""

    claim: SpellClaim
    system: str
    known_on: date
    row: int | None


def resolve_spells(claimed: Sequence[Claimed]) -> list[Resolved]:
    """One resolved spell for each state of life, whoever spoke of it."""
    by_kind: dict[str, list[int]] = {}
    for at, item in enumerate(claimed):
        by_kind.setdefault(item.claim.kind, []).append(at)
    found: list[Resolved] = []
    for kind, places in by_kind.items():
        declared = SPELL_KINDS[kind]
        rank = {system: n for n, system in enumerate(declared.precedence)}
        places.sort(key=lambda at: _believed_first(claimed[at], rank))
        kept: list[Resolved] = []
        for at in places:
            item = claimed[at]
            twin = _twin(kept, item, single=declared.single)
            if twin is None:
                kept.append(Resolved(item.claim, item.system, item.known_on, item.row, said_by=[at]))
                continue
            twin.said_by.append(at)
            twin.known_on = min(twin.known_on, item.known_on)
            twin.disagree = twin.disagree or (twin.system != item.system and _disagree(twin.claim, item.claim))
        found.extend(kept)
    found.sort(key=lambda spell: (spell.claim.started, spell.claim.kind))
    return found


def _believed_first(item: Claimed, rank: dict[str, int]) -> tuple[int, bool, date, date, str]:
    claim = item.claim
    guessed = ("start", "not given") in claim.details or ("since", "not stated") in claim.details
    return rank.get(item.system, len(rank)), guessed, claim.started, claim.ended or date.max, claim.state


def _twin(kept: list[Resolved], item: Claimed, *, single: bool) -> Resolved | None:
    """The spell already kept that this claim speaks of."""
    new = item.claim
    for spell in kept:
        old = spell.claim
        if spell.system == item.system:
            # one system says two things of the same kind: the same thing twice, or a change of state
            again = (old.state, old.started, old.subject) == (new.state, new.started, new.subject)
            if again or (not single and old.state == new.state and _overlap(old, new)):
                return spell
            continue
        if not single and old.state != new.state:
            continue
        if _overlap(old, new):
            return spell
    return None


def _overlap(one: SpellClaim, other: SpellClaim) -> bool:
    return one.started <= (other.ended or date.max) and other.started <= (one.ended or date.max)


def _disagree(one: SpellClaim, other: SpellClaim) -> bool:
    if one.state and other.state and one.state != other.state:
        return True
    if (one.ended is None) != (other.ended is None):
        return True
    return abs(one.started - other.started) > SAME_START


@dataclass(slots=True)
class ResolvedEvent:
    claim: EventClaim
    systems: list[str]
    known_on: date
    row: int | None


def resolve_events(said: Iterable[Said]) -> list[ResolvedEvent]:
    """One event for each happening: the same kind, day, outcome and subject, whoever said it."""
    found: dict[tuple, ResolvedEvent] = {}
    for one in said:
        for claim in one.claims.events:
            key = (claim.kind, claim.on, claim.state, claim.subject)
            if key in found:
                event = found[key]
                event.known_on = min(event.known_on, one.known_on)
                if one.system not in event.systems:
                    event.systems.append(one.system)
            else:
                found[key] = ResolvedEvent(claim, [one.system], one.known_on, one.rows.get(claim.unit))
    return list(found.values())


@dataclass(slots=True)
class Portrait:
    """Who the sources together say this is."""

    given_names: str = ""
    family_name: str = ""
    known_as: str = ""
    other_names: list[str] = field(default_factory=list)
    born: date | None = None
    born_is_a_guess: bool = False
    sex: str = ""
    ethnicity: str = ""
    died_on: date | None = None
    restricted: bool = False
    source_says: dict[str, list[dict[str, str]]] = field(default_factory=dict)


def portray(said: Sequence[Said]) -> Portrait:
    """Names from the first trusted system that has them; the birth date on which most agree, placeholders last."""
    rank = {system: n for n, system in enumerate(NAMES_FROM)}
    told = sorted(said, key=lambda one: rank.get(one.system, len(rank)))
    people = [(one.system, one.claims.person) for one in told]
    portrait = Portrait(restricted=any(person.restricted for _, person in people))
    named = next((person for _, person in people if person.family_name), None)
    if named:
        portrait.given_names, portrait.family_name = _spelled(named.given_names), _spelled(named.family_name)
    portrait.known_as = next((person.known_as for _, person in people if person.known_as), "")
    portrait.sex = next((person.sex for _, person in people if person.sex in ("M", "F")), "")
    portrait.ethnicity = next((person.ethnicity for _, person in people if person.ethnicity), "")
    portrait.died_on = next((person.died_on for _, person in people if person.died_on), None)
    portrait.born, portrait.born_is_a_guess = _birth_date(person for _, person in people)
    portrait.other_names = _other_names(portrait, (person for _, person in people))
    for system, person in people:
        for field_name, value in (
            ("name", f"{person.given_names} {person.family_name}".strip()),
            ("born", person.date_of_birth.isoformat() if person.date_of_birth else ""),
            ("sex", person.sex),
            ("ethnicity", person.ethnicity),
        ):
            if value:
                portrait.source_says.setdefault(field_name, []).append({"system": system, "value": value})
    return portrait


def _spelled(name: str) -> str:
    """Some systems hold names in capitals; people do not write themselves so."""
    if not name.isupper() or len(name) < 2:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)


def _birth_date(people: Iterable[PersonClaim]) -> tuple[date | None, bool]:
    sure: Counter[date] = Counter()
    guesses: Counter[date] = Counter()
    for person in people:
        if person.date_of_birth:
            (guesses if person.dob_placeholder else sure)[person.date_of_birth] += 1
    for dates, guess in ((sure, False), (guesses, True)):
        if dates:
            return dates.most_common(1)[0][0], guess  # ties go to the system trusted first
    return None, False


def _other_names(portrait: Portrait, people: Iterable[PersonClaim]) -> list[str]:
    shown = {f"{portrait.given_names} {portrait.family_name}".strip().casefold(), ""}
    others = []
    for person in people:
        families = (person.family_name, *person.other_family_names)
        for family in families:
            name = f"{person.given_names} {family}".strip()
            if name.casefold() not in shown:
                shown.add(name.casefold())
                others.append(name)
    return others


def first_known(spells: Iterable[Resolved], events: Iterable[ResolvedEvent]) -> date | None:
    """The day on which a partner first knew of an additional need."""
    days = [spell.claim.started for spell in spells if spell.claim.kind not in ORDINARY]
    days += [event.claim.on for event in events]
    return min(days, default=None)
