"""A data officer's day: a broken return put right, a load taken back, uncertain matches answered, a merge and its undoing."""

import re
import time

import pytest

from onward.intake.formats.tests.sen2_person import census, element
from onward.intake.tests.sending import nccis_line, nccis_list, nhs_line, nhs_list
from onward.values.identifiers import upn_letter

pytestmark = pytest.mark.shows("B-009")
PATIENCE = 60  # seconds for the worker to work off a small load
FUTURE, TRUE = "2031-05-04", "2009-05-04"
LOAD = re.compile(r"/loads/\d+$")
LOOK = "Look first: read and check, change nothing yet"


def _upn(serial: int) -> str:
    digits = f"33020151{serial:04}"
    return upn_letter(digits) + digits


def _worked(person):
    """Watch a load's page, as it says one may, until nothing goes on any more."""
    page = person.page
    address = re.search(r"/loads/\d+", page.url)[0]
    person.go(f"{address}?still")
    ends = time.monotonic() + PATIENCE
    while "the work goes on" in page.inner_text("main"):
        assert time.monotonic() < ends, page.inner_text("main")
        page.wait_for_timeout(300)
        page.goto(f"{address}?still")
    return person.inspect()


def _click(person, words: str):
    """A button that leads to a page which looks again by itself: that page is inspected when it stands still."""
    with person.page.expect_navigation(url=LOAD):
        person.page.get_by_role("button", name=words, exact=True).click()
    return _worked(person)


def _held(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def _send(person, files: dict[str, bytes], *, first: str):
    person.go("/loads/new")
    person.page.get_by_label("Which files?").set_input_files([_held(name, content) for name, content in files.items()])
    person.choose(first)
    return _click(person, "Send")


@pytest.fixture
def asked(manage):
    """An answer from within the area, for what no page of a data officer shows: a line of Python, as it prints."""

    def asks(line: str) -> str:
        code = (
            "from onward.intake.models import SourcePerson\n"
            "from onward.people.models import Person\n"
            "from onward.sharing.asking import as_job\n"
            f"with as_job('test'): print('ANSWER', {line})"
        )
        return re.search(r"ANSWER (.*)", manage(code))[1]

    return asks


def test_a_broken_return_is_put_right_sent_again_and_taken_back(person, asked):
    def listed() -> str:
        return asked(
            "sorted(Person.objects.filter(family_name__in=['Inkwell', 'Quillfeather']).exclude(search_text='')"
            ".values_list('family_name', flat=True))"
        )

    wrong_upn, right_upn = "Z330201519999", _upn(9999)
    wrong = {"Surname": "Inkwell", "PersonBirthDate": FUTURE, "UPN": wrong_upn}
    right = {"Surname": "Quillfeather", "UPN": _upn(51)}
    person.be("Yasmin Papermill")
    _send(person, {"sen2.xml": census(element(person=right), element(person=wrong))}, first=LOOK)
    person.sees("SEN2 person-level census, XML").sees("1 failed").sees("Nothing is changed yet")
    assert listed() == "[]"
    load = re.search(r"/loads/\d+", person.page.url)[0]

    file = person.page.get_by_role("link", name=re.compile("^See what failed"))
    address = file.get_attribute("href")
    file.click()
    person.inspect().sees("The date of birth is in the future. Correct it and send the row again.")
    person.sees("The first letter does not fit the other characters.").sees("The SEND data team")
    person.page.get_by_role("link", name=re.compile(r"^2\b.*this row as it came")).first.click()
    person.inspect().sees(FUTURE).sees("Inkwell")
    person.go(load)
    _click(person, "Apply").sees("Applied")
    assert listed() == "['Quillfeather']"

    person.go(address)
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name="Download 1 failed row").click()
    rows = download.value.path().read_text(encoding="utf-8")
    corrected = rows.replace(FUTURE, TRUE).replace(wrong_upn, right_upn)
    assert corrected.count(TRUE) == 1
    person.page.get_by_label("Corrected rows").set_input_files([_held("corrected.csv", corrected.encode())])
    _click(person, "Send corrected rows").sees("1 accepted + 0 failed")
    assert listed() == "['Inkwell', 'Quillfeather']"

    person.press("Undo this load")  # a link that looks like a button
    person.sees("Nothing that people wrote is lost")
    _click(person, "Undo this load").sees("Undone")
    assert listed() == "['Quillfeather']"


