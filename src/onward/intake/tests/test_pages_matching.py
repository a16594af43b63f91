"""Match review on pages: one question at a time, two people for a merge, everything can be undone, restricted stays hidden."""

from datetime import date

import pytest

from onward.intake.choices import Choice, QuestionState
from onward.intake.loads import working
from onward.intake.models import Decision, Question, SourcePerson, SourceRow
from onward.intake.tests.sending import loaded, nccis_line, nccis_list, nhs_line, nhs_list
from onward.sharing.asking import as_job
from onward.sharing.models import Lock, LockedPost

pytestmark = [pytest.mark.django_db, pytest.mark.shows("B-009")]


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def asked_of(a: SourcePerson, b: SourcePerson, **more) -> Question:
    """The question that the machine asks of two records; where it asks none, one as it would be."""
    usual = {"about": b, "kind": "likely", "weight": 1.0, "score": 0.67, "reasons": ["Same birth date"]}
    return Question.objects.filter(a=a, b=b).first() or Question.objects.create(a=a, b=b, **(usual | more))


@pytest.fixture
def apart():
    """One person, as two systems spell her differently."""
    loaded({"list.csv": nhs_list(nhs_line(1)), "nccis.csv": nccis_list(nccis_line("NC1", given="Tilly"))})
    with as_job("test"):
        return asked_of(*SourcePerson.objects.order_by("pk"))


def saved(client, question, chosen, reason="The school says so."):
    return client.post(f"/matching/{question.pk}", {"chosen": str(chosen), "reason": reason})


def persons() -> set[int]:
    with as_job("test"):
        return set(SourcePerson.objects.values_list("person", flat=True))


def state_of(question) -> str:
    with as_job("test"):
        return Question.objects.get(pk=question.pk).state


def test_a_question_shows_both_records_side_by_side_and_numbers_only_by_their_ending(officer_client, apart):
    page = words(officer_client.get(f"/matching/{apart.pk}"))
    with as_job("test"):
        number = SourcePerson.objects.exclude(nhs_number="").get().nhs_number
    assert "In the file" in page
    assert "Person A" in page
    assert "Tilly" in page
    assert "Ottoline" in page
    assert "Same" in page
    assert f"ends {number[-2:]}" in page
    assert number not in page
    assert "B15 2TT" not in page


def test_saying_that_it_is_one_person_joins_the_records_and_it_can_be_undone(officer_client, apart):
    saved(officer_client, apart, apart.pk)
    working.carry_out_decisions()
    assert len(persons()) == 1
    with as_job("test"):
        decision = Decision.objects.get()
    assert "In force" in words(officer_client.get("/matching/decisions"))
    assert "Undoing changes what is shown" in words(officer_client.get(f"/matching/decisions/{decision.pk}/undo"))
    officer_client.post(f"/matching/decisions/{decision.pk}/undo")
    working.carry_out_decisions()
    assert len(persons()) == 2
    assert "Undone by Dorothea Ledger" in words(officer_client.get("/matching/decisions"))
    assert state_of(apart) == QuestionState.WAITING


def test_a_new_person_stays_apart(officer_client, apart):
    saved(officer_client, apart, "new")
    working.carry_out_decisions()
    assert len(persons()) == 2
    assert state_of(apart) == QuestionState.DECIDED


def test_someone_not_sure_gives_no_reason_and_the_question_goes_to_a_pile_of_its_own(officer_client, apart):
    saved(officer_client, apart, "not sure", reason="")
    assert f"/matching/{apart.pk}" in words(officer_client.get("/matching/not-sure"))
    assert "Nothing to decide" in words(officer_client.get("/matching"))
    saved(officer_client, apart, apart.pk)
    assert state_of(apart) == QuestionState.DECIDED


@pytest.mark.parametrize(
    ("chosen", "reason", "says"), [("", "x", "Choose whose record"), ("new", " ", "Say why, so that")]
)
def test_an_answer_without_choice_or_reason_is_asked_for_again(officer_client, apart, chosen, reason, says):
    page = words(saved(officer_client, apart, chosen, reason))
    assert says in page
    assert "<title>Error:" in page
    assert state_of(apart) == QuestionState.WAITING


def test_of_two_who_decide_at_once_the_second_is_told_and_changes_nothing(
    officer_client, second_client, apart, monkeypatch
):
    from onward.intake.pages.matching import queries, views

    # The second officer's page was drawn before the first one saved: what it held is still "waiting".
    with as_job("test"):
        drawn = queries.candidates(question=apart)
    saved(officer_client, apart, "new")
    monkeypatch.setattr(views.queries, "candidates", lambda *, question: drawn)
    answer = second_client.post(
        f"/matching/{apart.pk}", {"chosen": str(apart.pk), "reason": "I think so."}, follow=True
    )
    assert "Someone else decided this while you were looking" in words(answer)
    with as_job("test"):
        assert [d.choice for d in Decision.objects.all()] == [Choice.DIFFERENT]


