"""The checks of one part of a SEN2 return, in one table.

Source: DfE SEN2 person-level guide 2025 and the validation rules that go with it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from onward.intake.claims import Severity
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import yes
from onward.intake.formats.sen2.parts import Part

WEEKS_TO_DECIDE, WEEKS_TO_PLAN = 6, 20  # SEND Regulations 2014, regs 5 and 13


@dataclass(frozen=True, slots=True)
class PartCheck:
    rule: str
    column: str
    words: str
    fails: Callable[[Part, Part | None, date], bool]  # the part, the part above it, today
    severity: Severity = Severity.WARNING


def _coded(rule: str, column: str, known: Collection[str], words: str) -> PartCheck:
    return PartCheck(rule, column, words, lambda p, _, __: bool(p.text(column)) and p.text(column).upper() not in known)


def _both(p: Part, first: str, second: str) -> bool:
    return yes(p.text(first)) is True and yes(p.text(second)) is True


def _weeks_late(part: Part, received: date | None, column: str, weeks: int) -> bool:
    on = part.day(column)
    return on is not None and received is not None and (on - received).days > weeks * 7


def _exception_applies(request: Part) -> bool:
    assessment = request.one("assessment")
    return bool(assessment and yes(assessment.text("week20")))


def _plan_late(part: Part, request: Part | None, _: date) -> bool:
    received = request.day("receiveddate") if request else None
    return yes(part.text("week20")) is not True and _weeks_late(part, received, "assessmentoutcomedate", WEEKS_TO_PLAN)


def _outcome_checks(outcome: str, on: str, thing: str, dated: str) -> tuple[PartCheck, ...]:
    return (
        _coded(f"{thing}-outcome", outcome, "YNAWH", "The outcome is none of Y, N, A, W and H. Correct it."),
        PartCheck(
            f"{thing}-outcome-date",
            on,
            "The decision has no date. Give the day on which it was made.",
            lambda p, _, __: bool(p.text(outcome)) and p.text(outcome).upper() in dated and not p.text(on),
        ),
        PartCheck(
            f"{thing}-outcome-date",
            on,
            "No decision has been made, and yet it has a date. Correct the outcome or remove the date.",
            lambda p, _, __: p.text(outcome).upper() in ("A", "W", "H") and bool(p.text(on)),
        ),
    )


_PLACE = (
    PartCheck(
        "setting-missing",
        "urn",
        "None of URN, UKPRN and type of setting is given, so the setting is not known. Give one of them.",
        lambda p, _, __: not (p.text("urn") or p.text("ukprn") or p.text("sensetting")),
        Severity.ERROR,
    ),
    _coded("setting-type", "sensetting", codes("sen2_setting"), "The type of setting is not on the SEN2 list."),
    PartCheck(
        "unit-and-resourced",
        "senunitindicator",
        "A place is in a SEN unit or in resourced provision, never in both. Correct one of them.",
        lambda p, _, __: _both(p, "senunitindicator", "resourcedprovisionindicator"),
    ),
    PartCheck(
        "placement-rank",
        "placementrank",
        "The rank is 1 (main) or 2 (second). Correct it.",
        lambda p, _, __: p.text("placementrank").removesuffix(".0") not in ("", "1", "2"),
    ),
)

PART_CHECKS: dict[str, tuple[PartCheck, ...]] = {
    "requests": (
        PartCheck(
            "received-date-missing",
            "receiveddate",
            "The day on which the request came in is missing, so no time limit can be counted. Give it.",
            lambda p, _, __: not p.text("receiveddate") and p.text("requestoutcome").upper() != "H",
        ),
        *_outcome_checks("requestoutcome", "requestoutcomedate", "request", "YN"),
        PartCheck(
            "outcome-before-request",
            "requestoutcomedate",
            "The decision is dated before the request came in. Correct one of the dates.",
            lambda p, _, __: bool(
                p.day("requestoutcomedate")
                and p.day("receiveddate")
                and p.day("requestoutcomedate") < p.day("receiveddate")
            ),
        ),
        PartCheck(
            "decision-late",
            "requestoutcomedate",
            "The decision whether to assess came more than 6 weeks after the request. Check both dates.",
            lambda p, _, __: (
                not _exception_applies(p)
                and _weeks_late(p, p.day("receiveddate"), "requestoutcomedate", WEEKS_TO_DECIDE)
            ),
        ),
        _coded("request-source", "requestsource", codes("sen2_request_source"), "The source is not on the SEN2 list."),
    ),
    "assessment": (
        # A plan may be agreed and not yet issued: yes without a date.
        *_outcome_checks("assessmentoutcome", "assessmentoutcomedate", "assessment", "N"),
        PartCheck(
            "plan-late",
            "assessmentoutcomedate",
            "The plan or the decision against one came more than 20 weeks after the request, and no exception is "
            "recorded. Check the dates, or record the exception.",
            _plan_late,
        ),
    ),
    "namedplan": (
        PartCheck(
            "plan-start-missing",
            "startdate",
            "The plan has no start date, so it cannot be placed in time. Give the date of the current plan.",
            lambda p, _, __: not p.text("startdate"),
            Severity.ERROR,
        ),
        PartCheck(
            "cease-reason-missing",
            "ceasereason",
            "The plan has an end date and no reason. Give the reason.",
            lambda p, _, __: bool(p.text("ceasedate")) and not p.text("ceasereason"),
        ),
        PartCheck(
            "cease-date-missing",
            "ceasedate",
            "The plan has a reason for ending and no end date. Give the date, or remove the reason.",
            lambda p, _, __: bool(p.text("ceasereason")) and not p.text("ceasedate"),
        ),
        _coded("cease-reason", "ceasereason", codes("sen2_cease_reason"), "The reason is not on the SEN2 list."),
        PartCheck(
            "cease-before-start",
            "ceasedate",
            "The plan ends before it starts. Correct one of the dates.",
            lambda p, _, __: bool(
                p.day("ceasedate") and p.day("startdate") and p.day("ceasedate") < p.day("startdate")
            ),
        ),
    ),
    "plandetail": _PLACE,
    "placementdetail": (
        *_PLACE,
        PartCheck(
            "leaving-before-entry",
            "leavingdate",
            "The placement ends before it begins. Correct one of the dates.",
            lambda p, _, __: bool(
                p.day("leavingdate") and p.day("entrydate") and p.day("leavingdate") < p.day("entrydate")
            ),
        ),
    ),
    "activeplans": (
        _coded("transfer-la", "transferla", codes("la_code"), "This is not the code of an English council."),
        PartCheck(
            "review-meeting-future",
            "reviewmeeting",
            "The review meeting lies in the future. The return holds meetings already held.",
            lambda p, _, today: bool(p.review_dates[0] and p.review_dates[0] > today),
        ),
    ),
    "senneed": (
        PartCheck(
            "need-missing",
            "sentype",
            "The need has no type. Give one from the SEN2 list.",
            lambda p, _, __: not p.text("sentype"),
            Severity.ERROR,
        ),
        _coded("need-type", "sentype", codes("sen2_need_type"), "The type of need is not on the SEN2 list."),
    ),
}
DATES = {
    "requests": ("receiveddate", "requestoutcomedate"),
    "assessment": ("assessmentoutcomedate",),
    "namedplan": ("startdate", "ceasedate"),
    "activeplans": ("lastreview", "reviewmeeting", "reviewdraft", "phasetransferduedate", "phasetransferfinaldate"),
    "placementdetail": ("entrydate", "leavingdate"),
}
MAY_BE_AHEAD = ("phasetransferduedate", "leavingdate", "ceasedate")
