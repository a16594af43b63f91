"""Who answers for a duty, and whom to tell when it is late: one role first, then one step up at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onward.agencies.choices import Role
from onward.portal.leads import LEADS, Lead, leads_of

if TYPE_CHECKING:
    from onward.agencies.models import Post
    from onward.sharing.models import CaseRole

# The route for every duty, in order; {who} is the accountable role. Families read it on the public pathway.
ROUTE = (
    "Ask the {who}",
    "Then their team manager",
    "Then the area's transitions lead, who sees every late date",
)


@dataclass(frozen=True, slots=True)
class Accountable:
    """The one role that answers, who holds it for this person (empty: nobody is named), and the route when late."""

    label: str
    name: str
    route: tuple[str, ...]


def answers(lead: str) -> Lead:
    """The one role that answers for a duty, by the words of its lead: the first that is named in them.

    What families do for themselves, or no role here leads, the named worker answers for.
    """
    found = sorted(leads_of(lead), key=lambda entry: lead.casefold().index(entry.words))
    return found[0] if found else next(entry for entry in LEADS if entry.role == Role.KW)


def route(lead: str) -> tuple[str, ...]:
    """Whom to tell, first to last, in the words that stand on public pages."""
    return tuple(step.format(who=_small(answers(lead).label)) for step in ROUTE)


def accountable(lead: str, *, around: Iterable["CaseRole"], managers: Iterable["Post"], today: date) -> Accountable:
    """The same for one young person: with the names of the worker and of their manager, where there are such."""
    entry = answers(lead)
    role = next(
        (r for r in around if r.role == entry.role and r.starts <= today and (r.ends is None or r.ends >= today)), None
    )
    if role is None:
        return Accountable(entry.label, "", route(lead))
    name = role.worker_name or (role.post.user.name if role.post else "")
    team = role.post.team_id if role.post else None
    above = [post.user.name for post in managers if team and post.team_id == team]
    first, second, third = ROUTE
    return Accountable(
        entry.label,
        name,
        (f"Ask {name}, {_small(entry.label)}", f"{second}{', ' + ' or '.join(above) if above else ''}", third),
    )


def _small(label: str) -> str:
    return label if label[:2].isupper() else label[0].lower() + label[1:]
