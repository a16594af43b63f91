"""The same number for a board member and for a transitions lead: a count for one, exactly those people for the other."""

import re
import time

import pytest


def _count(page) -> int:
    return int(re.search(r"([\d,]+) people counted", page.inner_text("main")).group(1).replace(",", ""))


def _shown(page) -> int:
    """How many of them the viewer is told they may see; nothing is said where it is none."""
    found = re.search(r"You may see ([\d,]+) pe", page.inner_text("main"))
    return int(found.group(1).replace(",", "")) if found else 0


def _restricted_among_them(manage) -> int:
    return int(
        manage(
            "from onward.sharing.asking import as_job\n"
            "from onward.sharing.models import Lock\n"
            "from onward.insight.models import Counted\n"
            "with as_job('test'):\n"
            "    locked = Lock.objects.filter(kind='restricted record', lifted_on=None).values('person')\n"
            "    print(Counted.objects.filter(measure='without-named-worker', part='', in_numerator=True, person__in=locked).count())\n"
        )
    )


@pytest.mark.shows("B-166")
def test_without_a_named_worker_opens_to_those_people_or_to_a_count(person, manage):
    person.be("Dele Wharfinger")
    for _ in range(30):  # figures are published by the worker, a moment after the dates are worked out
        person.go("/board/")
        if "Without a named worker" in person.page.inner_text("main"):
            break
        time.sleep(1)
    person.follow("Without a named worker").follow("Who is behind this number")
    counted = _count(person.page)
    assert counted >= 5
    assert _shown(person.page) == 0
    assert person.page.locator("main a[href*='/case/']").count() == 0

    person.be("Ruth Kingfisher").go("/board/measures/without-named-worker/people")
    assert _count(person.page) == counted
    # a restricted record is counted and opens for its own list alone
    assert _shown(person.page) == counted - _restricted_among_them(manage)
    person.page.locator("main a[href*='/case/']").first.click()
    person.inspect().sees("No named worker")


def test_every_figure_of_the_board_page_opens_to_its_definition(person):
    person.be("Dele Wharfinger").go("/board/")
    links = [a.get_attribute("href") for a in person.page.locator("main a[href*='/board/measures/']").all()]
    assert len(links) >= 6
    for link in links:
        person.go(link).sees("What it counts").sees("Data, and what would spoil it")
