"""Pages that belong to no context: refusals and errors, and whether the service is alive and ready."""

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from onward.ui.example import example_page


def alive(request):
    """The process answers."""
    return HttpResponse("alive", content_type="text/plain")


def ready(request):
    """The process can reach its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")


@requires_csrf_token
def bad_request(request, exception=None):
    return render(request, "ui/errors/bad_request.html", status=400)


@requires_csrf_token
def role_lacks_page(request, exception=None):
    """A page of the service that this role lacks. About a person there is no such answer: that is always not_found."""
    return render(request, "ui/errors/role_lacks_page.html", {"why": str(exception or "")}, status=403)


@requires_csrf_token
def not_found(request, exception=None):
    """The same words whether the page does not exist or is not for this reader."""
    return render(request, "ui/errors/not_found.html", status=404)


def broken(request):
    """Neither the database nor the session is asked: they may be what broke."""
    page = render_to_string("ui/errors/broken.html", {"area_name": settings.AREA_NAME, "product_name": "Onward"})
    return HttpResponse(page, status=500)


@requires_csrf_token
def form_ran_out(request, reason=""):
    return render(request, "ui/errors/form_ran_out.html", status=403)


def example(request):
    """Every component once, to see and to copy."""
    return render(request, "ui/example.html", example_page(request))
