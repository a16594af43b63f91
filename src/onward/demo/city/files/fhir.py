"""The other trust's patients as one FHIR R4 bundle, UK Core profiles: patients, conditions and care plans (services)."""

import json
from collections.abc import Iterator
from pathlib import Path

from onward.demo.city.files.tables import iso
from onward.demo.city.model import City, Record

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
PROFILE = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-"


def write(city: City, folder: Path) -> Iterator[Path]:
    path = folder / "nhs" / "community_trust_bundle.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        out.write('{"resourceType": "Bundle", "type": "collection", "timestamp": "')
        out.write(f'{iso(city.on)}T06:00:00+00:00", "entry": [\n')
        first = True
        for record in city.records.get("nhs", []):
            if record.file != "community":
                continue
            for resource in _resources(record):
                out.write(("" if first else ",\n") + json.dumps({"resource": resource}))
                first = False
        out.write("\n]}\n")
    yield path


def _resources(record: Record) -> Iterator[dict[str, object]]:
    person, health = record.person, record.person.health
    if health is None:
        raise ValueError("Everyone in the bundle has a health record.")
    key = record.local_id
    yield _patient(record, key)
    subject: dict[str, object] = {"reference": f"Patient/{key}"}
    if record.nhs:
        subject["identifier"] = {"system": NHS_NUMBER, "value": record.nhs}
    for number, condition in enumerate(dict.fromkeys(health.conditions), start=1):
        yield {
            "resourceType": "Condition",
            "id": f"{key}-c{number}",
            "meta": {"profile": [f"{PROFILE}Condition"]},
            "clinicalStatus": {
                "coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]
            },
            "code": {"text": condition},
            "subject": subject,
            "recordedDate": iso(health.services[0][1]),
        }
    for number, (service, began, ended) in enumerate(health.services, start=1):
        period = {"start": iso(began)} | ({"end": iso(ended)} if ended else {})
        yield {
            "resourceType": "CarePlan",
            "id": f"{key}-p{number}",
            "meta": {"profile": [f"{PROFILE}CarePlan"]},
            "status": "completed" if ended else "active",
            "intent": "plan",
            "title": service,
            "category": [{"text": "Service"}],
            "subject": subject,
            "period": period,
        }
    if health.register_date:
        yield {
            "resourceType": "Flag",
            "id": f"{key}-f1",
            "meta": {"profile": [f"{PROFILE}Flag"]},
            "status": "active",
            "code": {"text": "Learning disability register"},
            "subject": subject,
            "period": {"start": iso(health.register_date)},
        }
    if person.young_carer is False and int(person.key[1:]) % 4 == 0 and not record.restricted:
        yield {
            "resourceType": "RelatedPerson",
            "id": f"{key}-r1",
            "meta": {"profile": [f"{PROFILE}RelatedPerson"]},
            "active": True,
            "period": {"start": iso(person.born)},
            "patient": subject,
            "relationship": [
                {
                    "coding": [
                        {
                            "system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
                            "code": "PRN",
                            "display": "parent",
                        }
                    ]
                }
            ],
            "name": [{"use": "official", "family": record.family, "given": ["Parent"]}],
        }


def _patient(record: Record, key: str) -> dict[str, object]:
    person, health = record.person, record.person.health
    names: list[dict[str, object]] = [{"use": "official", "family": record.family, "given": record.given.split()}]
    if record.known_as:
        names.append({"use": "nickname", "given": [record.known_as]})
    if person.former_name and not person.adopted:
        names.append({"use": "old", "family": person.former_name, "given": record.given.split()})
    patient: dict[str, object] = {
        "resourceType": "Patient",
        "id": key,
        "meta": {"profile": [f"{PROFILE}Patient"]},
        "name": names,
        "gender": {"M": "male", "F": "female"}.get(record.sex, "unknown"),
        "birthDate": iso(record.born),
        "active": True,
    }
    if record.nhs:
        patient["identifier"] = [{"system": NHS_NUMBER, "value": record.nhs}]
    if person.died:
        patient["deceasedDateTime"] = iso(person.died)
    if person.multiple_birth:
        patient["multipleBirthBoolean"] = True
    if record.restricted:
        patient["meta"] = {
            "profile": [f"{PROFILE}Patient"],
            "security": [
                {
                    "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                    "code": "R",
                    "display": "restricted",
                }
            ],
        }
        return patient
    if record.postcode:
        patient["address"] = [
            {"use": "home", "line": [record.address], "city": "Brindle", "postalCode": record.postcode}
        ]
    if health and health.practice:
        patient["generalPractitioner"] = [
            {
                "type": "Organization",
                "display": health.practice.name,
                "identifier": {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": health.practice.code},
            }
        ]
    return patient
