"""What may change in the agencies: organisations named, people given a post."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from onward.agencies.choices import OrganisationKind, Role
from onward.agencies.models import Organisation, Post, Team, User, WorkerNumber
from onward.audit import trail


def name_organisation(*, key: str, name: str, kind: OrganisationKind) -> Organisation:
    """Make the organisation of that key, or give it its present name and kind."""
    organisation, _ = Organisation.objects.update_or_create(key=key, defaults={"name": name, "kind": kind.value})
    trail.note(did="named an organisation", what=f"agencies.Organisation:{organisation.pk}")
    return organisation


@transaction.atomic
def appoint(
    *,
    username: str,
    name: str,
    email: str,
    role: Role,
    organisation: Organisation,
    starts: date,
    ends: date | None = None,
    team: str = "",
    title: str = "",
    numbers: Mapping[str, str] | None = None,
) -> Post:
    """Give someone a post, and an account if they have none. A post of the same role there is brought up to date.

    `numbers` are how source systems name them: system -> worker's number. A new account has no password: its holder
    signs in through the area's identity provider, or an administrator sets one.
    """
    user, new = User.objects.update_or_create(username=username, defaults={"name": name, "email": email})
    if new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    belongs = Team.objects.get_or_create(organisation=organisation, name=team)[0] if team else None
    post, _ = Post.objects.update_or_create(
        user=user,
        role=role.value,
        organisation=organisation,
        defaults={"team": belongs, "title": title, "starts": starts, "ends": ends},
    )
    for system, number in (numbers or {}).items():
        WorkerNumber.objects.update_or_create(system=system, number=number, defaults={"post": post})
    trail.note(did="appointed", what=f"agencies.Post:{post.pk}")
    return post
