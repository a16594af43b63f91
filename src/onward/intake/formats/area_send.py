"""The lists that Ofsted and the Care Quality Commission ask for at an area SEND inspection, as one workbook.

List 1 holds people with an EHC plan, List 2 those with SEN support: a row a person, no names, few dates.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO

from onward.intake.claims import Claims, EventClaim, Failure, Severity, SpellClaim, Unit
from onward.intake.formats.declare import Context, Format, NotReadable, Sample
from onward.intake.formats.headings import PERSON_HEADINGS, Headings
from onward.intake.formats.person_columns import PersonColumns, Repeats, folded
from onward.intake.formats.reading.checking import Check, Row, age_skip, dated, expected, failed, in_order, not_future
from onward.intake.formats.reading.codes import labels
from onward.intake.formats.reading.tables import workbook_rows, workbook_sheets
from onward.intake.formats.reading.values import age_on, day, said, yes
from onward.values.identifiers import is_upn_placeholder, normalised

WHO = "The SEND data team"
LISTS = {"list1": "plans", "list2": "sen_support"}
AS_AT = "(as at)"  # added by `check`: the day the list was sent, for what it does not date
HEADINGS = Headings(
    PERSON_HEADINGS
    | {
        "unique_id": ("child unique id", "id"),
        "initial_plan_date": ("date initial ehc plan issued",),
        "updated_plan_date": ("date updated ehc plan issued",),
        "last_review_date": ("date ehc plan last reviewed",),
        "sen_need": ("sen primary need", "primary need"),
        "school_urn": ("main education establishment – urn", "main education establishment urn"),
        "school_phase": ("main education establishment – phase",),
        "second_school_phase": ("subsidiary education establishment – phase (dual registration)",),
        "home_education": ("elective home education",),
        "suspensions": (),
        "permanent_exclusions": (),
        "absence": (),
        "pupil_premium": (),
        "known_to_social_care": ("known to children's social care?",),
        "social_care_team": ("which children's social care team?",),
        "disability": ("does the child or young person have a disability?",),
    }
)
PERSON = PersonColumns(
    date_of_birth="date_of_birth", sex="gender", ethnicity="ethnicity", upn="upn", uln="uln", postcode="postcode"
)
_CHECKLIST = (
    "This is the list of checks that the area SEND lists must pass, not a list of people. Send the lists themselves."
)


def words_in(sample: Sample) -> str:
    """The shared words of a workbook small enough to have been sampled whole; "" of a larger one."""
    try:
        with zipfile.ZipFile(io.BytesIO(sample.head)) as book:
            return book.read("xl/sharedStrings.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError):
        return ""


def recognise(sample: Sample) -> int:
    sheets = {folded(name) for name in sample.sheets}
    if not sheets:
        return 0
    words = words_in(sample)
    if "Rule code" in words and "Error Text" in words:
        return 60
    if not sheets & set(LISTS) or {"list6", "list8"} & sheets:
        return 0
    return 90 if "EHC plan" in words else 60 if not words else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    lists = {LISTS[folded(name)]: name for name in workbook_sheets(stream) if folded(name) in LISTS}
    if not lists:
        raise NotReadable(_CHECKLIST)
    for table, sheet in lists.items():
        for number, row in workbook_rows(stream, sheet, columns=HEADINGS.ours):
            if not any(row.values()):
                continue
            if "unique_id" not in row and "upn" not in row:
                raise NotReadable(
                    f"The sheet {sheet} has no column for a unique ID or UPN, so it is no area SEND list."
                )
            subject = said(row.get("unique_id", "")) or normalised(said(row.get("upn", "")))
            yield Unit(number, table, row, subject, key=subject)


def _age(row: Row, today: date) -> int:
    born = day(row.get("date_of_birth", ""))
    return age_on(born, today) if born else -1


BOTH = (
    expected("101b", "gender", "The gender is missing. Give it."),
    expected("101c", "ethnicity", "The ethnicity is missing. Give it, or the code for not obtained."),
    expected("101d", "sen_need", "The main need is missing. Give its national code."),
    Check(
        "sen-need",
        "sen_need",
        "This type of need is not on the national list.",
        lambda row, _: bool(said(row.get("sen_need", ""))) and row["sen_need"].upper() not in labels("sen2_need_type"),
    ),
    Check(
        "102a",
        "date_of_birth",
        "The person is 25. Check that the plan or support still runs.",
        lambda row, context: _age(row, context.today) == 25,
    ),
    expected("103", "disability", "It is not said whether the person has a disability. Give yes or no."),
    Check(
        "disability",
        "disability",
        "This says neither yes nor no.",
        lambda row, _: bool(said(row.get("disability", ""))) and yes(row["disability"]) is None,
    ),
    Check(
        "107",
        "upn",
        "There is no UPN or ULN, and no code saying that they are unknown. Give one of the three.",
        lambda row, context: (
            _age(row, context.today) >= 6 and not said(row.get("upn", "")) and not said(row.get("uln", ""))
        ),
    ),
    Check(
        "108a",
        "school_urn",
        "Someone of school age has no education establishment. Give one.",
        lambda row, context: (
            5 <= _age(row, context.today) <= 16
            and not said(row.get("school_urn", ""))
            and not said(row.get("second_school_phase", ""))
        ),
    ),
    Check(
        "school-urn",
        "school_urn",
        "A URN has six digits. Correct it.",
        lambda row, _: bool(said(row.get("school_urn", ""))) and not _urn(row),
    ),
)
PLAN_CHECKS = (
    *(c for column in ("initial_plan_date", "updated_plan_date", "last_review_date") for c in dated("date", column)),
    not_future("105b", "initial_plan_date", "The first plan is dated in the future. Check the date."),
    not_future("105c", "updated_plan_date", "The updated plan is dated in the future. Check the date."),
    not_future("105d", "last_review_date", "The last review is dated in the future. Check the date."),
    in_order("106a", "initial_plan_date", "updated_plan_date", "The plan was updated before it was first issued."),
    in_order("106b", "initial_plan_date", "last_review_date", "The plan was reviewed before it was first issued."),
    expected("plan-date", "initial_plan_date", "The date of the first plan is missing. Give it."),
)


def _urn(row: Row) -> str:
    text = said(row.get("school_urn", "")).removesuffix(".0")
    return text if len(text) == 6 and text.isdigit() else ""


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    repeats = {table: Repeats("109", "unique_id", "This person", WHO) for table in LISTS.values()}
    upns = {table: Repeats("109", "upn", "This UPN", WHO) for table in LISTS.values()}
    for unit in units:
        row = unit.values
        unit.failures += failed(row, BOTH, context, WHO)
        if unit.table == "plans":
            unit.failures += failed(row, PLAN_CHECKS, context, WHO)
        unit.failures += PERSON.failures(row, context, WHO)
        upn = normalised(said(row.get("upn", "")))
        for repeated in (
            repeats[unit.table].failure(unit.subject, unit.number),
            None if is_upn_placeholder(upn) else upns[unit.table].failure(upn, unit.number, Severity.WARNING),
        ):
            if repeated:
                unit.failures.append(repeated)
        if not unit.subject:
            words = "There is no unique ID and no UPN, so the row belongs to nobody. Give one of them."
            unit.failures.append(Failure("nobody", "unique_id", "", words, WHO))
        born = day(row.get("date_of_birth", ""))
        if born and born <= context.today:
            unit.skip = age_skip(born, context.today)
        row[AS_AT] = context.today.isoformat()
        yield unit


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = list({(u.table, u.key): u for u in units}.values())
    spells = [spell for unit in latest for spell in _spells(unit)]
    events = [event for unit in latest if unit.table == "plans" for event in _events(unit)]
    return Claims(person=PERSON.claim(latest[-1].values), spells=tuple(spells), events=tuple(events))


def _school_year_began(unit: Unit) -> date | None:
    on = day(unit.values.get(AS_AT, ""))
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1) if on else None


def _spells(unit: Unit) -> Iterator[SpellClaim]:
    row, said_by = unit.values, (unit.table, unit.number)
    need = said(row.get("sen_need", "")).upper()
    need = need if need in labels("sen2_need_type") else ""
    first_plan = day(row.get("initial_plan_date", "")) if unit.table == "plans" else None
    undated = (("start", "not given"),)
    since = first_plan or _school_year_began(unit)
    if since is None:
        return
    details = ((("need", need),) if need else ()) + (() if first_plan else undated)
    kind, state = ("ehc_plan", "maintained") if unit.table == "plans" else ("sen_support", "yes")
    yield SpellClaim(kind, state, since, details=details, unit=said_by)
    if need:
        told = (("words", labels("sen2_need_type")[need]), ("rank", "1"))
        yield SpellClaim("sen_need", need, since, details=told, unit=said_by)
    began = _school_year_began(unit) or since
    if urn := _urn(row):
        yield SpellClaim("school", "school", began, provider=f"URN {urn}", details=undated, unit=said_by)
    if yes(row.get("home_education", "")):
        yield SpellClaim("activity", "home_educated", began, details=undated, unit=said_by)
    born = day(row.get("date_of_birth", ""))
    if born and yes(row.get("disability", "")):
        yield SpellClaim("disability", "yes", born, details=undated, unit=said_by)


def _events(unit: Unit) -> Iterator[EventClaim]:
    row, said_by = unit.values, (unit.table, unit.number)
    issued, updated = day(row.get("initial_plan_date", "")), day(row.get("updated_plan_date", ""))
    if issued:
        yield EventClaim("ehc_plan_issued", issued, unit=said_by)
    if updated and updated != issued:
        yield EventClaim("ehc_plan_amended", updated, unit=said_by)
    if reviewed := day(row.get("last_review_date", "")):
        yield EventClaim("ehc_review_meeting", reviewed, unit=said_by)


AREA_SEND = Format(
    key="area-send-lists",
    title="Area SEND inspection lists, workbook",
    unit="row of a list",
    system="send",
    family="area-send",
    source="Ofsted and CQC area SEND inspection, child-level lists 1 and 2",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=(
        ("plans", "unique_id", "The area's own number for the person"),
        ("plans", "initial_plan_date", "The day the first plan was issued"),
        ("plans", "updated_plan_date", "The day the latest plan was issued"),
        ("plans", "last_review_date", "The day of the last review"),
        ("sen_support", "sen_need", "Main type of need, national code"),
    ),
)
