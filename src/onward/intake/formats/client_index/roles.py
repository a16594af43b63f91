"""Which role a worker has for a person, from the words by which systems name posts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onward.intake.claims import Unit
from onward.intake.formats.reading.values import said

# (words in a job title or role, role code); the first that fits is taken, so the narrower stand before the wider.
_ROLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(words, re.IGNORECASE), code)
    for words, code in (
        (
            r"\b(named|key) ?worker\b|\btransitions? (worker|navigator|coordinator)\b|\bparticipation\b|\bpfa\b|^KW$",
            "KW",
        ),
        (r"\badults?\b.*\b(worker|practitioner|manager|therapist)\b|^ASW$", "ASW"),
        (r"\bsenco\b|\bteacher\b|\bschool\b|\bcollege\b|\btutor\b|^ED$", "ED"),
        (r"\bsend?\b|\behcp?\b|^SEN$", "SEN"),
        (
            r"\bpersonal advis[eo]r\b|\bleaving care\b|\bsocial work\w*\b|\bfamily support\b|\ballocated\b|^CSW$|^PA$",
            "CSW",
        ),
        (r"\bnurse\b|\bdoctor\b|\btherap\w+\b|\bpsych\w+\b|\bpa?ediatric\w*\b|\bhealth\b|\bmidwife\b|^HP$", "HP"),
    )
)


def role_of(words: str) -> str:
    """The role code (KW, CSW, ASW, SEN, HP, ED) for a post; "" when the words name none of them.

    A plain "Social worker" is taken for a child's; an adult system that says no more has to be told apart by its system.
    """
    return next((code for pattern, code in _ROLES if pattern.search(words)), "")


@dataclass(frozen=True, slots=True)
class Worker:
    name: str
    title: str
    team: str


def workers(units: Iterable[Unit]) -> dict[str, Worker]:
    """Who the workers are, by their identifier, from rows of `ssd_professionals` and `ssd_department`.

    Rows about a person name their worker by identifier only; whoever applies a load looks the names up here.
    """
    return {
        unit.key: Worker(
            said(unit.values.get("prof_professional_name", "")),
            said(unit.values.get("prof_professional_job_title", "")),
            said(unit.values.get("prof_professional_department", "")),
        )
        for unit in units
        if unit.table == "ssd_professionals" and unit.key
    }


def teams(units: Iterable[Unit]) -> dict[str, str]:
    """The names of teams by their identifier, from rows of `ssd_department`."""
    return {u.key: said(u.values.get("dept_team_name", "")) for u in units if u.table == "ssd_department" and u.key}
