"""Where each role lands after signing in: one place, the address by its name. A desk that is not there is passed over."""

from django.urls import NoReverseMatch, reverse

# role code: names of addresses, the best one first; a role not named here lands on its own account
LANDINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("KW", "SEN", "CSW", "ASW", "HP", "MGR", "SAF"), ("worklist",)),
    "ED": ("caseload",),  # schools see who, and not the milestones of which a worklist is made
    **dict.fromkeys(("COM", "FIN", "BRD"), ("board",)),
    "IG": ("intake",),
}


def landing(role: str) -> str:
    for name in LANDINGS.get(role, ()):
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return reverse("account")
