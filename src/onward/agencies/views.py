"""Your own account: who you are here, the post you act in, how you sign in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from onward.agencies import queries


@login_required
def account(request):
    posts = list(queries.live_posts(user=request.user))
    return render(
        request,
        "agencies/account.html",
        {
            "posts": posts,
            "must_choose": len(posts) > 1 and "post" not in request.session,
            "second_step": queries.has_second_step(user=request.user),
        },
    )


@login_required
@require_POST
def choose_post(request):
    chosen = next((p for p in queries.live_posts(user=request.user) if str(p.pk) == request.POST.get("post")), None)
    if chosen is None:
        raise Http404
    request.session["post"] = chosen.pk
    messages.success(request, f"You are now acting as {chosen.get_role_display().lower()}, {chosen.organisation}.")
    return redirect("home")
