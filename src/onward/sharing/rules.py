"""Who may see what about whom: one pure function from grounds to grants. Plain values in and out, no clock.

The order of the rule is that of the permissions design: lock, conflict, link, matrix, basis or choice, level, mask. Dates
are not judged here: a grant carries from and until, and the database tests them on the day of reading.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from onward.sharing import matrix
from onward.sharing.choices import GroundKind

# The transitions lead sees dates and leads for all, so that nobody is invisible; who someone is, only while nobody
# works with them (permissions design, "Area-wide grounds").
LEAD_READS_OF_ALL = frozenset({"M46"})
LEAD_READS_OF_UNHELD = frozenset({"M01", "M06", "M08"})
LEAD_WRITES_OF_UNHELD = frozenset({"M06"})
# With a protected address only these pass; all others read "Address protected" (matrix note 2).
# A lock's summary is that there is one: pages say "address protected", and never why.
SAID_IN_A_WORD = frozenset({"M07"})
PASS_A_PROTECTED_ADDRESS = frozenset({"YP", "KW", "MGR", "SAF"})


@dataclass(frozen=True, slots=True)
class Ground:
    """Why someone may see something of a person: who (a post), about whom, in what role, from, until."""

    kind: GroundKind
    id: int
    person: int
    post: int
    role: str
    organisation: int
    starts: date
    ends: date | None = None
    unheld: bool = False  # nobody is this person's named worker


@dataclass(frozen=True, slots=True)
class Agreement:
    """An organisation's signed information sharing agreement: which record groups, from when, until when."""

    organisation: int
    starts: date
    ends: date | None
    groups: frozenset[str] | None = None  # None: every group that the matrix allows


@dataclass(frozen=True, slots=True)
class Locked:
    """What is locked about a person: posts let through when the record is restricted, posts shut out, address protected."""

    restricted: bool = False
    allowed: frozenset[int] = field(default_factory=frozenset)
    blocked: frozenset[int] = field(default_factory=frozenset)
    address_protected: bool = False
    sees_address: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Grant:
    """One per person, holder and ground. Masks have one bit a record group (`matrix.bit`)."""

    person: int
    post: int
    ground: GroundKind
    ground_id: int
    reads: int
    writes: int
    masked: int
    summary: int
    starts: date
    ends: date | None


def grants(grounds: Iterable[Ground], agreements: Iterable[Agreement], locks: dict[int, Locked]) -> list[Grant]:
    """Every grant that the grounds yield. A ground whose organisation has signed nothing yields none."""
    signed: dict[int, list[Agreement]] = {}
    for agreement in agreements:
        signed.setdefault(agreement.organisation, []).append(agreement)
    found = []
    for ground in grounds:
        lock = locks.get(ground.person, _OPEN)
        if ground.post in lock.blocked or (lock.restricted and ground.post not in lock.allowed):
            continue
        for agreement in signed.get(ground.organisation, ()):
            starts = max(ground.starts, agreement.starts)
            ends = _sooner(ground.ends, agreement.ends)
            if ends is not None and ends < starts:
                continue
            reads, writes, masked, summary = _cells(ground.kind, ground.role, ground.unheld, agreement.groups)
            if lock.address_protected and not (
                ground.role in PASS_A_PROTECTED_ADDRESS or ground.post in lock.sees_address
            ):
                reads &= ~_ADDRESS
                writes &= ~_ADDRESS
            if reads:
                found.append(
                    Grant(
                        ground.person, ground.post, ground.kind, ground.id, reads, writes, masked, summary, starts, ends
                    )
                )
    return found


@cache
def _cells(kind: GroundKind, role: str, unheld: bool, agreed: frozenset[str] | None) -> tuple[int, int, int, int]:
    """The masks (reads, writes, masked, summary) that a ground gives before locks."""
    if kind == GroundKind.ALLOCATION:
        reads = LEAD_READS_OF_ALL | (LEAD_READS_OF_UNHELD if unheld else frozenset())
        writes = LEAD_WRITES_OF_UNHELD if unheld else frozenset()
        masked = summary = frozenset()
    else:
        reads, writes, masked, summary = _of_role(role)
    if agreed is not None:
        reads, writes = reads & agreed, writes & agreed
    return (
        matrix.mask(reads),
        matrix.mask(writes),
        matrix.mask(masked & reads),
        matrix.mask(summary if agreed is None else summary & agreed),
    )


@cache
def _of_role(role: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """What the matrix gives a role on the strength of a live link alone.

    Cells that need a choice (c), the age rule (a) or an invitation (i) wait for grounds of their own. A cell that gives a
    summary only (s) opens no record: its group is told apart, for what a page says in a word.
    """
    reads, writes, masked, summary = set(), set(), set(), set()
    for group in matrix.groups():
        for allowance in matrix.cells()[group, role]:
            if allowance.conditions & {"c", "a", "i"}:
                continue
            whole = "s" not in allowance.conditions or group in SAID_IN_A_WORD
            if allowance.verb in "RW":
                (reads if whole else summary).add(group)
                if "m" in allowance.conditions:
                    masked.add(group)
            if allowance.verb in "WO":
                writes.add(group)
    return frozenset(reads), frozenset(writes & reads), frozenset(masked), frozenset(summary - reads)


# Whose named worker stands where several systems name one: care knows a family best, participation least.
NAMED_WORKER_FROM = ("childrens-social-care", "adult-social-care", "send", "nhs", "school", "participation")


def one_named_worker_each(roles: Sequence[Mapping], today: date) -> set[int]:
    """Which of the roles that sources tell (by position) make their worker the named worker: one a person at a time.

    Former ones stay what they were. NICE NG43 1.2.5: a single named worker.
    """
    rank = {system: n for n, system in enumerate(NAMED_WORKER_FROM)}
    found, live = set(), {}
    for at, role in enumerate(roles):
        if role["role"] != "KW":
            continue
        if role["ends"] is not None and role["ends"] < today:
            found.add(at)
            continue
        order = (rank.get(role["system"], len(rank)), -(role["starts"] or today).toordinal(), at)
        live[role["person"]] = min(live.get(role["person"], order), order)
    return found | {order[-1] for order in live.values()}


def _sooner(one: date | None, other: date | None) -> date | None:
    return min((d for d in (one, other) if d is not None), default=None)


_OPEN = Locked()
_ADDRESS = 1 << matrix.bit("M02")
