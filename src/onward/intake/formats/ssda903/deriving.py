"""What the return says of one child: who they are, and the spells and events of their time in care and after."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onward.intake.claims import Claims, EventClaim, PersonClaim, RoleClaim, SpellClaim, Unit
from onward.intake.formats.reading.codes import codes, labels
from onward.intake.formats.reading.values import birthday, day, day_is_placeholder, said
from onward.intake.formats.ssda903 import meanings
from onward.intake.formats.ssda903.reading import parts
from onward.intake.formats.ssda903.return_year import birthday_in
from onward.intake.formats.ssda903.tables import TABLES
from onward.values.identifiers import is_upn, normalised, postcode

Fact = SpellClaim | EventClaim | RoleClaim


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one table, with the year of the return it came in (0 where the table has no need of it)."""

    values: dict[str, str]
    unit: tuple[str, int]
    year: int = 0

    def text(self, column: str) -> str:
        return said(self.values.get(column, ""))

    def day(self, column: str) -> date | None:
        return day(self.values.get(column, ""))

    def details(self, **columns: str) -> tuple[tuple[str, str], ...]:
        """Each name with the value of its column, where there is one."""
        return tuple((name, value) for name, column in columns.items() if (value := self.text(column)))


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    tables = _latest(units)
    episodes = sorted((r for r in tables.get("episodes", ()) if r.day("DECOM")), key=lambda r: r.day("DECOM"))
    facts = [fact for table, tell in _TELLS.items() for row in tables.get(table, ()) for fact in tell(row)]
    facts += [fact for row in tables.get("uasc", ()) for fact in _unaccompanied(row, episodes)]
    return Claims(
        person=_person(tables, episodes),
        spells=tuple(f for f in facts if isinstance(f, SpellClaim)),
        events=tuple(f for f in facts if isinstance(f, EventClaim)),
        roles=tuple(f for f in facts if isinstance(f, RoleClaim)),
    )


def _latest(units: Sequence[Unit]) -> dict[str, list[Row]]:
    """The rows of each table, the latest of each key: a later load says again what an earlier one said."""
    kept: dict[tuple[str, ...], tuple[str, Row]] = {}
    for unit in units:
        year = unit.key.rpartition("|")[2]
        for table, _, values in parts(unit):
            declared = TABLES[table]
            when = year if declared.yearly else ""
            key = (table, when, *(said(values.get(c, "")) for c in declared.key))
            kept[key] = (table, Row(values, (unit.table, unit.number), int(when) if when.isdigit() else 0))
    tables: dict[str, list[Row]] = {}
    for table, row in kept.values():
        tables.setdefault(table, []).append(row)
    return tables


def _person(tables: dict[str, list[Row]], episodes: Sequence[Row]) -> PersonClaim:
    # The header says it best; the other tables repeat the birthday and so serve when there is no header.
    rows = [r for t in ("header", "uasc", "oc3", "oc2", "reviews") for r in tables.get(t, ())]
    born = next((d for r in rows if (d := r.day("DOB"))), None)
    header = next(iter(tables.get("header", ())), None)
    ethnicity = header.text("ETHNIC").upper().replace("CNHE", "CHNE") if header else ""
    upn = normalised(header.text("UPN")) if header else ""
    last = episodes[-1] if episodes else None
    return PersonClaim(
        date_of_birth=born,
        dob_placeholder=bool(born and day_is_placeholder(born)),
        sex=next((s for r in rows if (s := meanings.SEX.get(r.text("SEX").upper()))), ""),
        ethnicity=ethnicity if ethnicity in codes("dfe_ethnicity") else "",
        upn=upn if is_upn(upn) else "",
        postcode=_postcode(last) if last else "",
        died_on=last.day("DEC") if last and last.text("REC") == meanings.DIED else None,
    )


def _postcode(last: Row) -> str:
    # A child in care lives at the placement; one on short breaks, or who has left, is likelier to be at home.
    lives_there = not last.day("DEC") and last.text("LS") not in meanings.SHORT_BREAKS
    return postcode(last.text("PL_POST" if lives_there else "HOME_POST"))


def _episode(row: Row) -> Iterator[Fact]:
    start, end = row.day("DECOM"), _last_day(row)
    if start is None:
        return
    place, status = row.text("PLACE"), row.text("LS")
    short = status in meanings.SHORT_BREAKS
    details = row.details(
        legal_status="LS",
        place="PLACE",
        category_of_need="CIN",
        reason_began="RNE",
        reason_ended="REC",
        reason_place_changed="REASON_PLACE_CHANGE",
        urn="URN",
    )
    state = "short_break" if short else meanings.STATE_OF_PLACE.get(place, "other")
    provider = row.text("PLACE_PROVIDER")
    yield SpellClaim("looked_after", state, start, end, provider=provider, details=details, unit=row.unit)
    if place == meanings.CUSTODY_PLACE or (place == meanings.SECURE_HOME and status in meanings.FROM_COURT):
        yield SpellClaim("custody", "youth_custody", start, end, details=row.details(place="PLACE"), unit=row.unit)


