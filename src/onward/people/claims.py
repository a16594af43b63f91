"""What a source says of one person: who they are, their spells, events and workers. Plain values, no Django."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PersonClaim:
    """Who one system says this is. Everything but the subject may be missing; identifiers already checked and normalised."""

    given_names: str = ""
    family_name: str = ""
    other_family_names: tuple[str, ...] = ()
    known_as: str = ""
    date_of_birth: date | None = None
    dob_placeholder: bool = False  # 1 January, 1900-01-01 and the like: not to be trusted in matching
    sex: str = ""  # "M", "F", "U" or ""
    ethnicity: str = ""  # DfE four-letter code where it maps
    nhs_number: str = ""
    upn: str = ""
    former_upn: str = ""
    uln: str = ""
    postcode: str = ""  # "B15 2TT"; pseudo postcodes are dropped
    address: str = ""  # lines joined with ", "
    multiple_birth: bool | None = None
    restricted: bool = False  # the source marks the record as restricted
    died_on: date | None = None
    aliases: tuple[tuple[str, str], ...] = ()  # other local identifiers: (system, identifier), or other kinds


@dataclass(frozen=True, slots=True)
class SpellClaim:
    kind: str  # a key of onward.people.choices.SPELL_KINDS
    state: str
    started: date
    ended: date | None = None  # the last day; None while it goes on
    subject: str = ""  # ties events to this spell (a plan's or request's identifier), unique per person and kind
    provider: str = ""
    weekly_cost_pence: int | None = None
    details: tuple[tuple[str, str], ...] = ()
    unit: tuple[str, int] = ("", 0)  # (table, number): which unit said so


@dataclass(frozen=True, slots=True)
class EventClaim:
    kind: str  # a key of onward.people.choices.EVENT_KINDS
    on: date
    state: str = ""  # the outcome, if it has one
    until: date | None = None  # the second date, if it has one (planned for, runs out on)
    subject: str = ""  # the spell or request it is about
    details: tuple[tuple[str, str], ...] = ()
    unit: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """A worker that the source names for this person: becomes a case role (P08)."""

    worker: str  # the worker's identifier in the source system
    worker_name: str
    role: str  # a role code: KW, CSW, ASW, SEN, HP, ED
    team: str = ""
    started: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    person: PersonClaim = PersonClaim()
    spells: tuple[SpellClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()
    roles: tuple[RoleClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One system's claims about a person, when they came to be known, and the source row behind each unit."""

    system: str
    known_on: date
    claims: Claims
    rows: dict[tuple[str, int], int] = field(default_factory=dict)  # a claim's `unit` -> number of the source row
    local_id: str = ""


@dataclass(slots=True)
class Life:
    """All that standing source rows say of one person, system by system. Replaces what was told before."""

    person: int
    said: list[Said] = field(default_factory=list)
