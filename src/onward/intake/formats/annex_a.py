"""The lists that Ofsted asks for at an inspection of children's services (Annex A), as one workbook.

Lists 6 (in need), 8 (looked after) and 9 (care leavers) are taken; the others hold contacts, adopters and the like.
Values carry letters and codes before their words: "b) No", "E1: Placement order", "f) U6: Foster placement".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import IO

from onward.intake.claims import Claims, EventClaim, Failure, RoleClaim, Severity, SpellClaim, Unit
from onward.intake.formats.declare import Context, Format, NotReadable, Sample
from onward.intake.formats.headings import Headings
from onward.intake.formats.person_columns import PersonColumns, Repeats, folded
from onward.intake.formats.reading.checking import Check, Row, age_skip, dated, failed, in_order
from onward.intake.formats.reading.tables import workbook_rows, workbook_sheets
from onward.intake.formats.reading.values import birthday, day, said, yes
from onward.intake.formats.ssda903.meanings import STATE_OF_ACTIVITY, STATE_OF_HOME, STATE_OF_PLACE

WHO = "The children's social care data team"
TAKEN = {"list6": "children_in_need", "list8": "looked_after", "list9": "care_leavers"}
AS_AT = "(as at)"  # added by `check`: the day the list was sent, for what it does not date
HEADINGS = Headings(
    {
        "child_id": ("child unique id",),
        "gender": ("sex",),
        "ethnicity": (),
        "date_of_birth": ("dob",),
        "disability": ("does the child have a disability",),
        "cin_start": ("cin start date",),
        "need": ("primary need code", "child's category of need"),
        "cin_closure": ("cin closure date",),
        "closure_reason": ("reason for closure",),
        "case_status": (),
        "team": ("allocated team",),
        "worker": ("allocated worker",),
        "unaccompanied": ("unaccompanied asylum seeking child (uasc) within the last 12 months (y/n))", "uasc"),
        "care_start": ("date started to be looked after",),
        "legal_status": ("child's legal status",),
        "latest_review": ("date of latest statutory review",),
        "care_end": ("date ceased to be looked after",),
        "care_end_reason": ("reason ceased to be looked after",),
        "placement_start": ("start date of most recent placement",),
        "placement": ("placement type",),
        "provider": ("placement provider",),
        "urn": ("urn of placement",),
        "eligibility": ("eligibility category",),
        "in_touch": ("la in touch",),
        "home": ("type of accommodation",),
        "home_suitable": ("suitability of accommodation",),
        "activity": ("activity status",),
    }
)
PERSON = PersonColumns(date_of_birth="date_of_birth", sex="gender", ethnicity="ethnicity")
_LETTER = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)
_CODE = re.compile(r"^([A-Z]{1,3}\d{0,2}[A-Z]?)\s*(?::|-|–)\s*(.*)$")


@lru_cache(maxsize=4096)
def coded(text: str) -> tuple[str, str]:
    """(code, words) of "f) U6: Foster placement - not FFA"; ("", words) when there is no code."""
    plain = _LETTER.sub("", said(text))
    found = _CODE.match(plain)
    return (found[1], found[2]) if found else ("", plain)


def recognise(sample: Sample) -> int:
    sheets = {folded(name) for name in sample.sheets}
    return 90 if len(sheets & set(TAKEN)) >= 2 else 50 if sheets & set(TAKEN) else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    for sheet in workbook_sheets(stream):
        name = folded(sheet)
        if not name.startswith("list"):
            continue
        for number, row in workbook_rows(stream, sheet, columns=HEADINGS.ours):
            if not any(row.values()):
                continue
            if name not in TAKEN:
                yield Unit(number, name, row, skip=f"{sheet} is not among the lists taken: 6, 8 and 9.")
                continue
            if "child_id" not in row:
                raise NotReadable(f"The sheet {sheet} has no column Child Unique ID, so it is no Annex A list.")
            subject = said(row["child_id"])
            yield Unit(number, TAKEN[name], row, subject, key=subject)


_DATES = ("cin_start", "cin_closure", "care_start", "care_end", "placement_start", "latest_review")
CHECKS = (
    *(c for column in _DATES for c in dated("date", column)),
    in_order("closure-order", "cin_start", "cin_closure", "The case closes before it starts. Correct a date."),
    in_order("care-order", "care_start", "care_end", "Care ends before it starts. Correct a date."),
    in_order("placement-order", "care_start", "placement_start", "The placement starts before care does."),
    Check(
        "care-before-birth",
        "care_start",
        "Care starts before birth. Correct one of the dates.",
        lambda row, _: _before(row, "care_start", "date_of_birth"),
    ),
    Check(
        "placement-code",
        "placement",
        "The placement type does not begin with a code that is known, so the kind of placement is not.",
        lambda row, _: bool(said(row.get("placement", ""))) and coded(row["placement"])[0] not in STATE_OF_PLACE,
    ),
    Check(
        "worker-missing",
        "worker",
        "No worker is named. Give one, or correct the look-up in the workbook.",
        lambda row, _: not said(row.get("worker", "")),
    ),
)


def _before(row: Row, first: str, second: str) -> bool:
    one, other = day(row.get(first, "")), day(row.get(second, ""))
    return one is not None and other is not None and one < other


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    repeats = {table: Repeats("child-repeated", "child_id", "This child", WHO) for table in TAKEN.values()}
    for unit in units:
        if not unit.skip:
            row = unit.values
            unit.failures += failed(row, CHECKS, context, WHO)
            unit.failures += PERSON.failures(row, context, WHO)
            if not unit.subject:
                words = "There is no child unique ID, so the row belongs to nobody. Give one."
                unit.failures.append(Failure("nobody", "child_id", "", words, WHO))
            elif repeated := repeats[unit.table].failure(unit.subject, unit.number, Severity.WARNING):
                unit.failures.append(repeated)
            born = day(row.get("date_of_birth", ""))
            if born and born <= context.today:
                unit.skip = age_skip(born, context.today)
            row[AS_AT] = context.today.isoformat()
        yield unit


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = list({(u.table, u.key): u for u in units}.values())
    spells = [spell for unit in latest for spell in _SPELLS[unit.table](unit)]
    events = [
        EventClaim("care_review", on, unit=(u.table, u.number))
        for u in latest
        if (on := day(u.values.get("latest_review", "")))
    ]
    roles = dict.fromkeys(role for unit in latest for role in _roles(unit))
    return Claims(PERSON.claim(latest[-1].values), tuple(spells), tuple(events), tuple(roles))


def _roles(unit: Unit) -> Iterator[RoleClaim]:
    worker = " ".join(said(unit.values.get("worker", "")).split())
    if worker:
        yield RoleClaim(worker, worker, "CSW", team=said(unit.values.get("team", "")))


def _details(**said_more: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in said_more.items() if text)


def _ended(started: date, text: str) -> date | None:
    ended = day(text)
    return max(started, ended) if ended else None


def _disability(unit: Unit) -> Iterator[SpellClaim]:
    born = day(unit.values.get("date_of_birth", ""))
    if born and yes(unit.values.get("disability", "")):
        yield SpellClaim("disability", "yes", born, details=(("start", "not given"),), unit=(unit.table, unit.number))


def _in_need(unit: Unit) -> Iterator[SpellClaim]:
    row = unit.values
    started = day(row.get("cin_start", ""))
    if started:
        need, words = coded(row.get("need", ""))
        status = coded(row.get("case_status", ""))[1]
        details = _details(
            need=need, need_words=words, status=status, reason_closed=coded(row.get("closure_reason", ""))[1]
        )
        ended = _ended(started, row.get("cin_closure", ""))
        state = "closed_case" if ended else "open_case"
        yield SpellClaim("child_in_need", state, started, ended, details=details, unit=(unit.table, unit.number))
    yield from _disability(unit)


def _looked_after(unit: Unit) -> Iterator[SpellClaim]:
    row, said_by = unit.values, (unit.table, unit.number)
    started = day(row.get("care_start", ""))
    if started:
        place, words = coded(row.get("placement", ""))
        details = _details(
            place=place,
            place_words=words,
            legal_status=coded(row.get("legal_status", ""))[0],
            category_of_need=coded(row.get("need", ""))[0],
            urn=said(row.get("urn", "")),
            placement_began=said(row.get("placement_start", "")),
            reason_ended=coded(row.get("care_end_reason", ""))[0],
        )
        ended = _ended(started, row.get("care_end", ""))
        provider = coded(row.get("provider", ""))[1]
        state = STATE_OF_PLACE.get(place, "other")
        yield SpellClaim("looked_after", state, started, ended, "", provider, details=details, unit=said_by)
        if yes(row.get("unaccompanied", "")):
            yield SpellClaim("unaccompanied_child", "unaccompanied", started, ended, unit=said_by)
    yield from _disability(unit)


def _care_leaver(unit: Unit) -> Iterator[SpellClaim]:
    row, said_by = unit.values, (unit.table, unit.number)
    undated = (("start", "not given"),)
    born, as_at = day(row.get("date_of_birth", "")), day(row.get(AS_AT, ""))
    eligibility = coded(row.get("eligibility", ""))[1]
    if born and eligibility:
        former = eligibility.lower().startswith("former")
        state = "_".join(eligibility.lower().removesuffix(" child").split())
        yield SpellClaim("care_leaver", state, birthday(born, 18 if former else 16), details=undated, unit=said_by)
    if as_at:
        code, words = coded(row.get("activity", ""))
        state = STATE_OF_ACTIVITY.get(code) or STATE_OF_ACTIVITY.get(code[1:])
        if state:
            details = (*_details(code=code, words=words), *undated)
            yield SpellClaim("activity", state, as_at, details=details, unit=said_by)
        code, words = coded(row.get("home", ""))
        if code[:1] in STATE_OF_HOME:
            suitable = coded(row.get("home_suitable", ""))[1].lower()
            details = (*_details(code=code, words=words, suitable=suitable), *undated)
            yield SpellClaim("home", STATE_OF_HOME[code[:1]], as_at, details=details, unit=said_by)
    yield from _disability(unit)


_SPELLS = {"children_in_need": _in_need, "looked_after": _looked_after, "care_leavers": _care_leaver}

ANNEX_A = Format(
    key="annex-a-lists",
    title="Ofsted Annex A lists of children's services, workbook",
    unit="row of a list",
    system="childrens-social-care",
    family="annex-a",
    source="Ofsted inspection of local authority children's services, Annex A, lists 6, 8 and 9",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=(
        ("children_in_need", "child_id", "Child unique ID, as in the SSDA903 and CIN returns"),
        ("children_in_need", "cin_start", "The day the child came to be in need"),
        ("looked_after", "care_start", "The day the child came into care"),
        ("looked_after", "placement", "Placement code and words"),
        ("care_leavers", "eligibility", "Relevant, former relevant, qualifying"),
        ("care_leavers", "home", "Accommodation code and words"),
    ),
)
