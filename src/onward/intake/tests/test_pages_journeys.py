"""A data officer's days, page by page: a broken return put right, uncertain matches answered, a load and a merge taken back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onward.intake.choices import LoadState
from onward.intake.formats.tests.sen2_person import census, element
from onward.intake.loads import working
from onward.intake.models import LoadFile, SourcePerson
from onward.intake.tests.sending import loaded, nccis_line, nccis_list, nhs_line, nhs_list
from onward.intake.tests.test_pages_loads import sent, words, worked
from onward.people.models import Person
from onward.sharing.asking import as_job

pytestmark = [pytest.mark.django_db, pytest.mark.shows("B-009")]

FUTURE = "2031-05-04"


def listed() -> set[str]:
    """Family names of everyone who is on the list now."""
    with as_job("test"):
        return set(Person.objects.exclude(search_text="").values_list("family_name", flat=True))


def test_a_broken_return_is_put_right_and_taken_back(officer_client):
    broken = census(
        element(person={"Surname": "Quillfeather"}),
        element(
            person={"Surname": "Inkwell", "PersonBirthDate": FUTURE, "UPN": "", "UniqueLearnerNumber": "9000000009"}
        ),
    )
    sent(officer_client, {"sen2.xml": broken})
    first = worked()
    page = words(officer_client.get(f"/loads/{first.pk}"))
    assert "SEN2 person-level census, XML" in page
    assert "1 failed" in page
    with as_job("test"):
        file = LoadFile.objects.get()
        checks = list(file.checks.filter(severity="error"))
    address = f"/loads/{first.pk}/files/{file.pk}"
    faults = words(officer_client.get(address))
    assert all(check.words in faults and check.who_can_fix in faults for check in checks)
    officer_client.post(f"/loads/{first.pk}/apply")
    worked()
    assert listed() == {"Quillfeather"}
    text = b"".join(officer_client.get(f"{address}/failed-rows").streaming_content).decode()
    corrected = SimpleUploadedFile("fixed.csv", text.replace(FUTURE, "2009-05-04").encode())
    officer_client.post(address, {"files": [corrected], "key": "again"})
    second = worked()
    assert second.state == LoadState.APPLIED
    assert listed() == {"Quillfeather", "Inkwell"}
    officer_client.post(f"/loads/{second.pk}/undo")
    assert worked().state == LoadState.UNDONE
    assert listed() == {"Quillfeather"}
    assert "Undone" in words(officer_client.get("/loads"))


FIRST_NAMES = (
    "Ottoline",
    "Hector",
    "Isolde",
    "Lucasta",
    "Peregrine",
    "Sephira",
    "Thaddeus",
    "Wilhelmina",
    "Xanthe",
    "Yorick",
)
TWINS_NAMES = (
    "Barnaby",
    "Cordelia",
    "Dorian",
    "Evander",
    "Fenella",
    "Gideon",
    "Hermia",
    "Ignatius",
    "Jocasta",
    "Kester",
)


def test_ten_uncertain_matches_are_answered_one_after_the_other_and_a_wrong_answer_is_undone(officer_client):
    days = [f"{n + 1:02}" for n in range(10)]
    here = [nhs_line(n + 1, family=f"Made{n}up", given=FIRST_NAMES[n], born=f"2009-03-{days[n]}") for n in range(10)]
    there = [
        nccis_line(f"NC{n}", family=f"Made{n}up", given=TWINS_NAMES[n], born=f"{days[n]}/03/2009") for n in range(10)
    ]
    loaded({"list.csv": nhs_list(*here), "nccis.csv": nccis_list(*there)})
    assert "10 pairs waiting" in words(officer_client.get("/matching"))
    address = re.search(r'href="(/matching/\d+)"', officer_client.get("/matching").content.decode())[1]
    answered = 0
    while address != "/matching":
        page = words(officer_client.get(address))
        assert "They may be twins." in page
        assert "DIFFERENT" in page
        mine = re.search(r'name="chosen" type="radio" value="(\d+)"', page)[1]
        chosen = mine if answered == 0 else "new"
        address = officer_client.post(address, {"chosen": chosen, "reason": "The school told us."}).url
        answered += 1
    assert answered == 10
    working.carry_out_decisions()
    with as_job("test"):
        assert SourcePerson.objects.values("person").distinct().count() == 19
    history = officer_client.get("/matching/decisions").content.decode()
    same = re.search(r"They are the same person.*?(/matching/decisions/\d+/undo)", history, re.DOTALL)[1]
    officer_client.post(same)
    working.carry_out_decisions()
    with as_job("test"):
        assert SourcePerson.objects.values("person").distinct().count() == 20
    assert "1 pair waiting" in words(officer_client.get("/matching"))
