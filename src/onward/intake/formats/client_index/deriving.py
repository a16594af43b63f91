"""What a client index says of one person: names, numbers, address, and the few states that it holds."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from onward.intake.claims import Claims, EventClaim, PersonClaim, RoleClaim, SpellClaim, Unit
from onward.intake.formats.client_index import meanings
from onward.intake.formats.client_index.roles import role_of
from onward.intake.formats.reading.codes import codes, labels
from onward.intake.formats.reading.values import birthday, day, day_is_placeholder, said
from onward.intake.formats.ssda903.meanings import STATE_OF_HOME, state_of_activity
from onward.values.identifiers import is_nhs_number, is_uln, is_upn, normalised, postcode

_HOUSE = ("ROOM", "FLOOR", "FLAT", "BUILDING")


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = {(u.table, u.key): u for u in units}
    tables: dict[str, list[Unit]] = {}
    for unit in latest.values():
        tables.setdefault(unit.table, []).append(unit)
    person = _person(tables)
    born = person.date_of_birth
    spells = [
        *(s for u in tables.get("ssd_disability", ()) for s in _disability(u, born)),
        *(s for u in tables.get("ssd_immigration_status", ()) for s in _immigration(u)),
        *(s for u in tables.get("ssd_care_leavers", ()) for s in _care_leaver(u, born)),
    ]
    events = [e for u in tables.get("ssd_care_leavers", ()) for e in _contact(u)]
    roles = [
        *(r for u in tables.get("ssd_involvements", ()) for r in _involvement(u)),
        *(r for u in tables.get("ssd_care_leavers", ()) for r in _adviser(u)),
    ]
    return Claims(person, tuple(spells), tuple(events), tuple(roles))


def _text(unit: Unit, column: str) -> str:
    return said(unit.values.get(column, ""))


def _day(unit: Unit, column: str) -> date | None:
    """The date in a column; none where the system has written 1900-01-01 for none."""
    on = day(unit.values.get(column, ""))
    return on if on and on.year > meanings.NO_END_YEAR else None


def _person(tables: dict[str, list[Unit]]) -> PersonClaim:
    row = next(iter(tables.get("ssd_person", ())), None)
    numbers, aliases = _numbers(tables.get("ssd_linked_identifiers", ()))
    address, code, restricted = _address(tables.get("ssd_address", ()))
    if row is None:
        return PersonClaim(**numbers, aliases=tuple(aliases), address=address, postcode=code, restricted=restricted)
    born = day(row.values.get("pers_dob", ""))
    nhs = normalised(_text(row, "pers_common_child_id"))
    if is_nhs_number(nhs):
        numbers["nhs_number"] = nhs
    if legacy := _text(row, "pers_legacy_id"):
        # An adult index carries the number from children's services; a children's one its own from an older system.
        aliases.append(("childrens-social-care", legacy))
    sex = _text(row, "pers_sex") or _text(row, "pers_gender")
    return PersonClaim(
        given_names=_text(row, "pers_forename"),
        family_name=_text(row, "pers_surname"),
        date_of_birth=born,
        dob_placeholder=bool(born and day_is_placeholder(born)),
        sex=meanings.SEX.get(sex.upper(), ""),
        ethnicity=meanings.ethnicity(_text(row, "pers_ethnicity")),
        died_on=_day(row, "pers_death_date"),
        address=address,
        postcode=code,
        restricted=restricted,
        aliases=tuple(aliases),
        **numbers,
    )


def _numbers(units: Sequence[Unit]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Checked numbers by their name in a person's claim, and every other identifier with its kind."""
    numbers: dict[str, str] = {}
    aliases: list[tuple[str, str]] = []
    for unit in units:
        words, value = _text(unit, "link_identifier_type").lower(), normalised(_text(unit, "link_identifier_value"))
        kind = meanings.NUMBER.get(words)
        over = _day(unit, "link_valid_to_date") is not None
        if kind in ("upn", "former_upn") and is_upn(value):
            former = over or kind == "former_upn"
            numbers["former_upn" if former else "upn"] = value
        elif kind == "nhs" and is_nhs_number(value):
            if over:
                aliases.append(("nhs-number", value))
            else:
                numbers["nhs_number"] = value
        elif kind == "uln" and is_uln(value):
            numbers["uln"] = value
        elif kind is None and words and value:
            aliases.append((words.replace(" ", "-"), value))
    return numbers, aliases


