"""What makes someone part of a cohort switches its own steps on, from all agencies, and leaves others' pathways alone."""

from datetime import date

import pytest
import time_machine

from onward.pathway import actions, queries
from onward.pathway.gathering import facts_of
from onward.pathway.law import DUTIES, explain
from onward.pathway.models import CohortMember, Milestone, Tracking
from onward.people import actions as people
from onward.people.claims import Claims, EventClaim, Life, PersonClaim, Said, SpellClaim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]
ON = date(2026, 11, 21)
CARE, NHS, SEND, SCHOOL = "childrens-social-care", "nhs", "send", "school"
PLAN = (SEND, SpellClaim("ehc_plan", "maintained", date(2022, 9, 1)))


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(ON, tick=False):
        yield


def known(*said, born=date(2009, 3, 4)) -> int:
    """Someone told of by systems: (system, spell or event) each. A bystander makes every system one that has spoken."""
    person, bystander = people.new_people(2)
    about = PersonClaim("Isolde", "Farnacre", date_of_birth=born)
    lives = []
    for system in (CARE, NHS, SEND, SCHOOL, "adult-social-care"):
        spells = tuple(c for s, c in said if s == system and isinstance(c, SpellClaim))
        events = tuple(c for s, c in said if s == system and isinstance(c, EventClaim))
        if spells or events:
            lives.append(Said(system, ON, Claims(about, spells, events)))
    silent = SpellClaim("school", "mainstream_school", date(2020, 9, 1))
    others = [Said(s, ON, Claims(PersonClaim("By", "Stander"), (silent,))) for s in (CARE, NHS, SEND, SCHOOL)]
    people.tell([Life(person, lives), Life(bystander, others)])
    actions.work_out([person])
    return person


def steps(person: int) -> set[str]:
    """The duties that fall on someone, now or later; not those that first must be found out."""
    return set(Milestone.objects.filter(person=person, applies=True).values_list("duty", flat=True))


def cohorts(person: int) -> set[str]:
    return set(CohortMember.objects.filter(person=person).values_list("cohort", flat=True))


# cohort -> what puts someone in it, and steps that fall on nobody without it
OWN_STEPS = {
    "young-carers": ((CARE, SpellClaim("young_carer", "yes", date(2026, 1, 5))), {"young-carer-needs-assessment"}),
    "care-leavers": (
        (CARE, SpellClaim("looked_after", "foster", date(2020, 1, 1))), {"lac-needs-assessment", "lac-pathway-plan"},
    ),
    "complex-health": ((NHS, SpellClaim("condition", "life_limiting", date(2020, 1, 1))), {"palliative-parallel-plan"}),
    "mental-health": ((NHS, SpellClaim("childrens_health", "camhs", date(2024, 1, 1))), {"camhs-transition-plan"}),
    "youth-justice": (
        (CARE, SpellClaim("youth_justice", "order", date(2026, 6, 1), date(2028, 6, 1))), {"yj-probation-plan"},
    ),
}  # fmt: skip


@pytest.mark.shows("B-156")
@pytest.mark.parametrize("cohort", sorted(OWN_STEPS))
def test_each_cohort_of_the_wider_phase_switches_on_its_own_steps_and_no_other_cohorts(cohort):
    plain, person = known(PLAN), known(PLAN, OWN_STEPS[cohort][0])
    assert cohort in cohorts(person)
    assert cohort not in cohorts(plain)
    assert OWN_STEPS[cohort][1] <= steps(person)
    others = set().union(*(own for key, (_, own) in OWN_STEPS.items() if key != cohort))
    assert not others & steps(person)
    assert not OWN_STEPS[cohort][1] & steps(plain)


@pytest.mark.shows("B-070")
def test_someone_with_a_plan_and_no_social_care_is_flagged_for_help_to_work_with_the_steps_to_work():
    person = known(PLAN, (SEND, EventClaim("wants_paid_work", date(2026, 10, 1), "yes")),
                   (SEND, EventClaim("study_programme_ends", date(2026, 10, 1), until=date(2027, 7, 20))),
                   (SCHOOL, SpellClaim("school", "sixth_form", date(2025, 9, 1))))  # fmt: skip
    assert "work-not-social-care" in cohorts(person)
    assert {"supported-internship-offer", "careers-guidance"} <= steps(person)
    cared_for = known(PLAN, ("adult-social-care", SpellClaim("adult_care_plan", "yes", date(2026, 1, 1))))
    in_need = known(PLAN, (CARE, SpellClaim("child_in_need", "yes", date(2026, 1, 1))))
    too_young = known(PLAN, born=date(2011, 3, 4))
    for other in (cared_for, in_need, too_young):
        assert "work-not-social-care" not in cohorts(other)


