"""FHIR R4 UK Core: a bundle or a single resource, JSON or XML. A unit is a bundle entry, or the one resource.

Taken: Patient (who it is), and RelatedPerson, CarePlan, Flag and Condition about a patient. Others are left with a
sentence. UK Core and the older STU3 messages differ from plain R4 in small ways, so the shape is read leniently and
only what Onward uses is checked.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from onward.intake.claims import Failure, Severity, Unit
from onward.intake.formats.declare import Context, Format, Sample
from onward.intake.formats.nhs.fhir_claims import (
    NOT_TO_BE_MATCHED,
    RESTRICTED,
    SEX,
    derive,
    fhir_date,
    nhs_identifier,
    nhs_number_of,
    patient_of,
    relationship_of,
    verification_of,
    words_of_relationship,
)
from onward.intake.formats.nhs.fhir_reading import Flat, Resource, flat_resources
from onward.values.identifiers import is_nhs_number, normalised, problem_with_nhs_number

ABOUT_A_PATIENT = ("RelatedPerson", "CarePlan", "Flag", "Condition")
# Why each other type is left, in words; types not named get the general sentence.
LEFT = {
    "Appointment": "An appointment. Onward takes who a person is and what they live with from FHIR files.",
    "Consent": "A consent kept by the NHS, for NHS use. Choices about sharing here are made in Onward.",
    "Communication": "A message sent to or about a patient. Onward takes no messages.",
    "QuestionnaireResponse": "Answers to a form. Onward takes no forms from FHIR files.",
    "Practitioner": "A professional, not a young person. Staff come from the staff list.",
    "PractitionerRole": "A professional, not a young person. Staff come from the staff list.",
    "Organization": "An organisation, not a person.",
    "Location": "A place, not a person.",
    "CareTeam": "A team, not a person. Who works with a young person comes from the case systems.",
    "Parameters": "A request to remove a flag. The service that holds the flag acts on it; the next extract shows it.",
    "OperationOutcome": "A message from the sending system, not a record.",
    "Provenance": "Who wrote another record, not a record itself.",
}
_WITHIN = ("Patient", *ABOUT_A_PATIENT, *LEFT, "Bundle")
NHS_TEAM = "The NHS organisation that sent the file"


def recognise(sample: Sample) -> int:
    named = sample.root or sample.json_type
    if named in _WITHIN:
        fhir = b"hl7.org/fhir" in sample.head or b"fhir." in sample.head or b'"resourceType"' in sample.head
        return 90 if fhir else 0
    # A bundle whose keys are in alphabetical order names its type after all its entries.
    return 60 if named.startswith("object: ") and b'"resourceType"' in sample.head else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    """Entries in order; one that points to a patient further on is given at the end."""
    patients: dict[str, str] = {}
    waiting: list[tuple[Unit, str]] = []
    for number, (address, flat) in enumerate(flat_resources(stream), start=1):
        kind = flat.get("resourceType", "")
        unit = Unit(number, kind or "entry", flat)
        if kind == "Patient":
            resource = Resource(flat)
            unit.subject = nhs_number_of(resource) or resource.text("id")
            unit.key = unit.subject
            for name in (resource.text("id"), address):
                if name:
                    patients[name.rsplit("/", 1)[-1]] = unit.subject
        elif kind in ABOUT_A_PATIENT:
            unit.key = _key_of(flat)
            pointed = _pointed_at(flat, patients)
            if pointed not in patients and not is_nhs_number(pointed):
                waiting.append((unit, pointed))
                continue
            unit.subject = patients.get(pointed, normalised(pointed))
        yield unit
    for unit, pointed in waiting:
        unit.subject = patients.get(pointed, pointed)
        yield unit


def _pointed_at(flat: Flat, patients: dict[str, str]) -> str:
    """The patient's identifier, or the last part of the reference when that is a patient already met or all there is."""
    reference = patient_of(Resource(flat))
    address = reference.text("reference")
    named = "" if address.startswith("#") else address.rsplit("/", 1)[-1]
    return named if named in patients else reference.one("identifier").text("value") or named


