"""Pages that belong to no context: errors, and whether the service is alive and ready."""

from django.db import connection
from django.http import HttpResponse


def alive(request):
    """The process answers."""
    return HttpResponse("alive", content_type="text/plain")


def ready(request):
    """The process can reach its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")


def form_ran_out(request, reason=""):
    return HttpResponse("This form has run out. Go back, load the page again and send it once more.", status=403)
