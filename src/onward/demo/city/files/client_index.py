"""Client indexes as Standard Safeguarding Dataset tables, for children's and adult social care, and every system's list
of who works with whom in the same shape."""

import json
from collections.abc import Iterator
from pathlib import Path

from onward.demo.city.files.tables import columns, iso, nulls, write_table
from onward.demo.city.model import City, Record
from onward.demo.city.recorded import FUTURE_DAY
from onward.demo.city.workforce import JOB

PERSON = columns("""
    pers_person_id pers_forename pers_surname pers_sex pers_gender pers_ethnicity pers_dob
    pers_common_child_id pers_legacy_id pers_upn_unknown pers_send_flag pers_expected_dob
    pers_death_date pers_is_mother pers_nationality
""")
LINKED = columns("""
    link_table_id link_person_id link_identifier_type link_identifier_value link_valid_from_date
    link_valid_to_date
""")
ADDRESS = columns("""
    addr_table_id addr_address_json addr_person_id addr_address_type addr_address_start_date
    addr_address_end_date addr_address_postcode
""")
DISABILITY = columns("""
    disa_person_id disa_table_id disa_disability_code
""")
IMMIGRATION = columns("""
    immi_person_id immi_immigration_status_id immi_immigration_status immi_immigration_status_start_date
    immi_immigration_status_end_date
""")
LEAVERS = columns("""
    clea_table_id clea_person_id clea_care_leaver_eligibility clea_care_leaver_in_touch
    clea_care_leaver_latest_contact clea_care_leaver_accommodation clea_care_leaver_accom_suitable
    clea_care_leaver_activity clea_pathway_plan_review_date clea_care_leaver_personal_advisor
    clea_care_leaver_allocated_team clea_care_leaver_worker_id
""")
INVOLVEMENTS = columns("""
    invo_involvements_id invo_professional_id invo_professional_role_id invo_professional_team
    invo_involvement_start_date invo_involvement_end_date invo_worker_change_reason invo_person_id
    invo_referral_id
""")
PROFESSIONALS = columns("""
    prof_professional_id prof_staff_id prof_professional_name prof_social_worker_registration_no
    prof_professional_job_title prof_professional_caseload prof_professional_department
    prof_full_time_equivalency prof_agency_worker_flag
""")
DEPARTMENT = columns("""
    dept_team_id dept_team_name dept_team_parent_id dept_team_parent_name
""")


def write(city: City, folder: Path) -> Iterator[Path]:
    for system in ("childrens-social-care", "adult-social-care"):
        yield from _index(city, system, folder / system)
    for system in city.records:
        yield from _involvements(city, system, folder / system)
    yield from _children_only(city, folder / "childrens-social-care")


def _index(city: City, system: str, folder: Path) -> Iterator[Path]:
    records = city.records.get(system, [])
    children = {r.person.key: r.local_id for r in city.records.get("childrens-social-care", []) if not r.duplicate}
    people, linked, addresses = [], [], []
    for number, record in enumerate(records, start=1):
        people.append(nulls(_person(record, children, city, system)))
        if record.upn:
            linked.append((f"L{number}", record.local_id, "Unique Pupil Number", record.upn, iso(record.born), "NULL"))
        former = record.person.former_upn
        if former and record.upn != former and record.upn:
            linked.append((f"L{number}F", record.local_id, "Unique Pupil Number", former, "NULL", iso(city.on)))
        addresses.append(nulls(_address(record, number)))
    yield write_table(folder / "ssd_person.csv", PERSON, people)
    yield write_table(folder / "ssd_linked_identifiers.csv", LINKED, linked)
    yield write_table(folder / "ssd_address.csv", ADDRESS, addresses)


def _person(record: Record, children: dict[str, str], city: City, system: str) -> tuple[object, ...]:
    person = record.person
    legacy = ""
    if system == "adult-social-care" and int(person.key[1:]) % 5 < 2:
        legacy = children.get(person.key, "")  # carried over in about two cases of five
    return (
        record.local_id,
        record.given,
        record.family,
        record.sex,
        {"M": "01", "F": "02"}.get(record.sex, "00"),
        person.ethnicity,
        iso(record.born.replace(year=record.born.year + 60) if FUTURE_DAY in record.dirt else record.born),
        record.nhs,
        legacy,
        "UN3" if "9A" in person.risks and not record.upn else "",
        "Y" if person.plan and not person.plan.ceased else "N",
        "",
        iso(person.died),
        "Y" if "120" in characteristics(record) else "N",
        "",
    )


