"""Step into anybody of the made-up area. These addresses do not exist outside the demo."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from onward.demo import queries


def cast(request):
    return render(request, "demo/cast.html", {"cast": queries.cast()})


@require_POST
def be(request):
    post = queries.post_of_cast(request.POST.get("post", ""))
    if post is None:
        raise Http404
    login(request, post.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session["post"] = post.pk
    messages.success(request, f"You are now {post.user.name}, {post.get_role_display().lower()}.")
    return redirect("home")
