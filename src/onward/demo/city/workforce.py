"""Who works in the made-up city: organisations, teams, staff (about one to 18 people) and the cast of the demonstration.

A worker's identifier is that of the system which names them: source systems hold workers under their own numbers.
Role codes are the product's own (KW named worker, SEN, CSW, ASW, HP, ED, MGR, SAF, COM, BRD, IG, ADM).
"""

from dataclasses import dataclass

from onward.demo.city import names, targets
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.places import Places

PEOPLE_PER_WORKER = 18
TEAM_SIZE = 9


@dataclass(frozen=True, slots=True)
class Organisation:
    key: str
    name: str
    kind: str  # council, nhs, school, college, provider, voluntary


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of post: the system that names its holders, their role code, and its share of the practitioners."""

    key: str
    title: str
    role: str
    system: str
    prefix: str
    organisation: str
    team: str
    share: float


@dataclass(frozen=True, slots=True)
class Worker:
    id: str
    name: str
    job: str
    title: str
    role: str
    system: str
    organisation: str
    team_id: str
    team: str


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody to sign in as. `worker` is their number in the source system, empty for those without a caseload."""

    username: str
    name: str
    role: str
    title: str
    organisation: str
    team: str
    worker: str = ""
    system: str = ""
    job: str = ""


ORGANISATIONS = (
    Organisation("childrens-services", "Brindle City Council: children's services", "council"),
    Organisation("adult-services", "Brindle City Council: adult social care", "council"),
    Organisation("send", "Brindle City Council: SEND service", "council"),
    Organisation("participation", "Brindle City Council: participation service", "council"),
    Organisation("acute-trust", "Brindle Hospitals NHS Trust (made up)", "nhs"),
    Organisation("community-trust", "Brindle Community and Mental Health NHS Trust (made up)", "nhs"),
    Organisation("icb", "Brindle and Valley Integrated Care Board (made up)", "nhs"),
    Organisation("open-door", "Open Door Carers' Centre (made up)", "voluntary"),
    Organisation("lantern", "Lantern Youth Advocacy (made up)", "voluntary"),
    Organisation("stepping-stones", "Stepping Stones Supported Living (made up)", "provider"),
    Organisation("harbour", "Harbour House Care (made up)", "provider"),
    Organisation("bridge-work", "Bridge to Work Supported Employment (made up)", "provider"),
)

JOBS = (
    Job(
        "social worker",
        "Social worker",
        "CSW",
        "childrens-social-care",
        "SW1",
        "childrens-services",
        "Children in care and in need",
        0.22,
    ),
    Job(
        "personal adviser",
        "Leaving care personal adviser",
        "CSW",
        "childrens-social-care",
        "SW2",
        "childrens-services",
        "Leaving care",
        0.09,
    ),
    Job(
        "named worker",
        "Named worker",
        "KW",
        "childrens-social-care",
        "NW1",
        "childrens-services",
        "Preparing for adulthood",
        0.12,
    ),
    Job("send officer", "SEND case officer", "SEN", "send", "SE1", "send", "SEND casework", 0.15),
    Job(
        "adult social worker",
        "Adult social worker",
        "ASW",
        "adult-social-care",
        "AW1",
        "adult-services",
        "Transition and young adults",
        0.14,
    ),
    Job("nurse", "Lead nurse", "HP", "nhs", "HP1", "community-trust", "Children's community nursing", 0.10),
    Job(
        "participation adviser",
        "Participation adviser",
        "KW",
        "participation",
        "PA1",
        "participation",
        "Participation",
        0.08,
    ),
    Job("school lead", "SENCo", "ED", "school", "ED1", "", "SEN", 0.10),
)
JOB = {job.key: job for job in JOBS}

