"""The city as it truly is: families, people, their numbers and their lives. Files tell parts of it, with dirt."""

from dataclasses import dataclass, field
from datetime import date

from onward.demo.city.places import Address, Place, Places, Practice
from onward.demo.city.workforce import Workforce


@dataclass(frozen=True, slots=True)
class Home:
    address: Address
    since: date


@dataclass(slots=True)
class Plan:
    """An EHC plan, and the request and reviews around it. Dates that have not happened are None."""

    requested: date
    request_decided: date | None
    assessment_decided: date | None
    started: date
    need: str
    second_need: str = ""
    source: str = "2"
    within_20_weeks: bool = True
    setting: str = ""  # a key of targets.PLACEMENTS
    place: Place | None = None
    entered: date | None = None
    work_based: str = ""
    residential: str = ""
    personal_budget: bool = False
    direct_payment: str = ""
    meeting: date | None = None
    decided: date | None = None
    outcome: str = ""
    draft: date | None = None
    transfer_due: date | None = None
    transfer_final: date | None = None
    ceased: date | None = None
    cease_reason: str = ""


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A request for an assessment that has not become a plan."""

    received: date
    source: str
    outcome: str
    decided: date | None
    in_assessment: bool = False
    mediation: bool = False  # about a refusal
    tribunal: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """One SSDA903 episode. `ended` is the day the next begins, as that return counts."""

    started: date
    reason_new: str
    legal: str
    need: str
    placement: str
    provider: str
    urn: str
    postcode: str
    ended: date | None = None
    reason_ceased: str = ""
    reason_change: str = ""


@dataclass(slots=True)
class CareLife:
    episodes: list[Episode] = field(default_factory=list)
    unaccompanied: bool = False
    reviews: list[tuple[date, str]] = field(default_factory=list)
    missing: list[tuple[str, date, date | None]] = field(default_factory=list)
    eligibility: str = ""  # words of ssd_care_leavers, empty while that does not arise
    activity: str = ""
    home: str = ""
    in_touch: str = ""
    latest_contact: date | None = None
    plan_reviewed: date | None = None  # pathway plan review

    @property
    def open(self) -> bool:
        return bool(self.episodes) and self.episodes[-1].ended is None


@dataclass(slots=True)
class InNeed:
    referred: date
    source: str
    need: str
    factors: tuple[str, ...]
    plan_started: date | None
    closed: date | None = None
    closure: str = ""
    protection: tuple[date, date | None, str] | None = None  # started, ended, category


@dataclass(slots=True)
class HealthLife:
    services: list[tuple[str, date, date | None]] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    practice: Practice | None = None
    register_date: date | None = None  # learning disability register
    health_check: date | None = None
    trust: str = "acute"  # which trust holds the record: "acute" sends a list, "community" sends FHIR


@dataclass(frozen=True, slots=True)
class Activity:
    code: str
    since: date
    verified: date
    lapses: date
    place: Place | None = None


@dataclass(slots=True)
class AdultLife:
    """Adult social care. A service is (type, component, mechanism, started, ended, units, unit cost, frequency)."""

    reason: str
    requested: date
    route: str
    assessed: date | None = None
    assessment_ended: date | None = None
    eligible: bool = False
    services: list[tuple[str, str, str, date, date | None, float, float, str]] = field(default_factory=list)
    reviews: list[tuple[date, str]] = field(default_factory=list)
    accommodation: str = ""
    employment: str = ""


@dataclass(frozen=True, slots=True)
class CaseRole:
    """A worker named for this person in one system's list of involvements."""

    system: str
    worker: str
    role: str
    since: date
    ended: date | None = None


@dataclass(slots=True)
class Person:
    key: str
    family: str
    born: date
    sex: str
    ethnicity: str
    tradition: str
    given: str
    family_name: str
    group: str  # a key of targets.GROUPS
    age: int  # academic age
    second_family_name: str = ""
    former_name: str = ""  # family name before adoption, marriage or deed poll
    known_as: str = ""
    multiple_birth: str = ""  # the twins' group
    nhs: str = ""
    former_nhs: str = ""
    upn: str = ""
    former_upn: str = ""
    uln: str = ""
    homes: list[Home] = field(default_factory=list)
    adopted: bool = False
    protected: bool = False
    died: date | None = None
    sen_support_since: date | None = None
    need: str = ""
    school: Place | None = None
    plan: Plan | None = None
    request: PlanRequest | None = None
    care: CareLife | None = None
    in_need: InNeed | None = None
    health: HealthLife | None = None
    activity: Activity | None = None
    adult: AdultLife | None = None
    disabilities: tuple[str, ...] = ()  # CIN census codes
    young_carer: bool = False
    risks: tuple[str, ...] = ()  # CIN assessment factors: 11A, 13A, 24A, 3A, 2A
    youth_justice: bool = False
    roles: list[CaseRole] = field(default_factory=list)

    @property
    def home(self) -> Address:
        return self.homes[-1].address


@dataclass(slots=True)
class City:
    seed: int
    on: date
    places: Places
    workforce: Workforce
    people: list[Person]
    outsiders: list[Person] = field(default_factory=list)  # in the files, and not aged 13 to 25
    records: dict[str, list["Record"]] = field(default_factory=dict)  # by source system


@dataclass(slots=True)
class Record:
    """One person as one system holds them. `local_id` is the subject that a reader of its files will use."""

    person: Person
    system: str
    local_id: str
    given: str
    family: str
    known_as: str
    born: date
    sex: str
    address: str
    postcode: str
    upn: str = ""
    uln: str = ""
    nhs: str = ""
    pupil_id: str = ""  # a school's own number
    restricted: bool = False
    duplicate: bool = False  # a second record of the same person in the same system, without a history
    file: str = ""  # for systems that send several lists: which
    dirt: list[str] = field(default_factory=list)
