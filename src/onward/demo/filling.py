"""Fill an empty service with a made-up city: its agencies and staff by hand, its young people through the front door.

Staff, posts and agreements are what an area sets up once. Everyone else arrives as files, loaded as any agency's are.
"""

from datetime import date, timedelta

from django.db import transaction

from onward.agencies.choices import Role
from onward.agencies.models import Organisation, Post, Team, User, WorkerNumber
from onward.demo.city import workforce
from onward.demo.city.model import City
from onward.sharing.choices import AreaDuty
from onward.sharing.models import Agreement, AreaGround, Signature

SIX_YEARS = timedelta(days=6 * 365)
# Who holds an area-wide duty, by username of the cast. Two hold the intake: a merge needs a second person to agree.
AREA_DUTIES = {
    "ruth.kingfisher": AreaDuty.ALLOCATION,
    "yasmin.papermill": AreaDuty.INTAKE,
    "pavel.inkstone": AreaDuty.INTAKE,
}


@transaction.atomic
def set_up_agencies(city: City, *, on: date) -> int:
    """Organisations, teams, staff with their numbers in source systems, agreements, duties; returns how many posts."""
    started = on - SIX_YEARS
    organisations = {
        made.key: Organisation.objects.get_or_create(key=made.key, defaults={"name": made.name, "kind": made.kind})[0]
        for made in city.workforce.organisations
    }
    teams: dict[tuple[str, str], Team] = {}

    def team(organisation: str, name: str) -> Team | None:
        if not name:
            return None
        if (organisation, name) not in teams:
            teams[organisation, name], _ = Team.objects.get_or_create(
                organisation=organisations[organisation], name=name
            )
        return teams[organisation, name]

    cast = {member.worker: member for member in workforce.CAST if member.worker}
    posts = 0
    for worker in city.workforce.workers:
        member = cast.get(worker.id)
        username = member.username if member else f"made-up-{worker.id.lower()}"
        _post(
            username=username,
            name=worker.name,
            role=worker.role,
            title=worker.title,
            organisation=organisations[worker.organisation],
            team=team(worker.organisation, worker.team),
            started=started,
            numbers=[(worker.system, worker.id)],
        )
        posts += 1
    for member in workforce.CAST:
        if not member.worker:
            post = _post(
                username=member.username,
                name=member.name,
                role=member.role,
                title=member.title,
                organisation=organisations[member.organisation],
                team=team(member.organisation, member.team),
                started=started,
                numbers=[],
            )
            posts += 1
            if duty := AREA_DUTIES.get(member.username):
                AreaGround.objects.get_or_create(
                    post=post, duty=duty, defaults={"starts": started, "review_on": on + timedelta(days=365)}
                )
    _agree(list(organisations.values()), started=started, on=on)
    return posts


def _post(*, username, name, role, title, organisation, team, started, numbers) -> Post:
    user, new = User.objects.get_or_create(
        username=username, defaults={"name": name, "email": f"{username}@example.org"}
    )
    if new:
        user.set_unusable_password()  # the demo's people are stepped into, never signed in
        user.save(update_fields=["password"])
    post, _ = Post.objects.get_or_create(
        user=user,
        role=Role(role).value,
        organisation=organisation,
        defaults={"team": team, "title": title, "starts": started},
    )
    for system, number in numbers:
        WorkerNumber.objects.get_or_create(system=system, number=number, defaults={"post": post})
    return post


def _agree(organisations: list[Organisation], *, started: date, on: date) -> None:
    agreement, _ = Agreement.objects.get_or_create(
        name="Moving into adult life: information sharing agreement",
        defaults={
            "lawful_basis": "Public task: Children Act 2004 s.10, Care Act 2014 ss.3 and 6, Children and Families Act 2014 s.25",
            "purpose": "Planning support for young people aged 14 to 25 as they move into adult life",
            "starts": started,
            "review_on": on + timedelta(days=180),
        },
    )
    for organisation in organisations:
        Signature.objects.get_or_create(
            agreement=agreement,
            organisation=organisation,
            defaults={"signed_on": started, "signed_by": "Chief officer"},
        )


def is_filled() -> bool:
    """Whether the cast is there: they are set up last of the staff, in one transaction."""
    return User.objects.filter(username__in=[member.username for member in workforce.CAST]).exists()
