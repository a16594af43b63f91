"""The SEN2 person-level return, XML (release 1.4), as the SEND system gives it on the day: requests, plans, reviews."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onward.demo.city.files.tables import iso
from onward.demo.city.files.xml import element, elements
from onward.demo.city.model import City, Person, Plan, Record
from onward.demo.city.places import Place


def write(city: City, folder: Path) -> Iterator[Path]:
    path = folder / "send" / "SEN2_person_level.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<Message><Header><CollectionDetails>')
        out.write(elements([("Collection", "SEN2"), ("Year", city.on.year), ("ReferenceDate", iso(city.on))]))
        out.write("</CollectionDetails><Source>")
        out.write(
            elements(
                [
                    ("SourceLevel", "L"),
                    ("LEA", "330"),
                    ("SoftwareCode", "Made-up EHC hub"),
                    ("Release", "1.4"),
                    ("SerialNo", "1"),
                    ("DateTime", f"{iso(city.on)}T06:00:00"),
                ]
            )
        )
        out.write("</Source></Header><SEN2>")
        out.write(elements([("DMO", "Dr Petra Larkspur"), ("DCO", "Femi Otterbourne"), ("DSCO", "Joan Yew")]))
        out.write("<Persons>\n")
        for record in city.records.get("send", []):
            out.write(_person(record, city.on) + "\n")
        out.write("</Persons></SEN2></Message>\n")
    yield path


def _person(record: Record, on: date) -> str:
    person = record.person
    who = elements(
        [
            ("Surname", record.family),
            ("Forename", record.given),
            ("PersonBirthDate", iso(record.born)),
            ("Sex", record.sex),
            ("Ethnicity", person.ethnicity),
            ("PostCode", record.postcode),
            ("UPN", record.upn),
            ("UniqueLearnerNumber", record.uln),
            ("UPNunknown", "" if record.upn or record.uln else "UN8"),
        ]
    )
    return f"<Person>{who}{_requests(person, on)}</Person>"


def _requests(person: Person, on: date) -> str:
    plan, request = person.plan, person.request
    if plan is None and request is not None:
        words = elements(
            [
                ("ReceivedDate", iso(request.received)),
                ("RequestSource", request.source),
                ("RYA", "0"),
                ("RequestOutcomeDate", iso(request.decided) if request.outcome in "YN" else ""),
                ("RequestOutcome", request.outcome),
                ("RequestMediation", int(request.mediation)),
                ("RequestTribunal", int(request.tribunal)),
            ]
        )
        if request.in_assessment:
            words += f"<Assessment>{element('AssessmentOutcome', 'A')}{element('Week20', '0')}</Assessment>"
        return f"<Requests>{words}</Requests>"
    if plan is None:
        return ""
    recent = (on - plan.started).days < 420
    words = elements(
        [
            ("ReceivedDate", iso(plan.requested)),
            ("RequestSource", plan.source),
            ("RYA", "1" if person.care and person.care.episodes[-1].placement == "R5" else "0"),
            ("RequestOutcomeDate", iso(plan.request_decided) if recent else ""),
            ("RequestOutcome", "Y" if recent else "H"),
            ("RequestMediation", "0"),
            ("RequestTribunal", "0"),
        ]
    )
    words += _assessment(plan, recent)
    if plan.ceased is None:
        words += _active(plan)
    return f"<Requests>{words}</Requests>"


def _assessment(plan: Plan, recent: bool) -> str:
    words = elements(
        [
            ("AssessmentOutcome", "Y" if recent else "H"),
            ("AssessmentOutcomeDate", iso(plan.started) if recent else ""),
            ("AssessmentMediation", "0"),
            ("AssessmentTribunal", "0"),
            ("Week20", "0"),
        ]
    )
    named = elements(
        [
            ("StartDate", iso(plan.started)),
            ("PlanRes", plan.residential),
            ("PlanWBP", plan.work_based),
            ("PB", int(plan.personal_budget)),
            ("OA", "0"),
            ("DP", plan.direct_payment),
            ("CeaseDate", iso(plan.ceased)),
            ("CeaseReason", plan.cease_reason),
        ]
    )
    detail = _setting(plan)
    if detail:
        named += f"<PlanDetail>{detail}{element('PlacementRank', 1)}</PlanDetail>"
    return f"<Assessment>{words}<NamedPlan>{named}</NamedPlan></Assessment>"


def _active(plan: Plan) -> str:
    words = elements(
        [
            ("LastReview", iso(plan.decided)),
            ("ReviewMeeting", iso(plan.meeting)),
            ("ReviewOutcome", plan.outcome),
            ("ReviewDraft", iso(plan.draft)),
            ("PhaseTransferDueDate", iso(plan.transfer_due)),
            ("PhaseTransferFinalDate", iso(plan.transfer_final)),
        ]
    )
    detail = _setting(plan)
    if detail:
        words += f"<PlacementDetail>{detail}{elements([('PlacementRank', 1), ('EntryDate', iso(plan.entered))])}"
        words += f"{elements([('RES', plan.residential), ('WBP', plan.work_based)])}</PlacementDetail>"
    for rank, need in enumerate((plan.need, plan.second_need), start=1):
        if need:
            words += f"<SENneed>{elements([('SENtype', need), ('SENtypeRank', rank)])}</SENneed>"
    return f"<ActivePlans>{words}</ActivePlans>"


def _setting(plan: Plan) -> str:
    place: Place | None = plan.place
    if place:
        unit = plan.setting == "mainstream" and plan.need in ("ASD", "SLCN") and int(place.number) % 3 == 0
        number = element("URN" if place.is_school else "UKPRN", place.number)
        return number + elements([("SENunitIndicator", "0"), ("ResourcedProvisionIndicator", int(unit))])
    return elements(
        [
            ("SENsetting", plan.setting),
            (
                "SENsettingOther",
                {"OTH": "Named type of setting only", "NIEO": "Not in education"}.get(plan.setting, ""),
            ),
        ]
    )
