"""Who works where."""

from collections.abc import Collection
from datetime import date

from allauth.mfa.models import Authenticator
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


def posts_of_accounts(*, usernames: Collection[str], on: date | None = None) -> QuerySet[Post]:
    """The live posts of the people with these user names; the demo asks this for its cast."""
    on = on or timezone.localdate()
    return (
        Post.objects.filter(Q(ends=None) | Q(ends__gte=on), user__username__in=usernames, starts__lte=on)
        .select_related("organisation", "team", "user")
        .order_by("role", "user__name", "pk")
    )


def holds_several(*, user: User) -> bool:
    """Whether someone must say in which post they act."""
    return live_posts(user=user).count() > 1


def has_second_step(*, user: User) -> bool:
    """Whether signing in asks this person for more than a password. Recovery codes alone are not a second step."""
    return Authenticator.objects.filter(user=user).exclude(type="recovery_codes").exists()


def posts_in_role(*, roles: Collection[str], on: date | None = None) -> QuerySet[Post]:
    """Everyone who holds one of these roles today, by name."""
    on = on or timezone.localdate()
    return (
        Post.objects.filter(Q(ends=None) | Q(ends__gte=on), role__in=[str(r) for r in roles], starts__lte=on)
        .select_related("organisation", "team", "user")
        .order_by("user__name", "pk")
    )


def roles_in_team(*, post: Post, on: date | None = None) -> frozenset[str]:
    """The roles held today in the team of a post; its own role alone when it belongs to no team."""
    if post.team_id is None:
        return frozenset({post.role})
    on = on or timezone.localdate()
    held = Post.objects.filter(Q(ends=None) | Q(ends__gte=on), team=post.team_id, starts__lte=on)
    return frozenset(held.values_list("role", flat=True)) | {post.role}