def _key_of(flat: Flat) -> str:
    if flat.get("id"):
        return flat["id"]
    said = "\n".join(f"{path}={text}" for path, text in sorted(flat.items()))
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    first_seen: dict[tuple[str, str], int] = {}
    too_young_or_old: dict[str, str] = {}
    for unit in units:
        if unit.table == "Patient":
            unit.failures += _patient_failures(Resource(unit.values), context.today)
            unit.skip = unit.skip or _outside_the_ages(fhir_date(unit.values.get("birthDate", "")), context.today)
            too_young_or_old[unit.subject] = unit.skip
        elif unit.table in ABOUT_A_PATIENT:
            resource = Resource(unit.values)
            unit.skip = _left_because(unit.table, resource) or too_young_or_old.get(unit.subject, "")
            unit.failures += _failures_about(unit, resource, context.today)
        elif unit.table == "entry":
            unit.failures.append(
                _failure("resource-missing", "resource", "", "This entry holds no resource. Ask the sender why.")
            )
        else:
            unit.skip = LEFT.get(unit.table, f"A FHIR {unit.table} resource. Onward takes no such records.")
        if unit.subject and not unit.skip:
            before = first_seen.setdefault((unit.table, unit.key), unit.number)
            if before != unit.number:
                words = f"This record is in the file already, as entry {before}. The later one is used."
                unit.failures.append(_failure("repeated", "id", unit.key, words, Severity.WARNING))
        yield unit


def _outside_the_ages(born: date | None, today: date) -> str:
    if born is None or born > today:
        return ""
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return "" if 13 <= age <= 25 else f"Aged {age}: Onward follows people aged 13 to 25."


def _left_because(table: str, resource: Resource) -> str:
    if resource.text("status") == "entered-in-error":
        return "The sender marks this record as entered in error."
    if table == "RelatedPerson" and not relationship_of(resource):
        return (
            f"The relationship is {words_of_relationship(resource)}: Onward takes parents, guardians and carers "
            "from FHIR files. Others in a young person's life are named with them."
        )
    return ""


def _patient_failures(patient: Resource, today: date) -> Iterator[Failure]:
    identifier = nhs_identifier(patient)
    number = identifier.text("value")
    named = any(n.text("family") or n.text("given") for n in patient.all("name"))
    if number and (problem := problem_with_nhs_number(number)):
        words = f"{problem} The number is not used to match this person."
        yield _failure("nhs-number", "identifier", number, words, Severity.WARNING)
    elif number and verification_of(identifier) in NOT_TO_BE_MATCHED:
        words = "The NHS could not confirm that this number belongs to this person, so it is not used to match them."
        yield _failure("nhs-number-unconfirmed", "identifier", number, words, Severity.WARNING)
    elif not number and not named and not patient.text("birthDate"):
        words = "There is no NHS number, name or date of birth, so nobody can be recognised. Send at least one."
        yield _failure("nobody", "identifier", "", words)
    yield from _birth_failures(patient.text("birthDate"), today)
    if not named:
        words = "There is no name. The person can be matched by number only."
        yield _failure("name-missing", "name", "", words, Severity.WARNING)
    gender = patient.text("gender")
    if gender and gender not in SEX:
        words = "The gender is not one that FHIR knows: male, female, other or unknown."
        yield _failure("gender", "gender", gender, words, Severity.WARNING)
    restricted = any(s.text("code") in RESTRICTED for s in patient.one("meta").all("security"))
    if restricted and patient.all("address"):
        words = "The record is restricted and yet holds an address. The address is not used; tell the sender."
        yield _failure("restricted-address", "address", "", words, Severity.WARNING)
    if patient.extension("DeathNotificationStatus").extension("deathNotificationStatus").one(
        "valueCodeableConcept", "coding"
    ).text("code") == "U" and patient.text("deceasedDateTime"):
        words = "A death is recorded and was also withdrawn. Ask the sender which is right."
        yield _failure("death-withdrawn", "deceasedDateTime", "", words, Severity.WARNING)


