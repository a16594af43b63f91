"""Milestones follow facts, the calendar and what workers record; nobody has to recompute the city."""

from datetime import date

import pytest
import time_machine

from onward.agencies.models import Organisation, Post, User
from onward.pathway import actions
from onward.pathway.models import CohortMember, CohortSwitch, Milestone, Tracking
from onward.people import actions as people
from onward.people.claims import Claims, EventClaim, Life, PersonClaim, Said, SpellClaim
from onward.people.models import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]
ON = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(ON, tick=False):
        yield


def _person(*, born=date(2011, 3, 4), spells=(), events=(), system="send"):
    (person,) = people.new_people(1)
    claims = Claims(PersonClaim("Isolde", "Farnacre", date_of_birth=born), spells=spells, events=events)
    people.tell([Life(person, [Said(system, ON, claims)])])
    return person


def _with_a_plan(**more):
    return _person(
        spells=(SpellClaim("ehc_plan", "maintained", date(2016, 5, 1)),),
        events=(EventClaim("ehc_review_decided", date(2025, 12, 10)),),
        **more,
    )


@pytest.fixture
def officer():
    council = Organisation.objects.create(key="c", name="Council", kind="council")
    user = User.objects.create(username="o", name="Percival Hobbs")
    return Post.objects.create(user=user, role="SEN", organisation=council, starts=date(2020, 1, 1))


def test_a_review_recorded_as_done_starts_the_next_cycle(officer):
    person = _with_a_plan()
    actions.catch_up()
    before = Milestone.objects.get(person=person, duty="ehcp-annual-review")
    assert (before.due, before.status) == (date(2026, 12, 9), "due-soon")
    actions.record_done(
        person_id=person,
        duty="ehcp-annual-review",
        subject=before.subject,
        on=date(2026, 11, 20),
        words="Decision letter sent",
        by=officer,
    )
    actions.catch_up()
    after = Milestone.objects.get(person=person, duty="ehcp-annual-review")
    assert (after.due, after.status) == (date(2027, 11, 19), "not-yet-open")


def test_what_was_taken_back_no_longer_counts(officer):
    person = _with_a_plan()
    record = actions.record_done(
        person_id=person, duty="ehcp-annual-review", subject="", on=ON, words="Wrong person", by=officer
    )
    actions.withdraw(recorded=record, by=officer)
    actions.catch_up()
    assert Milestone.objects.get(person=person, duty="ehcp-annual-review").due == date(2026, 12, 9)


def test_a_day_that_has_not_come_cannot_have_been_done(officer):
    with pytest.raises(actions.NotPossible, match="future"):
        actions.record_done(
            person_id=_with_a_plan(), duty="ehcp-annual-review", subject="", on=date(2026, 12, 1), words="x", by=officer
        )


def test_a_date_passing_makes_a_milestone_overdue_without_any_change_of_facts():
    person = _with_a_plan()
    actions.catch_up()
    with time_machine.travel(date(2026, 12, 10), tick=False):
        actions.catch_up()
        assert Milestone.objects.get(person=person, duty="ehcp-annual-review").status == "overdue"


def test_only_those_in_the_outbox_are_worked_out():
    quiet, changed = _with_a_plan(), _with_a_plan()
    actions.catch_up()
    kept = set(Milestone.objects.filter(person=quiet).values_list("pk", flat=True))
    people.put_in_outbox([changed], why="test")
    actions.catch_up()
    assert set(Milestone.objects.filter(person=quiet).values_list("pk", flat=True)) == kept
    assert not Change.objects.exists()


def test_a_local_length_moves_only_the_duties_that_use_it():
    person = _with_a_plan()
    actions.catch_up()
    before = Milestone.objects.get(person=person, duty="ehcp-annual-review").opens
    actions.set_local_length(
        name="annual_review_lead_in_days", amount=28, starts=ON, reason="Panel of 3 November", by=None
    )
    actions.work_out(duties=["ehcp-annual-review"])
    after = Milestone.objects.get(person=person, duty="ehcp-annual-review").opens
    assert (before, after) == (date(2026, 9, 16), date(2026, 11, 11))
    assert Tracking.objects.get(person=person).next_due is not None  # the line on the list follows


def test_a_length_fixed_by_law_cannot_be_changed():
    with pytest.raises(actions.NotPossible, match="fixed by law"):
        actions.set_local_length(name="review the plan in every", amount=1, starts=ON, reason="x", by=None)


def test_someone_known_to_no_partner_for_a_need_is_not_on_the_list():
    pupil = _person(spells=(SpellClaim("school", "mainstream_school", date(2022, 9, 1)),), system="school")
    known = _with_a_plan()
    actions.catch_up()
    assert set(Tracking.objects.values_list("person", flat=True)) == {known}
    assert pupil != known


def test_a_cohort_whose_turn_has_not_come_has_no_members():
    person = _person(spells=(SpellClaim("young_carer", "yes", date(2024, 1, 1)),), system="childrens-social-care")
    CohortSwitch.objects.create(cohort="young-carers", starts=date(2027, 4, 1))
    actions.catch_up()
    assert not CohortMember.objects.filter(person=person).exists()
    CohortSwitch.objects.update(starts=date(2026, 4, 1))
    actions.work_out([person])
    assert CohortMember.objects.filter(person=person, cohort="young-carers").exists()


def test_people_move_to_the_next_phase_at_18_and_keep_their_history():
    spells = (SpellClaim("condition", "autism", date(2015, 1, 1)),)
    person = _person(born=date(2008, 11, 22), spells=spells, system="nhs")
    actions.catch_up()
    assert CohortMember.objects.get(person=person).cohort == "disability-and-autism-14-17"
    with time_machine.travel(date(2026, 11, 22), tick=False):
        actions.catch_up()
        assert CohortMember.objects.get(person=person).cohort == "disability-and-autism-18-25"


def test_a_line_on_the_list_holds_no_name():
    person = _with_a_plan()
    actions.catch_up()
    line = Tracking.objects.filter(person=person).values().get()
    assert "Farnacre" not in str(line)
    assert (line["age"], line["school_year"], line["stage"]) == (15, 11, "plan Y10-11")


def _sees(officer, person):
    from onward.sharing import actions as sharing
    from onward.sharing.models import Agreement, CaseRole, Signature

    agreement = Agreement.objects.create(name="A", lawful_basis="b", purpose="p", starts=date(2020, 1, 1))
    Signature.objects.create(
        agreement=agreement, organisation=officer.organisation, signed_on=date(2020, 1, 1), signed_by="s"
    )
    CaseRole.objects.create(
        person_id=person, post=officer, role="SEN", kind="allocated worker", starts=date(2020, 1, 1)
    )
    sharing.recompute([person])


def test_someone_with_a_grant_may_ask_about_another_day_and_a_stranger_gets_nothing(officer):
    from onward.pathway import queries
    from onward.sharing.asking import as_viewer

    person = _with_a_plan()
    actions.catch_up()
    with as_viewer(officer.pk, place="test"):
        assert queries.milestones_as_at(person, on=date(2027, 1, 4), known_at=None) == []
    _sees(officer, person)
    with as_viewer(officer.pk, place="test"):
        found = {due.duty.key: due for due in queries.milestones_as_at(person, on=date(2027, 1, 4), known_at=None)}
        assert found["ehcp-annual-review"].status == "overdue"
        (why,) = queries.reasoning(person, "ehcp-annual-review", on=ON)
        assert why.answer["due"] == date(2026, 12, 9)
