import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from onward.ui import views

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_what_to_do(client):
    page = client.get("/no-such-page")
    assert page.status_code == 404
    assert "We cannot find that page" in page.content.decode()


def test_a_form_that_ran_out_says_that_words_can_be_kept():
    page = Client(enforce_csrf_checks=True).post("/sign-in", {"login": "somebody"})
    assert page.status_code == 403
    assert "Copy them if they are long" in page.content.decode()


def test_a_page_the_role_lacks_says_whom_to_ask(rf: RequestFactory):
    request = rf.get("/intake")
    page = views.role_lacks_page(request, PermissionDenied("Files are for data officers."))
    assert page.status_code == 403
    assert "Files are for data officers." in page.content.decode()
    assert "ask your manager" in page.content.decode()


def test_the_page_for_a_breakdown_asks_neither_database_nor_session(rf: RequestFactory, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = views.broken(rf.get("/"))
    assert page.status_code == 500
    assert "Your saved work is safe" in page.content.decode()


@pytest.mark.parametrize("address", ["/alive", "/ready"])
def test_the_service_says_that_it_is_up(client, address):
    assert client.get(address).status_code == 200


def test_every_component_stands_on_the_example_page(client):
    page = client.get("/style")
    assert page.status_code == 200
    wrong = client.post("/style", {}).content.decode()
    assert "<title>Error: How pages look - Onward</title>" in wrong
    assert "There is a problem" in wrong
