"""What went wrong is logged; whom it happened to is not."""

import logging
import sys

import pytest
from django.db import connection, transaction

from onward.config.log_lines import WithoutRows
from onward.people import actions as people
from onward.people.models import Identifier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]
NUMBER = "9990000018"
ADDRESS = "Isolde\nTallowby, B15 2TT"


def logged(act) -> str:
    try:
        with transaction.atomic():
            act()
    except Exception:
        record = logging.LogRecord("onward", logging.ERROR, "", 0, "It broke", (), sys.exc_info())
        return WithoutRows("%(levelname)s %(message)s").format(record)
    return ""


def test_a_number_that_the_database_refuses_is_not_in_the_log():
    (person,) = people.new_people(1)
    Identifier.objects.create(person_id=person, kind="nhs", value=NUMBER)
    line = logged(lambda: Identifier.objects.create(person_id=person, kind="nhs", value=NUMBER))
    assert "identifier_once" in line
    assert "IntegrityError" in line
    assert NUMBER not in line


def test_a_row_of_several_lines_is_left_out_whole():
    def act():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE made_up (words text, CHECK (words = 'no'))")
            cursor.execute("INSERT INTO made_up VALUES (%s)", [ADDRESS])

    line = logged(act)
    assert "made_up_words_check" in line
    assert "Tallowby" not in line


def test_the_service_logs_through_it(settings):
    formatter = settings.LOGGING["formatters"]["plain"]
    assert formatter["()"] == "onward.config.log_lines.WithoutRows"