def test_of_several_candidates_the_one_chosen_is_joined_and_the_others_are_kept_apart(officer_client):
    loaded(
        {"list.csv": nhs_list(nhs_line(1), nhs_line(2, given="Odile")), "n.csv": nccis_list(nccis_line("N", given="O"))}
    )
    with as_job("test"):
        Question.objects.all().delete()
        doubtful = SourcePerson.objects.get(local_id="N")
        first, second = SourcePerson.objects.exclude(pk=doubtful.pk).order_by("pk")
        one = asked_of(first, doubtful, about=doubtful, kind="twins", warnings=["They may be twins."])
        other = asked_of(second, doubtful, about=doubtful, weight=0.5)
    page = words(officer_client.get(f"/matching/{one.pk}"))
    assert "They may be twins." in page
    assert "Person B" in page
    saved(officer_client, one, one.pk)
    with as_job("test"):
        assert dict(Decision.objects.values_list("question", "choice")) == {one.pk: "same", other.pk: "different"}


@pytest.fixture
def established():
    """Two persons of two records each."""
    loaded(
        {
            "list.csv": nhs_list(nhs_line(1), nhs_line(2, family="Ferncastle", given="Hector", born="2008-01-09")),
            "nccis.csv": nccis_list(
                nccis_line("NC1"), nccis_line("NC2", family="Ferncastle", given="Hector", born="09/01/2008")
            ),
        }
    )
    with as_job("test"):
        a, b = SourcePerson.objects.filter(system="nhs").order_by("pk")
        assert SourcePerson.objects.filter(person__in=[a.person_id, b.person_id]).count() == 4
        return asked_of(a, b, kind="two persons")


def test_a_merge_waits_for_a_second_person_and_whoever_proposed_it_cannot_agree(
    officer_client, second_client, established
):
    answer = officer_client.post(
        f"/matching/{established.pk}", {"chosen": str(established.pk), "reason": "One birth, two names."}, follow=True
    )
    assert "someone else has to agree" in words(answer)
    working.carry_out_decisions()
    assert len(persons()) == 2
    with as_job("test"):
        merge = Decision.objects.get()
    address = f"/matching/merges/{merge.pk}"
    assert "Agree: they are one person" not in words(officer_client.get(address))
    assert "Someone else has to agree" in words(officer_client.post(address, {"act": "agree"}, follow=True))
    working.carry_out_decisions()
    assert len(persons()) == 2
    assert f"Merge {merge.pk}" in words(second_client.get("/matching/merges"))
    assert "Agree: they are one person" in words(second_client.get(address))
    second_client.post(address, {"act": "agree"})
    working.carry_out_decisions()
    assert len(persons()) == 1
    assert "agreed by Peregrine Folio" in words(officer_client.get("/matching/decisions"))
    officer_client.post(f"/matching/decisions/{merge.pk}/undo")
    working.carry_out_decisions()
    assert len(persons()) == 2


def test_a_merge_that_is_refused_joins_nobody_and_is_asked_again(officer_client, second_client, established):
    saved(officer_client, established, established.pk)
    with as_job("test"):
        merge = Decision.objects.get()
    second_client.post(f"/matching/merges/{merge.pk}", {"act": "refuse"})
    working.carry_out_decisions()
    assert len(persons()) == 2
    assert "Refused by Peregrine Folio" in words(officer_client.get("/matching/decisions"))
    assert "not waiting" in words(second_client.post(f"/matching/merges/{merge.pk}", {"act": "agree"}, follow=True))
    assert state_of(established) == QuestionState.WAITING


@pytest.fixture
def hidden():
    """A question about a restricted record, and its lock."""
    loaded({"list.csv": nhs_list(nhs_line(1, restricted="Y")), "n.csv": nccis_list(nccis_line("N", given="Tilly"))})
    with as_job("test"):
        a, b = SourcePerson.objects.filter(system="nhs").get(), SourcePerson.objects.get(local_id="N")
        question = asked_of(a, b, restricted=True)
        Question.objects.filter(pk=question.pk).update(restricted=True)
        return question, Lock.objects.get(person=a.person_id)