@pytest.mark.shows("B-074")
def test_a_school_that_names_a_young_carer_starts_the_assessment_and_the_move_to_adult_support():
    person = known((SCHOOL, SpellClaim("young_carer", "yes", date(2026, 11, 2))),
                   (SCHOOL, EventClaim("young_carer_of_adult", date(2026, 11, 2), "yes")),
                   (SCHOOL, EventClaim("young_carer_support_likely", date(2026, 11, 2), "yes")))  # fmt: skip
    assert "young-carers" in cohorts(person)
    assert Tracking.objects.filter(person=person).exists()
    needs = Milestone.objects.get(person=person, duty="young-carer-needs-assessment")
    assert (needs.opens, needs.status) == (date(2026, 11, 2), "open")
    assert needs.due == date(2027, 1, 7)  # 45 working days, Christmas and New Year left out
    transition = Milestone.objects.get(person=person, duty="young-carer-transition-assessment")
    assert transition.due == date(2026, 3, 4)
    assert "Children's social care" in DUTIES["young-carer-needs-assessment"].lead


@pytest.mark.shows("B-075")
def test_complex_health_has_a_parallel_plan_and_every_step_to_adult_continuing_healthcare_in_order():
    person = known(
        (NHS, SpellClaim("condition", "life_limiting", date(2020, 1, 1))),
        (NHS, SpellClaim("continuing_care", "yes", date(2020, 1, 1))),
        (NHS, EventClaim("continuing_healthcare_likely", date(2022, 1, 1), "yes")),
        (NHS, EventClaim("evidence", date(2025, 2, 1), "chc-screen-16")),
        (NHS, EventClaim("continuing_healthcare_decided", date(2026, 5, 1), "eligible")),
    )
    assert "complex-health" in cohorts(person)
    assert "palliative-parallel-plan" in steps(person)
    ways = ("chc-notify-14", "chc-screen-16", "chc-decision-17", "chc-package-18")
    due = {m.duty: m.due for m in Milestone.objects.filter(person=person, duty__in=ways)}
    assert [due[way] for way in ways] == [date(2023, 3, 4), date(2025, 3, 4), date(2026, 6, 4), date(2027, 3, 4)]


@pytest.mark.shows("B-078")
@pytest.mark.parametrize(("order_ends", "status"), [
    (date(2027, 3, 3), None),  # the day before 18
    (date(2027, 3, 4), "overdue"),  # the 18th birthday itself: prepared by 4 September 2026
    (date(2028, 6, 1), "overdue"),
    (None, "find-out"),
])  # fmt: skip
def test_the_end_of_an_order_is_compared_with_the_18th_birthday_before_the_move_to_probation(order_ends, status):
    person = known((CARE, SpellClaim("youth_justice", "order", date(2026, 1, 1), order_ends)))
    found = Milestone.objects.filter(person=person, duty="yj-probation-plan").exclude(status="not-applicable").first()
    assert (found.status if found else None) == status
    (why,) = explain(facts_of([person]), person, "yj-probation-plan", ON)
    compared = next(step for step in why.steps if "18th birthday" in step.words and step.kind == "condition")
    assert compared.value == (None if order_ends is None else order_ends >= date(2027, 3, 4))


@pytest.mark.shows("B-094")
def test_on_1_september_of_year_nine_planning_opens_with_dated_steps_of_education_health_and_care():
    said = (PLAN, (NHS, SpellClaim("childrens_health", "camhs", date(2022, 1, 1))),
            (CARE, SpellClaim("looked_after", "foster", date(2022, 1, 1))),
            (NHS, EventClaim("adult_move_expected", date(2026, 1, 1), "yes")))  # fmt: skip
    with time_machine.travel(date(2026, 8, 31), tick=False):
        person = known(*said, born=date(2013, 3, 4))
        begun = {due.duty.key for due in queries.milestones(person) if due.status in queries.WORTH_DOING}
        assert "transition-planning-start" not in begun
        assert "ehcp-y9-pfa-review" not in begun
    with time_machine.travel(date(2026, 9, 1), tick=False):
        actions.catch_up()
        dues = {due.duty.key: due for due in queries.milestones(person)}
        assert dues["transition-planning-start"].opens == date(2026, 9, 1)
        assert dues["transition-planning-start"].status in queries.WORTH_DOING
        assert dues["ehcp-y9-pfa-review"].opens == date(2026, 9, 1)
        dated = {due.duty.theme for due in dues.values() if due.due}
        assert {"education", "health", "leaving-care"} <= dated
        assert Tracking.objects.get(person=person).stage == "prepare Y9"


@pytest.mark.shows("B-142")
def test_moving_to_the_second_phase_at_18_keeps_the_record_its_facts_and_what_was_done():
    person = known(PLAN, (NHS, SpellClaim("condition", "autism", date(2015, 1, 1))), born=date(2008, 11, 22))
    assert {"disability-and-autism-14-17", "send-likely-adult-support"} <= cohorts(person)
    before = facts_of([person]).spells.rows()
    reference = Tracking.objects.get(person=person).ref
    with time_machine.travel(date(2026, 11, 22), tick=False):
        actions.catch_up()
        assert {"disability-and-autism-18-25", "send-18-25"} <= cohorts(person)
        assert not {"disability-and-autism-14-17", "send-likely-adult-support"} & cohorts(person)
        assert facts_of([person]).spells.rows() == before
        assert Tracking.objects.get(person=person).ref == reference