def _last_day(row: Row) -> date | None:
    """The last day of an episode. The return gives one that goes on into another the other's first day as its end."""
    start, end = row.day("DECOM"), row.day("DEC")
    if start and end and row.text("REC") == meanings.GOES_ON:
        return max(start, end - timedelta(days=1))
    return end


def _review(row: Row) -> Iterator[Fact]:
    if on := row.day("REVIEW"):
        code = row.text("REVIEW_CODE")
        details = (("participation", labels("ssda903_review_code").get(code, code)),) if code else ()
        yield EventClaim("care_review", on, "held", details=details, unit=row.unit)


def _missing(row: Row) -> Iterator[Fact]:
    if start := row.day("MIS_START"):
        state = meanings.STATE_OF_MISSING.get(row.text("MISSING"), "missing")
        yield SpellClaim("missing", state, start, row.day("MIS_END"), unit=row.unit)


def _unaccompanied(row: Row, episodes: Sequence[Row]) -> Iterator[Fact]:
    # The return gives the end of this status and not its beginning: it is counted from first coming into care.
    if episodes and (start := episodes[0].day("DECOM")):
        born, end = row.day("DOB"), row.day("DUC")
        end = end or (birthday(born, 18) if born else None)
        yield SpellClaim("unaccompanied_child", "unaccompanied", start, end, unit=row.unit)


def _mother(row: Row) -> Iterator[Fact]:
    if on := row.day("MC_DOB"):
        yield SpellClaim("parent", "parent", on, unit=row.unit)


def _care_leaver(row: Row) -> Iterator[Fact]:
    born, touch = row.day("DOB"), row.text("IN_TOUCH")
    if born is None or not row.year or not touch:
        return
    on = birthday_in(born, row.year)
    # The return asks again at the next birthday: until then this is the last that is known.
    until = birthday_in(born, row.year + 1) - timedelta(days=1)
    activity, home = row.text("ACTIV"), row.text("ACCOM")
    yield EventClaim(
        "care_leaver_contact",
        on,
        touch.lower(),
        details=row.details(activity="ACTIV", accommodation="ACCOM"),
        unit=row.unit,
    )
    if state := meanings.state_of_activity(activity):
        listed = codes("ssda903_oc3_activity").get(activity, {})
        details = (("code", activity), ("group", listed.get("group", "")), ("label", listed.get("label", "")))
        yield SpellClaim("activity", state, on, until, details=details, unit=row.unit)
    if home in codes("ssda903_oc3_accommodation") and (state := meanings.STATE_OF_HOME.get(home[:1])):
        suitability = codes("ssda903_oc3_accommodation")[home].get("suitability", "")
        details = (("code", home), ("suitability", suitability))
        yield SpellClaim("home", state, on, until, details=details, unit=row.unit)
        if state == "no_fixed_abode":
            yield SpellClaim("homeless", "homeless", on, until, details=details, unit=row.unit)
        if state == "custody":
            yield SpellClaim("custody", "custody", on, until, details=details, unit=row.unit)


def _health(row: Row) -> Iterator[Fact]:
    if not row.year:
        return
    year_began, year_ended = date(row.year - 1, 4, 1), date(row.year, 3, 31)
    details = row.details(
        strengths_and_difficulties="SDQ_SCORE",
        no_score_because="SDQ_REASON",
        immunisations="IMMUNISATIONS",
        teeth="TEETH_CHECK",
    )
    assessed = row.text("HEALTH_ASSESSMENT")
    if assessed in ("0", "1"):
        state = "care_health_assessment_done" if assessed == "1" else "care_health_assessment_not_done"
        # The return says that it was done within the year, not when.
        yield EventClaim("health_check", year_began, state, until=year_ended, details=details, unit=row.unit)
    if row.text("SUBSTANCE_MISUSE") == "1":
        help_given = row.details(help_received="INTERVENTION_RECEIVED", help_offered="INTERVENTION_OFFERED")
        yield SpellClaim("risk", "substance_misuse", year_began, year_ended, details=help_given, unit=row.unit)
    if row.text("CONVICTED") == "1":
        yield SpellClaim("risk", "convicted_or_warned", year_began, year_ended, unit=row.unit)


def _deprivation_of_liberty(row: Row) -> Iterator[Fact]:
    if start := row.day("DOLO_START"):
        yield SpellClaim("deprivation_of_liberty", "ordered", start, row.day("DOLO_END"), unit=row.unit)


def _social_worker(row: Row) -> Iterator[Fact]:
    if worker := row.text("SW_ID"):
        yield RoleClaim(worker, "", "CSW", started=row.day("SW_DECOM"), ended=row.day("SW_DEC"))


_TELLS: dict[str, Callable[[Row], Iterator[Fact]]] = {
    "episodes": _episode,
    "reviews": _review,
    "missing": _missing,
    "header": _mother,
    "oc3": _care_leaver,
    "oc2": _health,
    "dolo": _deprivation_of_liberty,
    "sw_episodes": _social_worker,
}
