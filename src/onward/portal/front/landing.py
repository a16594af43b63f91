"""Where each role lands after signing in: one place, the address by its name. A desk that does not exist yet is passed over."""

from django.urls import NoReverseMatch, reverse

# role code: names of addresses, the best one first
LANDINGS: dict[str, tuple[str, ...]] = {
    "IG": ("intake", "worklist"),
    "MGR": ("team", "worklist"),
    "COM": ("board",),
    "BRD": ("board",),
    "FIN": ("board",),
}
USUAL = ("worklist",)


def landing(role: str) -> str:
    for name in LANDINGS.get(role, USUAL):
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return reverse("account")
