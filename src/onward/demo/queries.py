"""The cast of the made-up area: everyone whose account the demo made, with the posts they hold."""

from collections import defaultdict

from onward.agencies import queries as agencies
from onward.agencies.choices import Role
from onward.demo.city.workforce import CAST

USERNAMES = frozenset(member.username for member in CAST)

# What each role may look at, in a sentence a visitor understands. The permission matrix is what decides.
MAY_SEE = {
    Role.YP: "Their own plan, who can see it and who has looked.",
    Role.PC: "What their young person, or the law, lets them see.",
    Role.KW: "The young people they are named worker for, whole.",
    Role.SEN: "The young people whose EHC plans they hold.",
    Role.CSW: "The children and care leavers allocated to them.",
    Role.ASW: "The people they assess for adult social care.",
    Role.HP: "Their own patients, health included.",
    Role.ED: "Their own pupils or students.",
    Role.MGR: "Their team's people, and those nobody has picked up.",
    Role.SAF: "People for whom there is a concern, and the locks.",
    Role.COM: "Numbers, with small ones hidden. No person.",
    Role.FIN: "Numbers and money. No person.",
    Role.BRD: "Numbers, with small ones hidden. No person.",
    Role.IG: "Files, matches and who looked at what.",
    Role.ADM: "Accounts and settings. No person.",
}


def cast() -> list[tuple[str, str, list]]:
    """Role label, what it may see, and the live posts of demo people in that role; in the order of the matrix."""
    by_role = defaultdict(list)
    for post in agencies.posts_of_accounts(usernames=USERNAMES):
        by_role[post.role].append(post)
    return [(role.label, MAY_SEE.get(role, ""), by_role[role.value]) for role in Role if by_role[role.value]]


def post_of_cast(pk: str):
    """A live post of the cast, or None: nobody outside the cast can be stepped into."""
    return next((post for post in agencies.posts_of_accounts(usernames=USERNAMES) if str(post.pk) == pk), None)
