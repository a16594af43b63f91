"""The pages anybody may read, and where those who sign in go first."""

from django.shortcuts import redirect, render

from onward.agencies import queries as agencies
from onward.portal.front.landing import landing


def home(request):
    """Strangers read what this is; those signed in go to their desk, by way of choosing a post if they hold several."""
    if not request.user.is_authenticated:
        return render(request, "portal/front/home.html")
    if request.post is None or ("post" not in request.session and agencies.holds_several(user=request.user)):
        return redirect("account")
    return redirect(landing(request.post.role))


def help_now(request):
    return render(request, "portal/front/help_now.html")


def accessibility(request):
    return render(request, "portal/front/accessibility.html")


def privacy(request):
    return render(request, "portal/front/privacy.html")