def test_a_restricted_question_is_not_there_for_data_officers(officer_client, hidden):
    question, _ = hidden
    assert f"/matching/{question.pk}" not in words(officer_client.get("/matching"))
    assert officer_client.get(f"/matching/{question.pk}").status_code == 404
    assert officer_client.get("/matching/restricted").status_code == 403
    assert "0 pairs waiting" in words(officer_client.get("/matching"))


def test_a_restricted_question_is_for_safeguarding_leads_on_the_list_alone(lead_client, safeguarding_lead, hidden):
    question, lock = hidden
    assert "Nothing to decide" in words(lead_client.get("/matching/restricted"))
    assert lead_client.get(f"/matching/{question.pk}").status_code == 404
    with as_job("test"):
        LockedPost.objects.create(lock=lock, post=safeguarding_lead, allowed=True)
    assert f"/matching/{question.pk}" in words(lead_client.get("/matching/restricted"))
    assert "Tilly" in words(lead_client.get(f"/matching/{question.pk}"))
    answer = saved(lead_client, question, "new")
    assert answer.url == "/matching/restricted"
    assert state_of(question) == QuestionState.DECIDED


def test_a_lead_on_the_list_of_one_lock_sees_nothing_while_another_shuts_them_out(
    lead_client, safeguarding_lead, hidden
):
    question, lock = hidden
    with as_job("test"):
        LockedPost.objects.create(lock=lock, post=safeguarding_lead, allowed=True)
        other = Lock.objects.create(
            person_id=lock.person_id, kind="conflict", reason="Made up.", set_on=date(2026, 1, 1)
        )
        LockedPost.objects.create(lock=other, post=safeguarding_lead, allowed=False)
    assert lead_client.get(f"/matching/{question.pk}").status_code == 404


PAGES = ("", "/not-sure", "/decisions", "/merges", "/quality", "/1", "/decisions/1/undo", "/merges/1", "/restricted")


@pytest.mark.parametrize("address", PAGES)
def test_other_roles_are_told_whose_page_it_is(worker_client, address):
    assert worker_client.get(f"/matching{address}").status_code == 403


@pytest.mark.parametrize("address", ["/999", "/decisions/999/undo", "/merges/999"])
def test_what_does_not_exist_is_not_found(officer_client, address):
    assert officer_client.get(f"/matching{address}").status_code == 404


def test_a_page_on_how_it_works_counts_records_persons_and_pairs_of_systems(officer_client, established):
    page = words(officer_client.get("/matching/quality"))
    assert "records in all systems" in page
    assert "Both are on the list already" in page
    assert "NHS list" in page
    assert "linkage-quality" in page


def test_pages_ask_the_database_as_often_however_many_questions_there_are(
    officer_client, established, django_assert_max_num_queries
):
    for address in ("", "/not-sure", "/decisions", "/merges", "/quality", f"/{established.pk}"):
        with django_assert_max_num_queries(15):
            officer_client.get(f"/matching{address}")


def test_a_wrong_link_is_taken_apart_and_the_move_can_be_undone(officer_client):
    loaded({"list.csv": nhs_list(nhs_line(1)), "nccis.csv": nccis_list(nccis_line("NC1"))})
    with as_job("test"):
        record = SourcePerson.objects.get(local_id="NC1")
    assert len(persons()) == 1
    address = f"/matching/records/{record.pk}"
    assert "Record 1: NHS list" in words(officer_client.get(address))
    assert "Choose a record" in words(officer_client.post(address, {"apart": "yes"}))
    officer_client.post(address, {"apart": "yes", "other": "0", "apart_reason": "Another Ottoline."})
    working.carry_out_decisions()
    assert len(persons()) == 2
    with as_job("test"):
        decision = Decision.objects.get()
    officer_client.post(f"/matching/decisions/{decision.pk}/undo")
    working.carry_out_decisions()
    assert len(persons()) == 1


def test_two_persons_are_proposed_as_one_by_a_row_and_a_row_of_nobody_is_said_so(
    officer_client, second_client, established
):
    with as_job("test"):
        row = SourceRow.objects.get(subject=established.b.local_id, file__system="nhs")
    address = f"/matching/records/{established.a_id}"
    again = officer_client.post(address, {"together": "yes", "row": "987654", "together_reason": "One birth."})
    assert "No record that you may see rests on that row" in words(again)
    answer = officer_client.post(address, {"together": "yes", "row": str(row.pk), "together_reason": "One birth."})
    assert answer.url == "/matching/merges"
    with as_job("test"):
        merge = Decision.objects.get()
    second_client.post(f"/matching/merges/{merge.pk}", {"act": "agree"})
    working.carry_out_decisions()
    assert len(persons()) == 1
