"""What pages may ask about ways to sign in."""

from functools import partial

from allauth.socialaccount.adapter import get_adapter


def ways_to_sign_in(request):
    return {"single_sign_on": partial(_single_sign_on, request)}


def _single_sign_on(request):
    """The identity providers that are set up, with the address that starts each; asked only where a page shows them."""
    return [
        {"name": provider.name, "href": provider.get_login_url(request, **_onwards(request))}
        for provider in get_adapter().list_providers(request)
    ]


def _onwards(request):
    wanted = request.GET.get("next") or request.POST.get("next")
    return {"next": wanted} if wanted else {}
