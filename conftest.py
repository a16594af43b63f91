"""What every test may ask for. The embedded server is started once; each test runs as a job unless it says who is asking."""

import pytest

from onward.config import database


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The test server runs before Django asks for a database on it. It is left running: the next run starts at once."""
    database.prepare(for_tests=True)


@pytest.fixture
def as_job(db):
    """Within the test, the database takes us for a background job: everything may be arranged and looked at."""
    from onward.sharing.asking import as_job as asking_as_job

    with asking_as_job("test"):
        yield
