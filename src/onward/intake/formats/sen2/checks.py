"""Checking a SEN2 return, XML or CSV: each part by the table in `part_checks`, then each person across their parts.

In XML a person is one unit, so a fault in one part costs that part and not the person: it is shown as a warning, and
`claims` leaves the part out. In CSV a part is a unit of its own and is refused.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from onward.intake.claims import Failure, Severity, Unit
from onward.intake.formats.declare import Context
from onward.intake.formats.person_columns import Repeats
from onward.intake.formats.reading.checking import WHOLE_LINE, age_skip
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import age_on, day, problem_with_day, said
from onward.intake.formats.sen2 import checks_across
from onward.intake.formats.sen2.part_checks import DATES, MAY_BE_AHEAD, PART_CHECKS
from onward.intake.formats.sen2.parts import PARENT, PERSON, REVIEWS_SWAPPED, Part, from_element, from_lines
from onward.values.identifiers import is_upn_placeholder

WHO = "The SEND data team"
REVERSED = 0.5  # beyond this share of meetings after their decision, the two columns are taken to be swapped
LOOKED_AT = 500  # units with both review dates, enough to judge by


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    """XML is checked as it comes. The lines of CSV files are held until all have come: people lie across files."""
    census: date | None = None
    lines: list[Unit] = []
    people = Repeats("person-repeated", "upn", "This person", WHO)
    for unit in _review_dates_put_right(units):
        if unit.table == "header":
            census = next((day(t) for path, t in unit.values.items() if path.endswith("referencedate")), None)
        elif unit.table == "person" and "persontableid" not in unit.values:
            _check_person(from_element(unit), census, context)
            if repeated := people.failure(unit.subject, unit.number):
                unit.failures.append(repeated)
        else:
            lines.append(unit)
            continue
        yield unit
    _check_lines(lines, census, context)
    yield from lines


def _check_lines(lines: list[Unit], census: date | None, context: Context) -> None:
    by_subject: dict[str, list[Unit]] = {}
    repeats = {module: Repeats("key-repeated", f"{module}tableid", "This number", WHO) for module in PARENT}
    for unit in lines:
        if WHOLE_LINE.fails(unit.values, context):
            unit.failures.append(Failure(WHOLE_LINE.rule, WHOLE_LINE.column, "", WHOLE_LINE.words, WHO))
        key = said(unit.values.get(f"{unit.table}tableid", ""))
        if not key:
            words = "The line has no number of its own, so nothing can be joined to it. Export the files again."
            unit.failures.append(Failure("key-missing", f"{unit.table}tableid", "", words, WHO))
        elif repeated := repeats[unit.table].failure(key, unit.number):
            unit.failures.append(repeated)
        if unit.subject:
            by_subject.setdefault(unit.subject, []).append(unit)
        elif unit.table != "person":
            unit.failures.append(_orphan(unit))
    for units in by_subject.values():
        _check_lines_of_one(units, census, context)


def _check_lines_of_one(units: list[Unit], census: date | None, context: Context) -> None:
    person = from_lines(units)
    joined: set[int] = set()
    if person:
        _check_person(person, census, context)
        joined = {id(part.unit) for part in person.walk()}
    for unit in units:
        if person and id(unit) in joined:
            unit.skip = person.unit.skip
        elif not unit.failures:
            _check_part(Part(unit.table, unit, fields=dict(unit.values)), None, context)
            if person:
                unit.failures.append(_orphan(unit))


def _orphan(unit: Unit) -> Failure:
    above = f"{PARENT[unit.table]}tableid"
    words = (
        "The line it hangs from is not in what was sent, so it belongs to nobody. "
        "Put all the files of the export in one zip and send that."
    )
    return Failure("orphan", above, unit.values.get(above, ""), words, WHO)


def _check_person(person: Part, census: date | None, context: Context) -> None:
    unit = person.unit
    unit.failures += PERSON.failures(person.fields, context, WHO)
    unit.failures += _who(person)
    born = person.day("personbirthdate")
    if born is not None and born <= context.today:
        unit.skip = age_skip(born, context.today)
        if census and age_on(born, census) > 25:
            words = "The person was over 25 on the census day. A plan may run only to the end of that school year."
            _add(person, "over-25", "personbirthdate", words)
    for part in person.children:
        _check_below(part, None, context)
    for part, rule, column, words in checks_across.found(person, census, context.la_code):
        _add(part, rule, column, words)


def _check_below(part: Part, above: Part | None, context: Context) -> None:
    _check_part(part, above, context)
    for child in part.children:
        _check_below(child, part, context)


def _check_part(part: Part, above: Part | None, context: Context) -> None:
    for check in PART_CHECKS.get(part.module, ()):
        if check.fails(part, above, context.today):
            _add(part, check.rule, check.column, check.words, check.severity)
    for column in DATES.get(part.module, ()):
        text = part.fields.get(column, "")
        if words := problem_with_day(text):
            _add(part, "date", column, words)
        elif column not in MAY_BE_AHEAD and (on := day(text)) and on > context.today:
            _add(part, "date-future", column, "This date is in the future. Check it at the source.")


def _who(person: Part) -> Iterator[Failure]:
    upn, reason = person.text("upn"), person.text("upnunknown").upper()
    known = (upn and not is_upn_placeholder(upn)) or person.text("uniquelearnernumber")
    if not person.unit.subject:
        words = "There is no UPN, ULN, or name with a date of birth, so nobody can be recognised. Give one of them."
        yield Failure("nobody", "upn", "", words, WHO)
    elif not known and reason not in codes("sen2_upn_unknown"):
        words = "UPN and ULN are both blank and no reason from the list is given. Give one of the three."
        yield Failure("upn-unknown", "upnunknown", reason, words, WHO, Severity.WARNING)
    elif known and reason:
        words = "A reason for having no UPN or ULN is given beside one of them. Remove the reason."
        yield Failure("upn-unknown", "upnunknown", reason, words, WHO, Severity.WARNING)


def _add(part: Part, rule: str, column: str, words: str, severity: Severity = Severity.WARNING) -> None:
    if part.prefix:
        severity = Severity.WARNING  # a part of a person, who is accepted without it
    part.unit.failures.append(
        Failure(rule, f"{part.prefix}{column}", part.fields.get(column, ""), words, WHO, severity)
    )


def _review_dates_put_right(units: Iterable[Unit]) -> Iterator[Unit]:
    """In the DfE workbook the headings of the two review dates stand over each other's tags, and returns keyed by it
    have them swapped. A meeting after the decision can be right (last year's decision), so the file as a whole judges.
    """
    held: list[Unit] = []
    reversed_, both = 0, 0
    units = iter(units)
    for unit in units:
        held.append(unit)
        for meeting, decision in _review_dates(unit):
            both += 1
            reversed_ += meeting > decision
        if both >= LOOKED_AT:
            break
    swapped = both > 0 and reversed_ / both > REVERSED
    for batch in (held, units):
        for unit in batch:
            if swapped and any(True for _ in _review_dates(unit)):
                _swap(unit)
            yield unit


def _review_dates(unit: Unit) -> Iterator[tuple[date, date]]:
    for column, text in unit.values.items():
        if column.endswith("reviewmeeting"):
            meeting, decision = day(text), day(unit.values.get(f"{column.removesuffix('reviewmeeting')}lastreview", ""))
            if meeting and decision:
                yield meeting, decision


def _swap(unit: Unit) -> None:
    unit.values[REVIEWS_SWAPPED] = "swapped"
    words = (
        "In most rows the review meeting comes after its decision, so the two columns are taken to be swapped, as the "
        "headings of the DfE workbook are. They are read the other way round; check them at the source."
    )
    unit.failures.append(Failure("review-dates-swapped", "reviewmeeting", "", words, WHO, Severity.WARNING))


FIELDS = (
    ("person", "upn", "Unique pupil number"),
    ("person", "uniquelearnernumber", "Unique learner number"),
    ("person", "personbirthdate", "Date of birth"),
    ("requests", "receiveddate", "The day the request came in: day 0 of the 20 weeks"),
    ("requests", "requestoutcome", "Whether to assess: Y, N; A not decided, W withdrawn, H decided in an earlier year"),
    ("assessment", "assessmentoutcome", "Whether to issue a plan"),
    ("assessment", "assessmentoutcomedate", "The day the plan was issued or refused"),
    ("namedplan", "startdate", "The date of the current plan"),
    ("namedplan", "ceasedate", "The day the plan ended, after the time to appeal"),
    ("namedplan", "pb", "Personal budget taken up"),
    ("namedplan", "dp", "Kind of direct payment"),
    ("plandetail", "urn", "A setting named in section I"),
    ("activeplans", "reviewmeeting", "The day of the latest annual review meeting"),
    ("activeplans", "lastreview", "The day of the latest annual review decision"),
    ("activeplans", "reviewdraft", "The day the draft amended plan was sent"),
    ("activeplans", "phasetransferfinaldate", "The day the final plan for a phase transfer was issued"),
    ("placementdetail", "entrydate", "The day the placement began"),
    ("senneed", "sentype", "Type of need, ranked"),
)
