"""Match review: what people decide moves links, is never overridden, and can be undone with both histories kept."""

from datetime import date

import pytest
from django.db import connection

from onward.agencies.models import Organisation, Post, User
from onward.intake import actions, queries
from onward.intake.choices import Choice, QuestionState
from onward.intake.loads import working
from onward.intake.models import LinkMove, Question, SourcePerson, SourceRow
from onward.intake.tests.sending import loaded, nccis_line, nccis_list, nhs_line, nhs_list
from onward.sharing.asking import as_job, as_viewer
from onward.sharing.models import AreaGround

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    council = Organisation.objects.create(key="council", name="Brindleford Council", kind="council")
    user = User.objects.create(username="d", name="Dorothea Ledger")
    post = Post.objects.create(user=user, role="ADM", organisation=council, starts=date(2026, 1, 1))
    AreaGround.objects.create(post=post, duty="intake", starts=date(2026, 1, 1))
    return post


@pytest.fixture
def apart():
    """One person, as two systems spell her differently: someone has to be asked."""
    loaded({"list.csv": nhs_list(nhs_line(1)), "nccis.csv": nccis_list(nccis_line("NC1", given="Tilly"))})
    with as_job("test"):
        a, b = SourcePerson.objects.order_by("pk")
        assert a.person_id != b.person_id
        question = Question.objects.filter(a=a, b=b).first() or Question.objects.create(
            a=a, b=b, about=b, kind="likely", weight=1.0, score=0.67
        )
    return a, b, question


def _persons() -> set[int]:
    return set(SourcePerson.objects.values_list("person", flat=True))


@pytest.mark.usefixtures("as_job")
def test_two_records_decided_to_be_one_person_are_one_from_then_on(apart, officer):
    a, b, question = apart
    actions.decide(question=question, choice=Choice.SAME, reason="Her sister told us she is called Tilly.", by=officer)
    working.carry_out_decisions()
    assert len(_persons()) == 1
    loaded({"later.csv": nhs_list(nhs_line(1, family="Ferncastle"))})
    assert len(_persons()) == 1


@pytest.mark.usefixtures("as_job")
def test_what_one_record_says_is_part_of_the_others_life_once_they_are_joined_and_leaves_the_other(apart, officer):
    a, b, question = apart
    actions.decide(question=question, choice=Choice.SAME, reason="The same address and mother.", by=officer)
    working.carry_out_decisions()
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, count(DISTINCT system) FROM people_address GROUP BY 1")
        assert [systems for _, systems in cursor.fetchall()] == [2]


@pytest.mark.usefixtures("as_job")
def test_undoing_a_decision_puts_the_links_back_and_keeps_both_moves(apart, officer):
    before = dict(SourcePerson.objects.values_list("pk", "person"))
    decision = actions.decide(question=apart[2], choice=Choice.SAME, reason="Told us so.", by=officer)
    working.carry_out_decisions()
    actions.undo_decision(decision=decision, by=officer)
    working.carry_out_decisions()
    assert dict(SourcePerson.objects.values_list("pk", "person")) == before
    assert sorted(LinkMove.objects.values_list("back", flat=True)) == [False, True]
    assert Question.objects.get(pk=apart[2].pk).state == QuestionState.WAITING


@pytest.mark.usefixtures("as_job")
def test_two_records_decided_to_be_different_are_not_asked_about_again(apart, officer):
    actions.decide(question=apart[2], choice=Choice.DIFFERENT, reason="They are cousins.", by=officer)
    working.carry_out_decisions()
    loaded({"later.csv": nhs_list(nhs_line(1, family="Brackwaters"))})
    assert len(_persons()) == 2
    assert not queries.questions().exists()


