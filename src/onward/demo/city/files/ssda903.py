"""SSDA903 tables for everyone in the social care system who is or was looked after; episodes go back to the first."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from onward.demo.city.calendar_days import age_on, birthday, reporting_year_start
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.files.tables import british, write_table
from onward.demo.city.model import City, Record
from onward.demo.city.targets import THREE_OR_MORE_WORKERS

_HEADERS = {
    "Header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "Episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "Reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "UASC": "CHILD SEX DOB DUC",
    "OC2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT "
    "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "OC3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "PrevPerm": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
    "Missing": "CHILD DOB MISSING MIS_START MIS_END",
    "SWEpisodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
}
_SW_REASONS = Weights({"LEFTRL": 30, "MANAGE": 25, "TSPROC": 25, "ORGRST": 8, "ABSENC": 8, "CHCHAN": 2, "OTHERS": 2})


def write(city: City, folder: Path) -> Iterator[Path]:
    chance = Chance(city.seed, "ssda903")
    tables: dict[str, list[tuple[object, ...]]] = {name: [] for name in _HEADERS}
    social_workers = [worker.id for worker in city.workforce.in_job("social worker")]
    for record in city.records.get("childrens-social-care", []):
        if record.person.care and not record.duplicate:
            _child(record, tables, social_workers, city.on, chance)
    year = reporting_year_start(city.on).year + 1
    for name, header in _HEADERS.items():
        path = folder / "childrens-social-care" / f"SSDA903_{year}_{name.lower()}.csv"
        # The return of a year still running says which: readers otherwise take the last that has ended.
        yield write_table(path, (*header.split(), "YEAR"), ((*row, year) for row in tables[name]))


def _child(
    record: Record, tables: dict[str, list[tuple[object, ...]]], social_workers: list[str], on: date, chance: Chance
) -> None:
    person, care, child, dob = record.person, record.person.care, record.local_id, british(record.born)
    if care is None:
        return
    upn = record.upn or ("UN3" if "9A" in person.risks else "UN5")
    mother = person.sex == "F" and age_on(person.born, on) >= 16 and chance.yes(0.03)
    baby = british(on - timedelta(days=chance.between(40, 500))) if mother else ""
    tables["Header"].append((child, record.sex, dob, person.ethnicity, upn, "1" if mother else "", baby))
    protected = person.protected
    for episode in care.episodes:
        home = "" if protected else person.homes[0].address.postcode
        tables["Episodes"].append(
            (
                child,
                british(episode.started),
                episode.reason_new,
                episode.legal,
                episode.need,
                episode.placement,
                episode.provider,
                british(episode.ended),
                episode.reason_ceased,
                episode.reason_change,
                home,
                "" if protected else episode.postcode,
                episode.urn,
            )
        )
    year = reporting_year_start(on)
    tables["Reviews"] += [(child, dob, british(day), code) for day, code in care.reviews if day >= year]
    if care.unaccompanied:
        # A status ends by the 18th birthday at the latest (checks 303 and 304).
        tables["UASC"].append((child, record.sex, dob, british(birthday(record.born, 18))))
    _birthday_contact(record, tables, year, on)
    if care.open and care.episodes[-1].legal != "V4":
        _year_in_care(record, tables, social_workers, year, on, chance)


def _birthday_contact(record: Record, tables: dict[str, list[tuple[object, ...]]], year: date, on: date) -> None:
    """OC3: those who turned 17 to 21 in the year and were then no longer looked after."""
    care = record.person.care
    if care is None or care.eligibility not in ("Relevant", "Former Relevant"):
        return
    age = age_on(record.born, on)
    day = birthday(record.born, age)
    left = care.episodes[-1].ended
    if 17 <= age <= 21 and year <= day and left is not None and left <= day:
        home = "B1" if age == 17 and care.home == "Z1" else care.home
        tables["OC3"].append((record.local_id, british(record.born), care.in_touch, care.activity, home))


def _year_in_care(
    record: Record,
    tables: dict[str, list[tuple[object, ...]]],
    social_workers: list[str],
    year: date,
    on: date,
    chance: Chance,
) -> None:
    person, care, child, dob = record.person, record.person.care, record.local_id, british(record.born)
    if care is None:
        return
    started = care.episodes[0].started
    tables["Missing"] += [(child, dob, kind, british(a), british(b)) for kind, a, b in care.missing if a >= year]
    before = chance.yes(0.06)
    tables["PrevPerm"].append(
        (
            child,
            dob,
            "P2" if before else "Z1",
            "330" if before else "",
            british(started - timedelta(days=700)) if before else "",
        )
    )
    if (on - started).days >= 365:
        scored = age_on(person.born, on) <= 16 and chance.yes(0.8)
        substance = 1 if "2A" in person.risks else 0
        tables["OC2"].append(
            (
                child,
                dob,
                min(40, max(0, round(chance.gauss(13.7, 7)))) if scored else "",
                "" if scored else "SDQ1",
                int(person.youth_justice and chance.yes(0.4)),
                int(chance.yes(0.79)),
                int(chance.yes(0.84)),
                int(chance.yes(0.75)),
                int(chance.yes(0.79)),
                substance,
                substance and int(chance.yes(0.6)),
                substance,
            )
        )
    worker = next((role.worker for role in person.roles if role.role == "social worker"), "")
    if not worker:
        return
    changes = 2 if chance.yes(THREE_OR_MORE_WORKERS) else chance.between(0, 1)
    first = max(started, year)
    days = sorted({first} | {chance.day(first, on) for _ in range(changes)})
    for number, day in enumerate(days):
        last = number == len(days) - 1
        tables["SWEpisodes"].append(
            (
                child,
                dob,
                worker if last else chance.pick(social_workers),
                british(day),
                "" if last else british(days[number + 1]),
                "FCONTA" if number == 0 else chance.draw(_SW_REASONS),
            )
        )
