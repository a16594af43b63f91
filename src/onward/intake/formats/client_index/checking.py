"""What each row of a client index must satisfy. The dataset numbers no rules, so these are named in words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from onward.intake.claims import Failure, Severity, Unit
from onward.intake.formats.client_index import meanings
from onward.intake.formats.client_index.roles import role_of
from onward.intake.formats.client_index.tables import TABLES
from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import (
    WHOLE_LINE,
    Check,
    Row,
    age_skip,
    coded,
    dated,
    expected,
    failed,
    in_order,
    needed,
    not_future,
)
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import day, day_is_placeholder, is_scientific, said
from onward.values.identifiers import (
    is_pseudo_postcode,
    postcode,
    problem_with_nhs_number,
    problem_with_uln,
    problem_with_upn,
)

WHO = "The data team of the system that sent the file"
_UNUSED = "It was not used to match this person."


def _person_named(column: str) -> tuple[Check, ...]:
    return (
        WHOLE_LINE,
        needed("person-missing", column, "The person's identifier is missing, so nobody can be found. Give it."),
        Check(
            "person-shortened",
            column,
            "A spreadsheet has shortened the identifier and its last digits are lost. "
            "Export the file again without opening it.",
            lambda row, _: is_scientific(row.get(column, "")),
            Severity.ERROR,
        ),
    )


def _nhs_number(row: Row, _: Context) -> bool | str:
    value = said(row.get("pers_common_child_id", ""))
    problem = problem_with_nhs_number(value) if value else None
    return f"{problem} {_UNUSED}" if problem else False


def _linked_number(row: Row, _: Context) -> bool | str:
    value = said(row.get("link_identifier_value", ""))
    kind = meanings.NUMBER.get(said(row.get("link_identifier_type", "")).lower())
    problem_with = {
        "nhs": problem_with_nhs_number,
        "upn": problem_with_upn,
        "former_upn": problem_with_upn,
        "uln": problem_with_uln,
    }.get(kind or "")
    problem = problem_with(value) if problem_with and value else None
    return f"{problem} {_UNUSED}" if problem else False


@lru_cache(maxsize=65536)
def _is_postcode(text: str) -> bool:
    return is_pseudo_postcode(text) or bool(postcode(text))


def _no_name(row: Row, _: Context) -> bool:
    return not said(row.get("pers_forename", "")) and not said(row.get("pers_surname", ""))


def _day_unknown(row: Row, _: Context) -> bool:
    born = day(row.get("pers_dob", ""))
    return born is not None and day_is_placeholder(born)


def _no_role(row: Row, _: Context) -> bool:
    words = said(row.get("invo_professional_role_id", "")) or said(row.get("prof_professional_job_title", ""))
    return not role_of(words)


def _unknown_eligibility(row: Row, _: Context) -> bool:
    value = said(row.get("clea_care_leaver_eligibility", "")).lower()
    return bool(value) and value != meanings.NO_ELIGIBILITY and value not in meanings.ELIGIBILITY


def _after_no_end(rule: str, start: str, end: str, words: str) -> Check:
    """The end is not before the start; 1900-01-01 stands for no end."""

    def fails(row: Row, _: Context) -> bool:
        began, ended = day(row.get(start, "")), day(row.get(end, ""))
        return bool(began and ended and ended.year > meanings.NO_END_YEAR and ended < began)

    return Check(rule, end, words, fails)


CHECKS: dict[str, tuple[Check, ...]] = {
    "ssd_person": (
        *_person_named("pers_person_id"),
        *dated("dob-date", "pers_dob"),
        not_future("dob-future", "pers_dob", "The date of birth is in the future. Check the year.", Severity.ERROR),
        Check(
            "dob-missing",
            "pers_dob",
            "The date of birth is missing, so this person can hardly be matched and their age is not known. Give it.",
            lambda row, _: not said(row.get("pers_dob", "")) and not said(row.get("pers_expected_dob", "")),
        ),
        Check(
            "dob-placeholder",
            "pers_dob",
            "This looks like a birthday filled in when the day is not known. Check it.",
            _day_unknown,
        ),
        Check("name-missing", "pers_surname", "Both names are missing. Give at least one.", _no_name),
        Check("nhs-number", "pers_common_child_id", "The NHS number is not valid.", _nhs_number),
        coded("sex-code", "pers_sex", "The sex is not M, F or U. It was not used.", meanings.SEX.keys()),
        Check(
            "ethnicity-code",
            "pers_ethnicity",
            "The ethnicity is not one of the national codes. It was not used.",
            lambda row, _: bool(said(row.get("pers_ethnicity", ""))) and not meanings.ethnicity(row["pers_ethnicity"]),
        ),
        *dated("death-date", "pers_death_date"),
        not_future("death-future", "pers_death_date", "The date of death is in the future. Check it."),
        in_order(
            "death-before-birth", "pers_dob", "pers_death_date", "The death is before the birth. Check both dates."
        ),
    ),
    "ssd_linked_identifiers": (
        *_person_named("link_person_id"),
        expected("identifier-missing", "link_identifier_value", "The identifier is missing."),
        Check("identifier-wrong", "link_identifier_value", "The identifier is not valid.", _linked_number),
        Check(
            "identifier-shortened",
            "link_identifier_value",
            "A spreadsheet has shortened this number and its last digits are lost. Export the file again.",
            lambda row, _: is_scientific(row.get("link_identifier_value", "")),
        ),
    ),
    "ssd_address": (
        *_person_named("addr_person_id"),
        *dated("address-date", "addr_address_start_date"),
        *dated("address-date", "addr_address_end_date"),
        _after_no_end(
            "address-order", "addr_address_start_date", "addr_address_end_date", "The address ends before it begins."
        ),
        Check(
            "postcode",
            "addr_address_postcode",
            "This is not a whole postcode. It was not used to match this person.",
            lambda row, _: bool(v := said(row.get("addr_address_postcode", ""))) and not _is_postcode(v),
        ),
    ),
    "ssd_disability": (
        *_person_named("disa_person_id"),
        coded(
            "disability-code",
            "disa_disability_code",
            "This is not a disability code. It was not used.",
            codes("cin_disability").keys(),
            may_be_blank=False,
        ),
    ),
    "ssd_immigration_status": (
        *_person_named("immi_person_id"),
        expected("status-missing", "immi_immigration_status", "The immigration status is missing."),
        *dated("status-start", "immi_immigration_status_start_date", must=True),
        *dated("status-end", "immi_immigration_status_end_date"),
        _after_no_end(
            "status-order",
            "immi_immigration_status_start_date",
            "immi_immigration_status_end_date",
            "The status ends before it begins. Check both dates.",
        ),
    ),
    "ssd_care_leavers": (
        *_person_named("clea_person_id"),
        Check(
            "eligibility",
            "clea_care_leaver_eligibility",
            "This is not a category of care leaver. It was not used.",
            _unknown_eligibility,
        ),
        *dated("contact-date", "clea_care_leaver_latest_contact"),
        not_future(
            "contact-future", "clea_care_leaver_latest_contact", "The latest contact is in the future. Check the date."
        ),
        *dated("plan-review-date", "clea_pathway_plan_review_date"),
        coded(
            "activity-code",
            "clea_care_leaver_activity",
            "The activity is not a code. It was not used.",
            codes("ssda903_oc3_activity").keys(),
        ),
        coded(
            "home-code",
            "clea_care_leaver_accommodation",
            "The home is not a code. It was not used.",
            codes("ssda903_oc3_accommodation").keys(),
        ),
    ),
    "ssd_involvements": (
        *_person_named("invo_person_id"),
        needed(
            "worker-missing",
            "invo_professional_id",
            "The worker's identifier is missing, so nobody can be given the role.",
        ),
        *dated("involvement-start", "invo_involvement_start_date"),
        *dated("involvement-end", "invo_involvement_end_date"),
        _after_no_end(
            "involvement-order",
            "invo_involvement_start_date",
            "invo_involvement_end_date",
            "The involvement ends before it begins.",
        ),
        Check(
            "role-unknown",
            "invo_professional_role_id",
            "The role is none that Onward knows, so it opens nothing. Give the post, such as Social worker or SENCo.",
            _no_role,
        ),
    ),
    "ssd_professionals": (
        WHOLE_LINE,
        needed("worker-missing", "prof_professional_id", "The worker's identifier is missing."),
        expected("worker-name", "prof_professional_name", "The worker's name is missing."),
    ),
    "ssd_department": (WHOLE_LINE, needed("team-missing", "dept_team_id", "The team's identifier is missing.")),
}


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for unit in units:
        if unit.table == "ssd_person":
            born = day(unit.values.get("pers_dob", ""))
            if born is None or born <= context.today:
                unit.skip = age_skip(born or day(unit.values.get("pers_expected_dob", "")), context.today)
        if not unit.skip:
            unit.failures.extend(failed(unit.values, CHECKS[unit.table], context, WHO))
            _seen_before(unit, seen)
        yield unit


def _seen_before(unit: Unit, seen: dict[tuple[str, str], tuple[int, int]]) -> None:
    if not unit.key:
        return
    mark = (unit.number, hash(tuple(unit.values.values())))
    number, same = seen.setdefault((unit.table, unit.key), mark)
    if number == unit.number:
        return
    if same == mark[1]:
        unit.skip = f"The same line came earlier in this file, as line {number}. It was used once."
        return
    words = "Another line has the same identifier and says something else. The later is used. Send each once."
    unit.failures.append(Failure("repeated", TABLES[unit.table].key, unit.key, words, WHO, Severity.WARNING))