# Twins in two systems each, one pair of them known to a second system too; two records of one system that say the same;
# and records alike in all but the number that should tell them apart.
TWINS = (("Ottoline", "Barnaby"), ("Hector", "Cordelia"), ("Isolde", "Dorian"), ("Lucasta", "Evander"))
TWICE = (("Jocasta", "Underhollow"), ("Kester", "Pennywhistle"), ("Hermia", "Larkrise"))
NUMBERS = (("Peregrine", "Oakenshade"), ("Thaddeus", "Merrowgate"), ("Wilhelmina", "Sootyfern"))
SCHOOL_COLUMNS = "UPN,Surname,Forename,Date of Birth,Gender,Postcode,Year Group,EHCP,ATT90,FSM"


def _uncertain() -> dict[str, bytes]:
    health, participation, send = [], [], []
    for n, (one, other) in enumerate(TWINS, start=1):
        health.append(nhs_line(700 + n, family=f"Made{n}up", given=one, born=f"2009-03-{n:02}"))
        participation.append(nccis_line(f"NCM{n}", family=f"Made{n}up", given=other, born=f"{n:02}/03/2009"))
    first = {"PersonBirthDate": "2009-03-01", "Surname": "Made1up"}
    send.append(element(person=first | {"Forename": "Ottoline", "UPN": _upn(1)}))
    school = f"{SCHOOL_COLUMNS}\n,Made1up,Barnaby,01/03/2009,F,B15 2TT,12,,1,\n".encode()
    for n, (given, family) in enumerate(TWICE, start=11):
        participation += [nccis_line(f"NCM{n}{x}", family=family, given=given, born=f"{n}/03/2009") for x in "ab"]
    for n, (given, family) in enumerate(NUMBERS, start=21):
        line = nccis_line(f"NCM{n}", family=family, given=given, born=f"{n}/03/2009")
        participation.append(line.replace(",,", f",{_upn(n)},", 1))
        who = {"Forename": given, "Surname": family, "PersonBirthDate": f"2009-03-{n}", "UPN": _upn(100 + n)}
        send.append(element(person=who))
    return {
        "patients.csv": nhs_list(*health),
        "participation.csv": nccis_list(*participation),
        "sen2.xml": census(*send),
        "school.csv": school,
    }


def _answer(person) -> str:
    """Answer the question that is shown; returns what kind it was."""
    said = person.page.inner_text("main")
    if "Barnaby" in said:
        kind, choice = "merge", "It is person A"
    elif "They may be twins" in said:
        kind, choice = "twins", "It is someone else: a new person"
    elif "numbers of the same kind that differ" in said:
        kind, choice = "numbers", "I am not sure"
    else:
        kind, choice = "twice", "It is person A"
    person.choose(choice)
    person.page.get_by_label("Why?").fill(MERGED if kind == "merge" else "The school told us.")
    person.press("Save and next")
    return kind


MERGED = "One child with two first names, says the school."


def test_ten_uncertain_matches_are_answered_and_a_merge_of_twins_is_undone(person, asked):
    def persons() -> str:
        names = "given_names__in=['Ottoline', 'Barnaby'], family_name='Made1up', stands=True"
        return asked(f"SourcePerson.objects.filter({names}).values('person').distinct().count()")

    person.be("Yasmin Papermill")
    _send(person, _uncertain(), first="Load at once").sees("Applied")
    assert persons() == "2"

    person.go("/matching").press("Start with the first")
    answered: list[str] = []
    while "/matching/" in person.page.url:
        answered.append(_answer(person))
    assert len(answered) >= 10
    assert answered.count("twins") == 3
    assert answered.count("numbers") == 3
    assert answered.count("merge") == 1
    person.sees("Nothing to decide").go("/matching/not-sure").sees("Question")
    person.go("/matching/merges").page.get_by_role("link", name=re.compile(r"^Merge \d+")).click()
    person.inspect().sees("someone else has to agree").sees("They may be twins")
    assert persons() == "2"

    person.be("Pavel Inkstone").go("/matching/merges").sees(MERGED)
    person.page.get_by_role("link", name=re.compile(r"^Merge \d+")).click()
    person.inspect().press("Agree: they are one person").sees("Agreed.")
    _until(lambda: persons() == "1")

    person.be("Yasmin Papermill").go("/matching/decisions")
    person.page.get_by_role("row").filter(has_text=MERGED).get_by_role("link", name=re.compile("^Undo")).click()
    person.inspect().sees("The question is asked again").press("Undo this decision").sees("Undone")
    _until(lambda: persons() == "2")
    person.go("/matching").sees("1 pair waiting").press("Start with the first").sees("Barnaby").sees(MERGED)


def _until(is_so) -> None:
    ends = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < ends, "The worker did not come to it."
