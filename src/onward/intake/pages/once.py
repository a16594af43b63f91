"""A form that is sent twice (a double click, a page sent again) acts once. The form carries a key made when it was shown."""

import secrets

from django import forms
from django.core.cache import cache

_DAY = 24 * 60 * 60  # seconds


class OnceForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["key"].initial = secrets.token_urlsafe(16)


def first_time(*, key: str, post: int) -> bool:
    """False when this form of this post was acted upon already. Sent at the same moment, the second waits for the first."""
    return not key or cache.add(_named(key, post), "", _DAY)


def remember(*, key: str, post: int, made: str) -> None:
    if key:
        cache.set(_named(key, post), made, _DAY)


def made_by(*, key: str, post: int) -> str:
    """What the form made when it was acted upon."""
    return cache.get(_named(key, post), "")


def _named(key: str, post: int) -> str:
    return f"form-{post}-{key}"
