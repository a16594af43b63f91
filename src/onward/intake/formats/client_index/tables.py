"""The tables of a client index: the columns of each, which is its key, and which names the person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    words: str
    key: str
    person: str  # empty: the row is about a worker or team
    columns: tuple[str, ...]

    @property
    def tells(self) -> frozenset[str]:
        return frozenset(c for c in (self.key, self.person) if c)


def _table(name: str, words: str, key: str, person: str, columns: str) -> Table:
    return Table(name, words, key, person, tuple(columns.split()))


TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        _table(
            "ssd_person",
            "A person the system holds",
            "pers_person_id",
            "pers_person_id",
            "pers_person_id pers_forename pers_surname pers_sex pers_gender pers_ethnicity pers_dob pers_common_child_id "
            "pers_legacy_id pers_upn_unknown pers_send_flag pers_expected_dob pers_death_date pers_is_mother "
            "pers_nationality",
        ),
        _table(
            "ssd_linked_identifiers",
            "Another identifier of a person",
            "link_table_id",
            "link_person_id",
            "link_table_id link_person_id link_identifier_type link_identifier_value link_valid_from_date "
            "link_valid_to_date",
        ),
        _table(
            "ssd_address",
            "An address of a person",
            "addr_table_id",
            "addr_person_id",
            "addr_table_id addr_address_json addr_person_id addr_address_type addr_address_start_date "
            "addr_address_end_date addr_address_postcode",
        ),
        _table(
            "ssd_disability",
            "A disability of a person",
            "disa_table_id",
            "disa_person_id",
            "disa_person_id disa_table_id disa_disability_code",
        ),
        _table(
            "ssd_immigration_status",
            "A person's immigration status",
            "immi_immigration_status_id",
            "immi_person_id",
            "immi_person_id immi_immigration_status_id immi_immigration_status immi_immigration_status_start_date "
            "immi_immigration_status_end_date",
        ),
        _table(
            "ssd_care_leavers",
            "A care leaver as the system holds them now",
            "clea_table_id",
            "clea_person_id",
            "clea_table_id clea_person_id clea_care_leaver_eligibility clea_care_leaver_in_touch "
            "clea_care_leaver_latest_contact clea_care_leaver_accommodation clea_care_leaver_accom_suitable "
            "clea_care_leaver_activity clea_pathway_plan_review_date clea_care_leaver_personal_advisor "
            "clea_care_leaver_allocated_team clea_care_leaver_worker_id",
        ),
        _table(
            "ssd_involvements",
            "A worker's or team's time with a person",
            "invo_involvements_id",
            "invo_person_id",
            "invo_involvements_id invo_professional_id invo_professional_role_id invo_professional_team "
            "invo_involvement_start_date invo_involvement_end_date invo_worker_change_reason invo_person_id "
            "invo_referral_id",
        ),
        _table(
            "ssd_professionals",
            "A worker",
            "prof_professional_id",
            "",
            "prof_professional_id prof_staff_id prof_professional_name prof_social_worker_registration_no "
            "prof_professional_job_title prof_professional_caseload prof_professional_department "
            "prof_full_time_equivalency prof_agency_worker_flag",
        ),
        _table(
            "ssd_department",
            "A team",
            "dept_team_id",
            "",
            "dept_team_id dept_team_name dept_team_parent_id dept_team_parent_name",
        ),
    )
}
SOURCE = "Standard Safeguarding Dataset, data-to-insight/ssd-data-model"


def table_of(header: tuple[str, ...]) -> Table | None:
    """Which table a header row names. An extract joined from several is the one most of whose columns it has."""
    names = {h.lower() for h in header}
    fitting = [t for t in TABLES.values() if t.tells <= names]
    return max(fitting, key=lambda t: (bool(t.person), len(names & set(t.columns))), default=None)