@pytest.mark.usefixtures("as_job")
def test_a_wrong_link_is_moved_away_and_the_machine_does_not_draw_it_again(officer):
    loaded({"list.csv": nhs_list(nhs_line(1)), "nccis.csv": nccis_list(nccis_line("NC1"))})
    a, b = SourcePerson.objects.order_by("pk")
    assert a.person_id == b.person_id
    decision = actions.move_link(source=b, away_from=a, reason="A different Ottoline.", by=officer)
    working.carry_out_decisions()
    assert len(_persons()) == 2
    loaded({"later.csv": nhs_list(nhs_line(1), nhs_line(2, family="Newcomer", given="Hector", born="2011-11-12"))})
    assert len(_persons()) == 3
    actions.undo_decision(decision=decision, by=officer)
    working.carry_out_decisions()
    a.refresh_from_db()
    b.refresh_from_db()
    assert a.person_id == b.person_id


@pytest.mark.usefixtures("as_job")
def test_a_decision_needs_a_reason_and_is_made_once(apart, officer):
    with pytest.raises(actions.NotPossible, match="Say why"):
        actions.decide(question=apart[2], choice=Choice.SAME, reason=" ", by=officer)
    actions.decide(question=apart[2], choice=Choice.SAME, reason="Told us so.", by=officer)
    with pytest.raises(actions.NotPossible, match="already"):
        actions.decide(question=apart[2], choice=Choice.DIFFERENT, reason="No.", by=officer)


@pytest.mark.usefixtures("as_job")
def test_someone_not_sure_leaves_the_question_open_for_another(apart, officer):
    actions.decide(question=apart[2], choice=Choice.NOT_SURE, reason="", by=officer)
    assert Question.objects.get(pk=apart[2].pk).state == QuestionState.NOT_SURE
    actions.decide(question=apart[2], choice=Choice.SAME, reason="Asked the school.", by=officer)


def test_the_data_officer_answers_from_a_page_and_sees_loads_and_rows(apart, officer):
    with as_viewer(officer.pk, place="test"):
        assert queries.loads().get().accepted == 2
        assert SourceRow.objects.count() == 2
        actions.decide(question=apart[2], choice=Choice.SAME, reason="Told us so.", by=officer)
    working.carry_out_decisions()
    with as_job("test"):
        assert len(_persons()) == 1


def test_a_restricted_record_is_not_shown_in_review_nor_its_rows(officer):
    loaded({"list.csv": nhs_list(nhs_line(1, restricted="Y"), nhs_line(2, family="Ferncastle"))})
    with as_viewer(officer.pk, place="test"):
        assert [s.family_name for s in SourcePerson.objects.all()] == ["Ferncastle"]
        assert [r.values["surname"] for r in SourceRow.objects.all()] == ["Ferncastle"]


def test_someone_without_the_duty_sees_no_load_no_row_and_no_match(apart, officer):
    with as_viewer(None, place="test"):
        assert not queries.loads().exists()
        assert not SourceRow.objects.exists()
        assert not SourcePerson.objects.exists()
        assert not queries.questions().exists()


@pytest.fixture
def second_officer(officer):
    user = User.objects.create(username="e", name="Ebenezer Counterfoil")
    return Post.objects.create(user=user, role="ADM", organisation=officer.organisation, starts=date(2026, 1, 1))


@pytest.mark.usefixtures("as_job")
def test_joining_two_persons_takes_two_people_and_can_be_undone(apart, officer, second_officer):
    a, b, _ = apart
    decision = actions.propose_merge(folded=b, kept=a, reason="Her sister told us.", by=officer)
    working.carry_out_decisions()
    assert len(_persons()) == 2
    with pytest.raises(actions.NotPossible, match="Someone else"):
        actions.second_merge(decision=decision, by=officer)
    actions.second_merge(decision=decision, by=second_officer)
    working.carry_out_decisions()
    assert _persons() == {a.person_id}
    b.person.refresh_from_db()
    assert b.person.merged_into_id == a.person_id
    decision.refresh_from_db()
    actions.undo_decision(decision=decision, by=officer)
    working.carry_out_decisions()
    assert _persons() == {a.person_id, b.person_id}
    b.person.refresh_from_db()
    assert b.person.merged_into_id is None