def _address(units: Sequence[Unit]) -> tuple[str, str, bool]:
    """Where the person lives now: lines, postcode, and whether the system protects it."""
    current = [u for u in units if _day(u, "addr_address_end_date") is None]
    if any(_text(u, "addr_address_type").lower().startswith(meanings.PROTECTED) for u in current):
        return "", "", True
    if not current:
        return "", "", False
    unit = max(current, key=lambda u: _day(u, "addr_address_start_date") or date.min)
    return _lines(_text(unit, "addr_address_json")), postcode(_text(unit, "addr_address_postcode")), False


def _lines(text: str) -> str:
    """The address of the dataset's JSON, its lines joined with commas; text that is no JSON as it stands."""
    try:
        parts = json.loads(text)
    except ValueError:
        return text
    if not isinstance(parts, dict):
        return ""
    parts = {key.upper(): said(str(value)) for key, value in parts.items() if value is not None}
    flat = parts.get("FLAT", "")
    parts["FLAT"] = f"Flat {flat}" if flat.isalnum() and len(flat) <= 4 else flat
    street = " ".join(p for p in (parts.get("HOUSE", ""), parts.get("STREET", "")) if p)
    return ", ".join(p for p in (*(parts.get(key, "") for key in _HOUSE), street, parts.get("TOWN", "")) if p)


def _disability(unit: Unit, born: date | None) -> Iterator[SpellClaim]:
    code = _text(unit, "disa_disability_code").upper()
    if born and code in codes("cin_disability") and code != "NONE":
        # The index gives no date: what it holds is taken as held from birth, and says so.
        details = (("label", labels("cin_disability")[code]), ("since", "not stated"))
        yield SpellClaim("disability", code, born, details=details, unit=(unit.table, unit.number))


def _immigration(unit: Unit) -> Iterator[SpellClaim]:
    status, start = _text(unit, "immi_immigration_status"), _day(unit, "immi_immigration_status_start_date")
    if status and start:
        state = "_".join(status.lower().replace(":", " ").split())
        end = _day(unit, "immi_immigration_status_end_date")
        yield SpellClaim(
            "immigration_leave", state, start, end, details=(("status", status),), unit=(unit.table, unit.number)
        )


def _care_leaver(unit: Unit, born: date | None) -> Iterator[SpellClaim]:
    where = (unit.table, unit.number)
    category, age = meanings.ELIGIBILITY.get(_text(unit, "clea_care_leaver_eligibility").lower(), ("", 0))
    if category and born:
        # The index gives no date: the category is taken from the first day on which it can hold.
        details = [("since", "not stated")]
        if reviewed := _day(unit, "clea_pathway_plan_review_date"):
            details.append(("pathway_plan_reviewed", reviewed.isoformat()))
        yield SpellClaim("care_leaver", category, birthday(born, age), details=tuple(details), unit=where)
    on = _day(unit, "clea_care_leaver_latest_contact")
    if on is None:
        return
    activity, home = (
        _text(unit, "clea_care_leaver_activity").upper(),
        _text(unit, "clea_care_leaver_accommodation").upper(),
    )
    if state := state_of_activity(activity):
        yield SpellClaim("activity", state, on, details=(("code", activity),), unit=where)
    if home in codes("ssda903_oc3_accommodation") and (state := STATE_OF_HOME.get(home[:1])):
        suitability = codes("ssda903_oc3_accommodation")[home].get("suitability", "")
        yield SpellClaim("home", state, on, details=(("code", home), ("suitability", suitability)), unit=where)


def _contact(unit: Unit) -> Iterator[EventClaim]:
    if on := _day(unit, "clea_care_leaver_latest_contact"):
        touch = _text(unit, "clea_care_leaver_in_touch").lower()
        yield EventClaim("care_leaver_contact", on, touch, unit=(unit.table, unit.number))


def _involvement(unit: Unit) -> Iterator[RoleClaim]:
    worker = _text(unit, "invo_professional_id")
    # Some extracts join the worker's own row to the involvement.
    role = role_of(_text(unit, "invo_professional_role_id") or _text(unit, "prof_professional_job_title"))
    if worker and role:
        yield RoleClaim(
            worker,
            _text(unit, "prof_professional_name"),
            role,
            team=_text(unit, "dept_team_name") or _text(unit, "invo_professional_team"),
            started=_day(unit, "invo_involvement_start_date"),
            ended=_day(unit, "invo_involvement_end_date"),
        )


def _adviser(unit: Unit) -> Iterator[RoleClaim]:
    if worker := _text(unit, "clea_care_leaver_worker_id"):
        yield RoleClaim(worker, "", "CSW", team=_text(unit, "clea_care_leaver_allocated_team"))
