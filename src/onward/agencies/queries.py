"""Who works where."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from onward.agencies.models import Post, User


def live_posts(*, user: User, on: date | None = None) -> QuerySet[Post]:
    on = on or timezone.localdate()
    return (
        Post.objects.filter(Q(ends=None) | Q(ends__gte=on), user=user, starts__lte=on)
        .select_related("organisation", "team", "user")
        .order_by("starts", "pk")
    )


def post_in_use(*, user: User, chosen: int | None) -> Post | None:
    """The post in which someone acts: the one they chose, else their first. None when all have ended."""
    posts = list(live_posts(user=user))
    return next((post for post in posts if post.pk == chosen), posts[0] if posts else None)
