"""Who leads a duty, as a role of those who sign in: the words of a duty's lead, and the role that answers to them."""

from dataclasses import dataclass

from onward.agencies.choices import Role


@dataclass(frozen=True, slots=True)
class Lead:
    words: str  # found in the lead that the duty declares, in lower case
    role: Role
    label: str


LEADS: tuple[Lead, ...] = (
    Lead("send", Role.SEN, "SEND officer"),
    Lead("participation team", Role.SEN, "SEND officer"),
    Lead("children's social care", Role.CSW, "Children's social worker"),
    Lead("personal adviser", Role.CSW, "Leaving care adviser"),
    Lead("leaving care", Role.CSW, "Leaving care adviser"),
    Lead("youth justice", Role.CSW, "Youth justice worker"),
    Lead("adult social care", Role.ASW, "Adult social worker"),
    Lead("health", Role.HP, "Health professional"),
    Lead("icb", Role.HP, "Health professional"),
    Lead("gp practice", Role.HP, "Health professional"),
    Lead("clinician", Role.HP, "Health professional"),
    Lead("adults' service", Role.HP, "Health professional"),
    Lead("school", Role.ED, "School or college lead"),
    Lead("college", Role.ED, "School or college lead"),
    Lead("transitions lead", Role.MGR, "Transitions lead"),
    Lead("named worker", Role.KW, "Named worker"),
)


def leads_of(lead: str) -> list[Lead]:
    """The entries whose words stand in a duty's lead."""
    words = lead.casefold()
    return [entry for entry in LEADS if entry.words in words]


def roles_leading(lead: str) -> frozenset[Role]:
    """The roles that lead. What families do for themselves, or no role here leads, the named worker follows."""
    return frozenset(entry.role for entry in leads_of(lead)) or frozenset({Role.KW})
