"""What a page asks of those who open it: to be signed in, and to act in a role that has the page."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from onward.agencies.choices import PRACTICE, Role

STAFF = PRACTICE | {Role.MGR, Role.SAF}


def needs_post(*roles: str):
    """Strangers sign in first. Someone whose role lacks the page is told whom to ask; about people, views answer 404."""

    def around(view):
        @wraps(view)
        def asked(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if request.post is None:
                return redirect("account")
            if roles and request.post.role not in roles:
                names = ", ".join(sorted(Role(role).label.lower() for role in roles))
                raise PermissionDenied(f"It is for: {names}.")
            return view(request, *args, **kwargs)

        asked.roles = frozenset(roles)
        return asked

    return around
