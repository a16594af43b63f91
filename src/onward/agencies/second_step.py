"""Staff add a second step before anything else, where the area asks for it (settings.SECOND_STEP_NEEDED).

Those who came through their own organisation's single sign-on have been asked there.
"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect

from onward.agencies import queries

WITHOUT = frozenset({"YP", "PC", "CM", "PM"})  # young people and those around them may sign in with less
OPEN = ("/account", "/sign-out", "/help-now", "/accessibility", "/privacy", "/static/")
KNOWN = "second step seen"


class SecondStepFirst:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SECOND_STEP_NEEDED and self._lacks(request) and not request.path.startswith(OPEN):
            messages.warning(request, "Add a second step to your account before you go on.")
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _lacks(request) -> bool:
        post = getattr(request, "post", None)
        if post is None or post.role in WITHOUT or request.session.get(KNOWN):
            return False
        methods = request.session.get("account_authentication_methods", [])
        if any(method.get("method") == "socialaccount" for method in methods) or queries.has_second_step(
            user=request.user
        ):
            request.session[KNOWN] = True
            return False
        return True
