"""A named worker's morning: from the list to a person, from a date to what was done about it, and what comes next."""

import re
from datetime import date, datetime, timedelta

TODAY = date.today()


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _open_somebody(person):
    """The first young person on the caseload."""
    person.be("Nadia Copperbeech").go("/worklist/caseload")
    person.page.locator("main a[href*='/case/']").first.click()
    return person.inspect()


def test_a_named_worker_reads_a_life_and_records_what_was_done(person):
    person.be("Nadia Copperbeech").go("/worklist").sees("My work")
    _open_somebody(person).sees("Life so far")
    page = person.page
    assert page.locator("svg.life--wide .life__bar").count() > 0
    drawn = page.locator("svg.life--wide .life__spell").count()
    page.get_by_text("The same facts as a table").click()
    assert page.get_by_role("table", name="Times in this life").locator("tbody tr").count() >= drawn

    person.follow("What is due")
    act = page.get_by_role("link", name=re.compile("^Record as done")).first
    act.click()
    person.inspect()
    person.press("Record as done").sees("There is a problem").sees("Say in a few words what the evidence is")
    person.fill("Day", str(TODAY.day)).fill("Month", str(TODAY.month)).fill("Year", str(TODAY.year))
    page.get_by_label("What is the evidence?").fill("Meeting held at school; notes in the plan folder")
    person.press("Record as done").sees("Recorded as done").sees("Meeting held at school")


def test_a_review_recorded_as_done_shows_the_date_of_the_next_cycle(person, manage):
    found = manage(
        "from onward.sharing.asking import as_job\n"
        "from onward.pathway.models import Milestone\n"
        "with as_job('test'):\n"
        "    m = Milestone.objects.filter(duty='ehcp-annual-review', person__grants__post__user__username='nadia.copperbeech')"
        ".exclude(status='not-applicable').select_related('person').order_by('pk').first()\n"
        "    print('FOUND', m.person.ref, m.due.isoformat())\n"
    )
    ref, due = re.search(r"FOUND (\w+) (\S+)", found).groups()
    person.be("Nadia Copperbeech").go(f"/case/{ref}/milestones/ehcp-annual-review")
    person.sees("Why it stands as it does").sees("Children and Families Act 2014 s.44")
    person.press("Record as done")  # a link that looks like a button
    person.fill("Day", str(TODAY.day)).fill("Month", str(TODAY.month)).fill("Year", str(TODAY.year))
    person.page.get_by_label("What is the evidence?").fill("Decision letter sent")
    person.press("Record as done").sees("Recorded as done")
    for _ in range(20):  # the worker works the dates out; the page waits, and says so when it takes longer
        if "being worked out" not in person.page.inner_text("body"):
            break
        person.page.reload()
    person.go(f"/case/{ref}/milestones/ehcp-annual-review")
    shown = re.search(r"Due:[^:]*: (\d+ \w+ \d{4})", person.page.inner_text("main")).group(1)
    assert datetime.strptime(shown, "%d %B %Y").date() == _day_before(TODAY.replace(year=TODAY.year + 1))
    assert shown != due


def test_what_was_recorded_in_error_is_taken_back(person):
    _open_somebody(person).follow("What is due")
    page = person.page
    page.get_by_role("link", name=re.compile("^Record as done")).last.click()
    person.fill("Day", str(TODAY.day)).fill("Month", str(TODAY.month)).fill("Year", str(TODAY.year))
    page.get_by_label("What is the evidence?").fill("Written on the wrong page")
    person.press("Record as done").sees("Written on the wrong page")
    page.get_by_role("button", name=re.compile("^Take back.*Written on the wrong page")).click()
    person.inspect().sees("Taken back")


def test_a_stranger_to_a_young_person_finds_no_such_page(person):
    _open_somebody(person)
    ref = person.page.url.rstrip("/").split("/")[-1]
    person.be("Dele Wharfinger")
    assert person.page.goto(f"/case/{ref}").status == 403  # no role of a board member opens a record
    person.said.clear()
    person.be("Helen Saltbox")
    answer = person.page.goto("/case/ZZZZZZZZ")
    nowhere = person.page.inner_text("main")
    assert answer.status == 404
    assert "cannot find that page" in nowhere
    person.said.clear()


def test_the_life_page_reads_the_same_without_scripts(person_without_scripts):
    page = person_without_scripts
    page.goto("/demo")
    page.get_by_role("button", name=re.compile("^Step in as Nadia Copperbeech")).first.click()
    page.goto("/worklist/caseload")
    page.locator("main a[href*='/case/']").first.click()
    assert "Life so far" in page.inner_text("main")
