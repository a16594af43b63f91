"""The children in need census, XML: everyone under 18 whom children's social care is working with."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from onward.demo.city.calendar_days import reporting_year_start
from onward.demo.city.files.tables import iso
from onward.demo.city.files.xml import element, elements
from onward.demo.city.model import City, InNeed, Record


def write(city: City, folder: Path) -> Iterator[Path]:
    year = reporting_year_start(city.on)
    path = folder / "childrens-social-care" / f"CIN_census_{year.year + 1}.xml"
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<Message><Header><CollectionDetails>')
        out.write(
            elements(
                [
                    ("Collection", "CIN"),
                    ("Year", year.year + 1),
                    ("ReferenceDate", date(year.year + 1, 3, 31).isoformat()),
                ]
            )
        )
        out.write("</CollectionDetails><Source>")
        out.write(
            elements(
                [
                    ("SourceLevel", "L"),
                    ("LEA", "330"),
                    ("SoftwareCode", "Made-up case system"),
                    ("Release", "1"),
                    ("SerialNo", "001"),
                    ("DateTime", f"{iso(city.on)}T06:00:00"),
                ]
            )
        )
        out.write("</Source></Header><Children>\n")
        for record in city.records.get("childrens-social-care", []):
            if record.person.in_need and not record.duplicate:
                out.write(_child(record, record.person.in_need, city.on) + "\n")
        out.write("</Children></Message>\n")
    yield path


def _child(record: Record, need: InNeed, on: date) -> str:
    person = record.person
    who = elements(
        [
            ("LAchildID", record.local_id),
            ("UPN", record.upn),
            ("UPNunknown", "" if record.upn else "UN6"),
            ("PersonBirthDate", iso(record.born)),
            ("Sex", record.sex),
            ("PersonDeathDate", iso(person.died)),
        ]
    )
    codes = person.disabilities or ("NONE",)
    disabilities = f"<Disabilities>{''.join(element('Disability', code) for code in codes)}</Disabilities>"
    assessed = need.referred + timedelta(days=2)
    finished = min(on, assessed + timedelta(days=40))
    factors = "".join(element("AssessmentFactors", factor) for factor in need.factors) or element(
        "AssessmentFactors", "21"
    )
    details = elements(
        [
            ("CINreferralDate", iso(need.referred)),
            ("ReferralSource", need.source),
            ("PrimaryNeedCode", need.need),
            ("CINclosureDate", iso(need.closed)),
            ("ReasonForClosure", need.closure),
        ]
    )
    details += (
        f"<Assessments>{element('AssessmentActualStartDate', iso(assessed))}"
        f"{element('AssessmentAuthorisationDate', iso(finished))}"
        f"<FactorsIdentifiedAtAssessment>{factors}</FactorsIdentifiedAtAssessment></Assessments>"
    )
    if need.plan_started:
        dates = elements([("CINPlanStartDate", iso(need.plan_started)), ("CINPlanEndDate", iso(need.closed))])
        details += f"<CINPlanDates>{dates}</CINPlanDates>"
    details += element("ReferralNFA", "false")
    if need.protection:
        began, ended, category = need.protection
        reviews = element("CPPreviewDate", iso(min(on, began + timedelta(days=85))))
        details += (
            "<ChildProtectionPlans>"
            + elements(
                [
                    ("CPPstartDate", iso(began)),
                    ("CPPendDate", iso(ended)),
                    ("InitialCategoryOfAbuse", category),
                    ("LatestCategoryOfAbuse", category),
                    ("NumberOfPreviousCPP", "0"),
                ]
            )
            + f"<Reviews>{reviews}</Reviews></ChildProtectionPlans>"
        )
    return (
        f"<Child><ChildIdentifiers>{who}</ChildIdentifiers><ChildCharacteristics>{element('Ethnicity', person.ethnicity)}"
        f"{disabilities}</ChildCharacteristics><CINdetails>{details}</CINdetails></Child>"
    )
