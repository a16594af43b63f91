"""A small area on one day, and a way to open its pages as one of its posts."""

import pytest
import time_machine

from onward.portal.tests.area import ON, new_area
from onward.sharing.asking import as_job


@pytest.fixture
def that_day():
    with time_machine.travel(ON, tick=False):
        yield ON


@pytest.fixture
def area(db, that_day):
    """Arranged as a job; afterwards nobody is asking, as between requests."""
    with as_job("test"):
        return new_area()


@pytest.fixture
def arrange():
    """`with arrange():` changes the area as a job would."""
    return lambda: as_job("test")


@pytest.fixture
def as_post(client, area):
    """`as_post("sen").get("/worklist")`: pages as one of the area's posts sees them."""

    def signed_in(name):
        client.force_login(area.posts[name].user)
        return client

    return signed_in


def words_of(answer) -> str:
    assert answer.status_code == 200, f"{answer.status_code} {answer.headers.get('Location', '')}"
    return " ".join(answer.content.decode().split())
