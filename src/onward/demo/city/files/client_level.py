"""Adult social care Client Level Data: one file a financial year, one row an event. Wording changed in October 2025."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from onward.demo.city.calendar_days import reporting_year_start
from onward.demo.city.files.tables import british, columns, write_table
from onward.demo.city.model import AdultLife, City, Record
from onward.demo.city.recorded import ENDS_FIRST

HEADER = columns("""
    LA_Code LA_Name Reporting_Period_Start_Date Reporting_Period_End_Date LA_Person_Unique_Identifier
    NHS_Number GP_Practice_Name GP_Practice_Code Gender Ethnicity Date_of_Birth Date_of_Death
    Client_Type Primary_Support_Reason Postcode Accommodation_Status Employment_Status Has_Unpaid_Carer
    Total_Hrs_Caring_Per_Week Visual_Impairment Hearing_Impairment Autism Dementia Client_Funding_Status
    Adult_1_Linked_Person_ID Adult_2_Linked_Person_ID Adult_3_Linked_Person_ID Event_Type
    Event_Reference Event_Start_Date Event_End_Date Event_Outcome Request_Route_of_Access
    Assessment_Type Method_of_Assessment Eligible_Needs_Identified Service_Type Service_Component
    Delivery_Mechanism Planned_Units_Per_Week Unit_Cost Cost_Frequency_Unit_Type Review_Reason
    Review_Outcomes_Achieved Method_of_Review
