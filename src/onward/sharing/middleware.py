"""Every page runs in one transaction in which the database knows who is asking, and ends by writing what was seen."""

from django.db import transaction

from onward.agencies import queries as agencies
from onward.sharing.asking import as_viewer

SILENT = ("/static/", "/alive", "/ready")


class SayWhoIsAsking:
    """Sets `request.post`, the post in which the signed-in person acts; None for a stranger."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.post = None
        if request.path.startswith(SILENT):
            return self.get_response(request)
        if request.user.is_authenticated:
            request.post = agencies.post_in_use(user=request.user, chosen=request.session.get("post"))
        with as_viewer(request.post.pk if request.post else None, place=f"{request.method} {_place(request)}"):
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
            if request.user.is_authenticated:
                response["Cache-Control"] = "no-store"  # the next at this computer must not page back to it
            return response

    def process_exception(self, request, exception):
        transaction.set_rollback(True)


def _place(request) -> str:
    """The page without what was typed into the address: no search words in the trail."""
    return request.path[:110]