CAST = (
    CastMember(
        "nadia.copperbeech",
        "Nadia Copperbeech",
        "KW",
        "Named worker",
        "childrens-services",
        "Preparing for adulthood 1",
        "NW10001",
        "childrens-social-care",
        "named worker",
    ),
    CastMember(
        "owen.millrace",
        "Owen Millrace",
        "SEN",
        "SEND case officer",
        "send",
        "SEND casework 1",
        "SE10001",
        "send",
        "send officer",
    ),
    CastMember(
        "grace.lapwing",
        "Grace Lapwing",
        "CSW",
        "Social worker",
        "childrens-services",
        "Children in care and in need 1",
        "SW10001",
        "childrens-social-care",
        "social worker",
    ),
    CastMember(
        "tariq.quillmaker",
        "Tariq Quillmaker",
        "CSW",
        "Leaving care personal adviser",
        "childrens-services",
        "Leaving care 1",
        "SW20001",
        "childrens-social-care",
        "personal adviser",
    ),
    CastMember(
        "helen.saltbox",
        "Helen Saltbox",
        "ASW",
        "Adult social worker",
        "adult-services",
        "Transition and young adults 1",
        "AW10001",
        "adult-social-care",
        "adult social worker",
    ),
    CastMember(
        "ama.towpath",
        "Ama Towpath",
        "HP",
        "Lead nurse",
        "community-trust",
        "Children's community nursing 1",
        "HP10001",
        "nhs",
        "nurse",
    ),
    CastMember(
        "jasdeep.thimble",
        "Jasdeep Thimble",
        "ED",
        "SENCo",
        "school-990101",
        "SEN 1",
        "ED10001",
        "school",
        "school lead",
    ),
    CastMember(
        "ruth.kingfisher",
        "Ruth Kingfisher",
        "MGR",
        "Transitions lead",
        "childrens-services",
        "Preparing for adulthood 1",
    ),
    CastMember("marek.ropewalk", "Marek Ropewalk", "SAF", "Safeguarding lead", "childrens-services", "Safeguarding"),
    CastMember(
        "yasmin.papermill", "Yasmin Papermill", "IG", "Data officer", "childrens-services", "Information governance"
    ),
    CastMember("pavel.inkstone", "Pavel Inkstone", "IG", "Data officer", "community-trust", "Information governance"),
    CastMember("dele.wharfinger", "Dele Wharfinger", "BRD", "Board member", "icb", "Preparing for adulthood board"),
    CastMember("siobhan.foundry", "Siobhan Foundry", "COM", "Commissioner", "icb", "Joint commissioning"),
    CastMember("lin.gasworks", "Lin Gasworks", "ADM", "Technical administrator", "childrens-services", "Systems"),
)


@dataclass(frozen=True, slots=True)
class Workforce:
    organisations: tuple[Organisation, ...]
    workers: tuple[Worker, ...]

    def in_job(self, job: str) -> list[Worker]:
        return [worker for worker in self.workers if worker.job == job]


def make_workforce(people: int, places: Places, seed: int) -> Workforce:
    """The cast first in each job, then made-up colleagues in teams of nine; every school has a SENCo."""
    chance = Chance(seed, "workforce")
    schools = places.schools_that_send_lists
    learning = tuple(Organisation(f"school-{place.number}", place.name, "school") for place in schools)
    learning += tuple(
        Organisation(f"college-{place.number}", place.name, "college")
        for place in places.colleges + places.specialist_colleges
    )
    cast = {member.job: member for member in CAST if member.job}
    workers = []
    for job in JOBS:
        count = max(2, round(people / PEOPLE_PER_WORKER * job.share))
        for number in range(max(count, len(schools)) if job.key == "school lead" else count):
            organisation = (
                f"school-{schools[number % len(schools)].number}" if job.system == "school" else job.organisation
            )
            team_number = number // TEAM_SIZE + 1
            workers.append(
                Worker(
                    id=f"{job.prefix}{number + 1:04d}",
                    name=cast[job.key].name if number == 0 and job.key in cast else _name(chance),
                    job=job.key,
                    title=job.title,
                    role=job.role,
                    system=job.system,
                    organisation=organisation,
                    team_id=f"{job.prefix}-T{team_number:02d}",
                    team=f"{job.team} {team_number}",
                )
            )
    return Workforce(ORGANISATIONS + learning, tuple(workers))


def _name(chance: Chance) -> str:
    tradition = names.tradition_of(chance.draw(_ETHNICITY), chance)
    given = names.given_name(tradition, "F" if chance.yes(0.7) else "M", chance)
    return f"{given} {names.family_name(tradition, chance)}"


_ETHNICITY = Weights(targets.ETHNICITY)