""")
YEARS = 4
RELEASE_2 = date(2025, 10, 1)
# Release 1 wording to release 2 wording, where they differ (DHSC mapping, October 2025).
NEW_WORDING = {
    "Service User": "Service user",
    "Learning Disability Support": "Learning disability support",
    "Mental Health Support": "Mental health support",
    "Social Support: Support for Social Isolation/Other": "Social support: Support for social isolation or other reason",
    "Long Term Support: Community": "Long term support: Community",
    "Long Term Support: Residential Care": "Long term support: Residential care",
    "Long Term Support: Nursing Care": "Long term support: Nursing care",
    "Long Term Residential Care": "Long term residential care",
    "Long Term Nursing Care": "Long term nursing care",
    "Home Support": "Home support or domiciliary care",
    "Day Support": "Day support",
    "Community Supported Living": "Community supported living",
    "Settled mainstream housing with family / friends": "Settled mainstream housing with family or friends",
    "Tenant": "Tenant: Local authority or other social housing provider",
    "Supported accommodation / supported lodgings / supported group home": (
        "Supported accommodation, supported lodgings or supported group home"
    ),
    "Not in Paid Employment (seeking work)": "Not in paid employment: Seeking work",
    "Not in Paid Employment (voluntary work only)": "Not in paid employment: Voluntary work only",
    "Not in Paid Employment (not actively seeking work / retired)": "Not in paid employment: Not actively seeking work or retired",
    "Progress to Assessment": "Progress to assessment, review or reassessment",
    "Progress to Support Planning / Services": "Progress to support planning or services",
    "No change in package": "Continuation of support or services",
    "Service ended as planned": "NFA: Support ended as planned",
    "NFA - No services offered: Other reason": "NFA: No services offered for other reason",
    "NFA - Information & Advice / Signposting only": "NFA: Information and advice or signposting",
    "NFA - Deceased": "NFA: Deceased",
}
ETHNICITY = {
    "WBRI": "White - English, Welsh, Scottish, Northern Irish or British",
    "WIRI": "White - Irish",
    "WIRT": "White - Gypsy or Irish Traveller",
    "WROM": "White - Roma",
    "WOTH": "White - Any other White background",
    "MWBC": "Mixed or multiple ethnic groups - White and Black Caribbean",
    "MWBA": "Mixed or multiple ethnic groups - White and Black African",
    "MWAS": "Mixed or multiple ethnic groups - White and Asian",
    "MOTH": "Mixed or multiple ethnic groups - Any other Mixed or multiple ethnic background",
    "AIND": "Asian or Asian British - Indian",
    "APKN": "Asian or Asian British - Pakistani",
    "ABAN": "Asian or Asian British - Bangladeshi",
    "AOTH": "Asian or Asian British - Any other Asian background",
    "BCRB": "Black, Black British, Caribbean or African - Caribbean",
    "BAFR": "Black, Black British, Caribbean or African - African",
    "BOTH": "Black, Black British, Caribbean or African - Any other Black, Black British or Caribbean background",
    "CHNE": "Asian or Asian British - Chinese",
    "OOTH": "Other ethnic group - Any other ethnic group",
    "REFU": "No data - Refused",
    "NOBT": "No data - Undeclared or Not known",
}


def write(city: City, folder: Path) -> Iterator[Path]:
    this_year = reporting_year_start(city.on).year
    for year in range(this_year - YEARS + 1, this_year + 1):
        first, last = date(year, 4, 1), min(date(year + 1, 3, 31), city.on)
        rows = []
        for record in city.records.get("adult-social-care", []):
            if record.person.adult and not record.duplicate:
                rows += _events(record, record.person.adult, first, last)
        if last >= RELEASE_2:
            rows = [[NEW_WORDING.get(str(value), value) for value in row] for row in rows]
        yield write_table(folder / "adult-social-care" / f"CLD_{year}-{(year + 1) % 100:02d}.csv", HEADER, rows)


def _events(record: Record, life: AdultLife, first: date, last: date) -> Iterator[list[object]]:
    """The events of the period: a row is there if it began by its end and had not ended before its start."""

    def falls(began: date, ended: date | None) -> bool:
        return began <= last and (ended is None or ended >= first)

    person, key = record.person, record.local_id
    shared = _shared(record, life, first, last)
    went_on = life.assessed is not None
    request_ends = life.assessed or life.requested + timedelta(days=5)
    if ENDS_FIRST in record.dirt:
        request_ends = life.requested - timedelta(days=31)  # a month mistyped
    if falls(life.requested, max(request_ends, life.requested)):
        outcome = "Progress to Assessment" if went_on else "NFA - Information & Advice / Signposting only"
        yield _row(shared, "Request", f"{key}-R1", life.requested, min(request_ends, last), outcome, route=life.route)
    if life.assessed and life.assessment_ended and falls(life.assessed, life.assessment_ended):
        outcome = (
            "Progress to Support Planning / Services" if life.eligible else "NFA - No services offered: Other reason"
        )
        yield _row(
            shared,
            "Assessment",
            f"{key}-A1",
            life.assessed,
            life.assessment_ended,
            outcome,
            assessment=("Long term assessment", "Face to face", "Yes" if life.eligible else "No"),
        )
    for number, service in enumerate(life.services, start=1):
        kind, component, mechanism, began, ended, units, cost, frequency = service
        if falls(began, ended):
            outcome = "" if ended is None else "NFA - Deceased" if person.died == ended else "Service ended as planned"
            yield _row(
                shared,
                "Service",
                f"{key}-S{number}",
                began,
                ended,
                outcome,
                service=(kind, component, mechanism, units, cost, frequency),
            )
    for number, (day, reason) in enumerate(life.reviews, start=1):
        if falls(day, day):
            yield _row(
                shared,
                "Review",
                f"{key}-V{number}",
                day,
                day,
                "No change in package",
                review=(reason, "Fully achieved" if number % 3 else "Partially achieved", "Face to face"),
            )


def _shared(record: Record, life: AdultLife, first: date, last: date) -> list[object]:
    person = record.person
    practice = person.health.practice if person.health and not record.restricted else None
    cost = any(service[3] <= last for service in life.services)
    return [
        "330",
        "Brindle",
        british(first),
        british(last),
        record.local_id,
        record.nhs,
        practice.name if practice else "",
        practice.code if practice else "",
        {"M": "Male", "F": "Female"}.get(record.sex, "Unknown"),
        ETHNICITY[person.ethnicity],
        british(record.born),
        british(person.died),
        "Service User",
        life.reason,
        record.postcode,
        life.accommodation or "Unknown",
        life.employment or "Unknown",
        "Yes" if int(person.key[1:]) % 3 else "No",
        "",
        "No visual impairment" if person.need != "VI" else "Visual impairment - severity unknown",
        "No hearing impairment" if person.need != "HI" else "Hearing impairment: Severity unknown",
        "Yes" if person.need == "ASD" else "No",
        "No",
        "Fully social care funded" if cost else "",
        "",
        "",
        "",
    ]


def _row(
    shared: list[object],
    kind: str,
    reference: str,
    began: date,
    ended: date | None,
    outcome: str,
    *,
    route: str = "",
    assessment: tuple[str, ...] = ("", "", ""),
    service: tuple[object, ...] = ("",) * 6,
    review: tuple[str, ...] = ("", "", ""),
) -> list[object]:
    return [*shared, kind, reference, british(began), british(ended), outcome, route, *assessment, *service, *review]
