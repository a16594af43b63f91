"""Who may see what: the rule by itself."""

from datetime import date

from onward.sharing import matrix
from onward.sharing.choices import GroundKind
from onward.sharing.rules import Agreement, Ground, Locked, grants, one_named_worker_each

START = date(2026, 1, 1)
SIGNED = [Agreement(organisation=5, starts=START, ends=None)]


def _ground(role="ASW", kind=GroundKind.CASE_ROLE, post=7, **more):
    return Ground(kind, 1, person=3, post=post, role=role, organisation=5, starts=START, **more)


def _reads(grant, group):
    return bool(grant.reads >> matrix.bit(group) & 1)


def test_an_adult_social_worker_with_a_live_role_reads_eligibility():
    (grant,) = grants([_ground()], SIGNED, {})
    assert _reads(grant, "M10")


def test_before_an_organisation_signs_there_is_no_access():
    assert grants([_ground()], [], {}) == []


def test_access_ends_with_the_agreement_or_the_role_whichever_is_sooner():
    ending = [Agreement(5, START, date(2026, 6, 30))]
    (grant,) = grants([_ground(ends=date(2026, 3, 31))], ending, {})
    assert grant.ends == date(2026, 3, 31)
    (grant,) = grants([_ground()], ending, {})
    assert grant.ends == date(2026, 6, 30)


def test_a_cell_that_needs_a_choice_is_closed_without_one():
    (grant,) = grants([_ground(role="ED")], SIGNED, {})
    assert not _reads(grant, "M24")


def test_just_for_me_is_never_granted_to_anyone_else():
    for role in ("KW", "SEN", "CSW", "ASW", "HP", "ED", "MGR", "SAF", "IG", "ADM"):
        assert not any(_reads(grant, "M23") for grant in grants([_ground(role=role)], SIGNED, {}))


def test_a_technical_administrator_gets_no_grant_of_anyones_story():
    found = grants([_ground(role="ADM")], SIGNED, {})
    assert all(not _reads(grant, group) for grant in found for group in ("M01", "M02", "M05", "M15", "M46"))


def test_a_restricted_record_is_for_its_list_alone():
    lock = {3: Locked(restricted=True, allowed=frozenset({8}))}
    found = grants([_ground(post=7), _ground(post=8)], SIGNED, lock)
    assert [grant.post for grant in found] == [8]


def test_someone_blocked_gets_nothing_whatever_their_role():
    assert grants([_ground()], SIGNED, {3: Locked(blocked=frozenset({7}))}) == []


def test_a_protected_address_passes_only_a_few_roles_and_its_list():
    lock = {3: Locked(address_protected=True, sees_address=frozenset({9}))}
    by_post = {
        grant.post: grant
        for grant in grants([_ground("ASW", post=7), _ground("KW", post=8), _ground("ASW", post=9)], SIGNED, lock)
    }
    assert not _reads(by_post[7], "M02")
    assert _reads(by_post[7], "M01")
    assert _reads(by_post[8], "M02")
    assert _reads(by_post[9], "M02")


def test_the_transitions_lead_sees_who_someone_is_only_while_nobody_works_with_them():
    (held,) = grants([_ground("MGR", GroundKind.ALLOCATION)], SIGNED, {})
    (unheld,) = grants([_ground("MGR", GroundKind.ALLOCATION, unheld=True)], SIGNED, {})
    assert _reads(held, "M46")
    assert not _reads(held, "M01")
    assert _reads(unheld, "M01")
    assert unheld.writes == matrix.mask({"M06"})


def test_every_cell_of_the_matrix_can_be_read():
    assert len(matrix.groups()) == 47
    assert len(matrix.cells()) == 47 * 21


def test_a_cell_that_gives_a_summary_opens_no_record():
    (school,) = grants([_ground(role="ED")], SIGNED, {})
    assert not _reads(school, "M38")  # a school is not told of known risks
    assert not _reads(school, "M20")
    assert school.summary >> matrix.bit("M38") & 1


def test_a_person_has_one_named_worker_whoever_else_is_called_so():
    roles = [
        {"person": 3, "system": "participation", "role": "KW", "starts": START, "ends": None},
        {"person": 3, "system": "childrens-social-care", "role": "KW", "starts": START, "ends": None},
        {"person": 3, "system": "childrens-social-care", "role": "CSW", "starts": START, "ends": None},
        {"person": 4, "system": "participation", "role": "KW", "starts": START, "ends": None},
        {"person": 3, "system": "send", "role": "KW", "starts": START, "ends": date(2026, 2, 1)},
    ]
    assert one_named_worker_each(roles, date(2026, 11, 21)) == {1, 3, 4}