def characteristics(record: Record) -> list[str]:
    """NCCIS characteristic codes that hold for this person."""
    person, found = record.person, []
    if person.care and person.care.open and person.care.episodes[-1].legal != "V4":
        found.append("110")
    if person.activity and person.activity.code == "630":
        found.append("120")
    if "9A" in person.risks:
        found.append("130")
    if person.young_carer:
        found.append("140")
    if "2A" in person.risks:
        found.append("150")
    if person.care and person.care.eligibility in ("Relevant", "Former Relevant"):
        found.append("160")
    if person.youth_justice:
        found.append("170")
    return found


def _address(record: Record, number: int) -> tuple[object, ...]:
    since = record.person.homes[-1].since
    if not record.address:
        return f"AD{number}", "", record.local_id, "Protected", iso(since), "", ""
    house, _, street = record.address.partition(" ")
    flat = ""
    if house == "Flat":
        flat, _, rest = street.partition(", ")
        house, _, street = rest.partition(" ")
    address = {
        "ROOM": "",
        "FLOOR": "",
        "FLAT": flat,
        "BUILDING": "",
        "HOUSE": house,
        "STREET": street,
        "TOWN": "Brindle",
        "UPRN": "",
        "EASTING": "",
        "NORTHING": "",
    }
    return (
        f"AD{number}",
        json.dumps(address),
        record.local_id,
        "Home",
        iso(since),
        "",
        record.postcode.replace(" ", ""),
    )


def _involvements(city: City, system: str, folder: Path) -> Iterator[Path]:
    workers = {worker.id: worker for worker in city.workforce.workers if worker.system == system}
    rows, teams, caseload = [], {}, dict.fromkeys(workers, 0)
    seen: set[tuple[str, str]] = set()
    for record in city.records[system]:
        # Where the system has no number for somebody, it cannot say who works with them either.
        if record.duplicate or (system == "send" and not (record.upn or record.uln)):
            continue
        for role in record.person.roles:
            if role.system != system or (record.local_id, role.worker) in seen:
                continue
            seen.add((record.local_id, role.worker))
            worker = workers[role.worker]
            caseload[worker.id] += 1
            rows.append(
                nulls(
                    (
                        f"IV{len(rows) + 1}",
                        worker.id,
                        JOB[role.role].title,
                        worker.team_id,
                        iso(role.since),
                        iso(role.ended),
                        "",
                        record.local_id,
                        "",
                    )
                )
            )
    professionals = []
    for number, worker in enumerate(workers.values()):
        teams[worker.team_id] = worker.team
        registration = f"SW9{number:05d}" if "social worker" in worker.title.lower() else ""
        professionals.append(
            nulls(
                (
                    worker.id,
                    worker.id,
                    worker.name,
                    registration,
                    worker.title,
                    caseload[worker.id],
                    worker.team,
                    1.0 if number % 6 else 0.6,
                    "Y" if number % 9 == 4 else "N",
                )
            )
        )
    yield write_table(folder / "ssd_involvements.csv", INVOLVEMENTS, rows)
    yield write_table(folder / "ssd_professionals.csv", PROFESSIONALS, professionals)
    yield write_table(
        folder / "ssd_department.csv", DEPARTMENT, [(key, name, "NULL", "NULL") for key, name in teams.items()]
    )


def _children_only(city: City, folder: Path) -> Iterator[Path]:
    disabled, immigration, leavers = [], [], []
    for record in city.records.get("childrens-social-care", []):
        if record.duplicate:
            continue
        person, local = record.person, record.local_id
        disabled += [(local, f"DI{len(disabled) + n}", code) for n, code in enumerate(person.disabilities, start=1)]
        if "9A" in person.risks:
            since = person.care.episodes[0].started if person.care else person.homes[0].since
            granted = int(person.key[1:]) % 3
            status = ("Asylum applicant", "Leave to remain: refugee", "Leave to remain: limited")[granted]
            ends = since.replace(day=1, year=since.year + 5) if granted else None
            immigration.append(nulls((local, f"IM{len(immigration) + 1}", status, iso(since), iso(ends))))
        care = person.care
        if care and care.eligibility:
            worker = next((role.worker for role in person.roles if role.role == "personal adviser"), "")
            leavers.append(
                nulls(
                    (
                        f"CL{len(leavers) + 1}",
                        local,
                        care.eligibility,
                        care.in_touch,
                        iso(care.latest_contact),
                        care.home,
                        {"1": "1", "2": "0"}.get(care.home[-1:], ""),
                        care.activity,
                        iso(care.plan_reviewed),
                        worker,
                        "",
                        worker,
                    )
                )
            )
    yield write_table(folder / "ssd_disability.csv", DISABILITY, disabled)
    yield write_table(folder / "ssd_immigration_status.csv", IMMIGRATION, immigration)
    yield write_table(folder / "ssd_care_leavers.csv", LEAVERS, leavers)
