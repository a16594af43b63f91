"""A small made-up area for the desks' tests: two teams, their people, a transitions lead. Every name is invented."""

from dataclasses import dataclass, field
from datetime import date

from onward.agencies.models import Organisation, Post, Team, User
from onward.pathway import actions as pathway
from onward.pathway.models import Milestone
from onward.people import actions as people
from onward.people.claims import Claims, EventClaim, Life, PersonClaim, Said, SpellClaim
from onward.people.models import Person
from onward.sharing import actions as sharing
from onward.sharing.asking import as_job
from onward.sharing.models import Agreement, AreaGround, CaseRole, Lock, Signature

ON = date(2026, 11, 21)
START = date(2026, 1, 5)


@dataclass
class Area:
    """Posts by a short name; people are added by `person` and worked out by `settle`."""

    council: Organisation
    posts: dict[str, Post] = field(default_factory=dict)
    people: list[int] = field(default_factory=list)

    def post(self, name: str, role: str, *, team: str | None = None) -> Post:
        in_team = Team.objects.get_or_create(organisation=self.council, name=team)[0] if team else None
        user = User.objects.create(username=name, name=f"Made-Up {name.title()}")
        self.posts[name] = Post.objects.create(
            user=user, role=role, organisation=self.council, team=in_team, starts=date(2020, 1, 1)
        )
        return self.posts[name]

    def leads_the_area(self, name: str) -> None:
        AreaGround.objects.create(post=self.posts[name], duty="allocation", starts=date(2020, 1, 1))

    def person(
        self, family: str, *, given="Isolde", born=date(2011, 3, 4), worker: str | None = None, since=START,
        kind="named worker", spells=(), plan=True, review=date(2025, 12, 10), postcode="", others=(),
    ) -> int:  # fmt: skip
        (person,) = people.new_people(1)
        with_plan = (SpellClaim("ehc_plan", "maintained", date(2025, 9, 2)),) if plan else ()
        events = (EventClaim("ehc_review_decided", review),) if plan and review else ()
        claims = Claims(
            PersonClaim(given, family, date_of_birth=born, postcode=postcode),
            spells=(*with_plan, *spells), events=events,
        )  # fmt: skip
        people.tell([Life(person, [Said("send", ON, claims), *(Said(s, ON, c) for s, c in others)])])
        if worker:
            self.role(person, worker, since=since, kind=kind)
        self.people.append(person)
        return person

    def many(self, how_many: int, *, worker: str | None = None, since=START) -> None:
        """So many people alike, told at once: each turns 18 within the month and has a review due within days."""
        numbers = people.new_people(how_many)
        claims = Claims(
            PersonClaim("Isolde", "Madeup", date_of_birth=date(2008, 12, 1)),
            spells=(SpellClaim("ehc_plan", "maintained", date(2025, 9, 2)),),
            events=(EventClaim("ehc_review_decided", date(2025, 11, 20)),),
        )
        people.tell([Life(number, [Said("send", ON, claims)]) for number in numbers])
        for number in numbers if worker else ():
            self.role(number, worker, since=since)
        self.people += numbers

    def role(self, person: int, name: str, *, since=START, kind="named worker") -> None:
        post = self.posts[name]
        CaseRole.objects.create(
            person_id=person, post=post, worker_name=post.user.name, role=post.role, kind=kind,
            organisation=self.council, starts=since,
        )  # fmt: skip

    def restrict(self, person: int) -> None:
        Lock.objects.create(person_id=person, kind="restricted record", reason="Made up", set_on=ON)

    def settle(self) -> None:
        sharing.recompute(self.people)
        pathway.work_out(self.people)

    def ref(self, person: int) -> str:
        with as_job("test"):
            return Person.objects.get(pk=person).ref


def new_area() -> Area:
    council = Organisation.objects.create(key="council", name="Made-up Council", kind="council")
    agreement = Agreement.objects.create(
        name="Made-up agreement", lawful_basis="Public task", purpose="Planning", starts=date(2020, 1, 1)
    )
    Signature.objects.create(
        agreement=agreement, organisation=council, signed_on=date(2020, 1, 1), signed_by="Made-Up Director"
    )
    area = Area(council)
    area.post("sen", "SEN", team="North SEND")
    area.post("other", "SEN", team="South SEND")
    area.post("manager", "MGR", team="North SEND")
    area.post("lead", "MGR")
    area.leads_the_area("lead")
    return area


def late(person: int, duty: str, *, due: date, days: int) -> None:
    """A duty stands late for someone, whatever their facts."""
    Milestone.objects.update_or_create(
        person_id=person, duty=duty, subject="",
        defaults={"status": "overdue", "due": due, "late_days": days, "applies": True, "worked_out_on": ON},
    )  # fmt: skip
