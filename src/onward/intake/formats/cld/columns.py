"""The columns and the closed lists of Client Level Data, in both releases' wording."""

from collections.abc import Mapping
from functools import cache, lru_cache

from onward.intake.formats.headings import Headings
from onward.intake.formats.person_columns import PersonColumns, folded
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import said

HEADINGS = Headings(
    dict.fromkeys(
        (
            "la_code",
            "la_name",
            "reporting_period_start_date",
            "reporting_period_end_date",
            "gp_practice_name",
            "gp_practice_code",
            "ethnicity",
            "date_of_birth",
            "date_of_death",
            "client_type",
            "primary_support_reason",
            "postcode",
            "accommodation_status",
            "employment_status",
            "has_unpaid_carer",
            "total_hrs_caring_per_week",
            "visual_impairment",
            "hearing_impairment",
            "autism",
            "dementia",
            "client_funding_status",
            "adult_1_linked_person_id",
            "adult_2_linked_person_id",
            "adult_3_linked_person_id",
            "event_type",
            "event_reference",
            "event_start_date",
            "event_end_date",
            "event_outcome",
            "request_route_of_access",
            "assessment_type",
            "method_of_assessment",
            "eligible_needs_identified",
            "service_type",
            "service_component",
            "delivery_mechanism",
            "planned_units_per_week",
            "unit_cost",
            "cost_frequency_unit_type",
            "review_reason",
            "review_outcomes_achieved",
            "method_of_review",
        ),
        (),
    )
    | {
        "la_person_unique_identifier": ("la person id", "person unique identifier", "la person unique id"),
        "nhs_number": ("nhs no",),
        "gender": ("sex",),
        "cost_frequency_unit_type": ("cost frequency", "cost frequency (unit type)"),
        "planned_units_per_week": ("planned units",),
        "total_hrs_caring_per_week": ("total hours caring per week",),
    }
)
PERSON = PersonColumns(
    date_of_birth="date_of_birth",
    sex="gender",
    ethnicity="ethnicity",
    nhs_number="nhs_number",
    postcode="postcode",
    died_on="date_of_death",
)
EVENT_TYPES = ("request", "assessment", "service", "review")
# Components that release 2 words otherwise; all others differ in case only.
_SAME_COMPONENT = {
    "homesupportordomiciliarycare": "homesupport",
    "learningeducationoremploymentsupport": "learningeducationemploymentsupport",
    "professionalsupportother": "professionalsupport",
}


@cache
def rows_of(name: str) -> Mapping[str, Mapping[str, str]]:
    """A code list by its words without case and signs, so that either release's wording finds its row."""
    return {folded(code): row for code, row in codes(name).items()}


def listed(name: str, text: str) -> Mapping[str, str] | None:
    """The row of a closed list that a value stands for; None when it is on the list in neither wording."""
    return rows_of(name).get(_folded(said(text)))


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return folded(text)


def component_of(text: str) -> str:
    """A service component under one name for both releases."""
    plain = _folded(said(text))
    return _SAME_COMPONENT.get(plain, plain)


def key_of(row: Mapping[str, str]) -> str:
    """What makes an event the same event in the next submission (NHS England transformation rules): the last one wins."""
    kind = _folded(said(row.get("event_type", "")))
    own = {
        "request": (_folded(row.get("request_route_of_access", "")),),
        "service": (
            _folded(row.get("service_type", "")),
            component_of(row.get("service_component", "")),
            _folded(row.get("delivery_mechanism", "")),
        ),
        "assessment": (_folded(row.get("assessment_type", "")),),
        "review": (_folded(row.get("review_reason", "")),),
    }.get(kind, ())
    start = row.get("event_start_date", "").strip()
    return "|".join((said(row.get("la_code", "")), said(row.get("la_person_unique_identifier", "")), kind, start, *own))
