"""Pages for those who hold an area-wide duty by name (loads, match review, allocation)."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from onward.agencies.needs import needs_post
from onward.sharing import queries
from onward.sharing.choices import AreaDuty


def needs_duty(duty: AreaDuty):
    def around(view):
        @wraps(view)
        def asked(request, *args, **kwargs):
            if not queries.holds(post=request.post, duty=duty):
                raise PermissionDenied(f"It is for whoever holds this duty by name: {duty.label}.")
            return view(request, *args, **kwargs)

        return needs_post()(asked)

    return around