def _birth_failures(text: str, today: date) -> Iterator[Failure]:
    born = fhir_date(text)
    if not text:
        words = "There is no date of birth, so ages and due dates cannot be worked out. Ask the sender for it."
    elif born is None:
        words = "The date of birth is not a whole date (year-month-day), so it is not used. Ask the sender for it."
    elif born > today:
        words = "The date of birth is in the future. Correct it at the source."
        yield _failure("birth-date-future", "birthDate", text, words)
        return
    else:
        return
    yield _failure("birth-date", "birthDate", text, words, Severity.WARNING)


# (column, parts of the path) of the dates that the record types taken may carry.
_DATES = (
    ("period.start", ("period", "start")),
    ("period.end", ("period", "end")),
    ("onsetDateTime", ("onsetDateTime",)),
    ("abatementDateTime", ("abatementDateTime",)),
    ("recordedDate", ("recordedDate",)),
    ("created", ("created",)),
)


def _failures_about(unit: Unit, resource: Resource, today: date) -> Iterator[Failure]:
    if not unit.subject:
        words = "The record names no patient, so it belongs to nobody. Ask the sender to send it with its patient."
        yield _failure("patient-missing", "subject", "", words)
        return
    found: dict[str, date] = {}
    for column, path in _DATES:
        text = resource.text(*path)
        day = fhir_date(text)
        if text and day is None:
            words = "This is not a whole date (year-month-day), so it is not used."
            yield _failure("date", column, text, words, Severity.WARNING)
        elif day is not None:
            found[column] = day
            if day > today and column not in ("period.end",):
                words = "This date is in the future. Check it at the source."
                yield _failure("date-future", column, text, words, Severity.WARNING)
    recorded = resource.one("contained").text("recorded") or resource.one("meta").text("lastUpdated")
    if not found and not recorded:
        words = "The record carries no date. It is shown from the person's birth, or not at all if that is not known."
        yield _failure("date-missing", "period", "", words, Severity.WARNING)
    begun = found.get("period.start") or found.get("created")
    if begun and found.get("period.end", begun) < begun:
        words = "The record ends before it began. It is shown on the day it ended; correct it at the source."
        yield _failure("dates-order", "period.end", resource.text("period", "end"), words, Severity.WARNING)
    if unit.table in ("Flag", "Condition") and not resource.coded("code")[1]:
        words = "The record has a code but no words for it. Ask the sender to include the display text."
        yield _failure("words-missing", "code", resource.coded("code")[0], words, Severity.WARNING)


def _failure(
    rule: str, column: str, value: str, words: str, severity: Severity = Severity.ERROR, who: str = NHS_TEAM
) -> Failure:
    return Failure(rule, column, value, words, who, severity)


FHIR = Format(
    key="fhir-r4",
    title="FHIR R4 UK Core, bundle or resource",
    unit="bundle entry",
    system="nhs",
    family="fhir",
    source="HL7 FHIR R4 and UK Core (https://simplifier.net/hl7fhirukcorer4)",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=(
        ("Patient", "identifier", "NHS number, with how far it was verified"),
        ("Patient", "name", "Names, with their use: official, usual, old, nickname"),
        ("Patient", "birthDate", "Date of birth"),
        ("Patient", "address", "Home address; none when the record is restricted"),
        ("Patient", "meta.security", "R or V marks a restricted record"),
        ("RelatedPerson", "relationship", "Parent, guardian or carer of the patient"),
        ("CarePlan", "period", "A health care plan and its dates"),
        ("Flag", "code", "A reasonable adjustment or alert"),
        ("Condition", "code", "A health condition, from its onset"),
    ),
)
