"""Column headings that differ from one sender to the next, under one name each.

A format lists for each of its columns the headings it has been seen under. They are compared without case, spaces
and signs, so only truly different words need listing.
"""

from collections.abc import Iterable, Mapping

from onward.intake.formats.person_columns import folded


class Headings:
    """`known`: our name of a column to the headings it goes by, its own name included."""

    def __init__(self, known: Mapping[str, Iterable[str]]):
        self._ours: dict[str, str] = {}
        for name, others in known.items():
            for heading in (name, *others):
                self._ours.setdefault(folded(heading), name)

    def ours(self, heading: str) -> str:
        """Our name for a heading; the heading itself when it is none of ours."""
        return self._ours.get(folded(heading), heading)

    def among(self, header: Iterable[str]) -> frozenset[str]:
        """Which of our columns a header line has."""
        return frozenset(self._ours[f] for f in map(folded, header) if f in self._ours)


# Who someone is, as lists and extracts of every kind head it.
PERSON_HEADINGS: dict[str, tuple[str, ...]] = {
    "forename": ("first name", "given name", "given names", "forenames", "legal forename", "legal first name"),
    "surname": ("last name", "family name", "legal surname", "legal last name"),
    "former_surname": ("former family name", "previous surname", "birth surname"),
    "known_as": ("preferred name", "preferred forename", "chosen name", "preferred first name"),
    "date_of_birth": ("dob", "birth date", "birthdate", "d.o.b", "person birth date"),
    "gender": ("sex", "gender current", "legal sex", "stated gender", "gender code"),
    "ethnicity": ("ethnic category", "ethnic group", "ethnic code", "ethnicity code", "ethnic origin"),
    "nhs_number": ("nhs no", "nhs num", "nhs"),
    "upn": ("unique pupil number",),
    "former_upn": ("previous upn",),
    "uln": ("unique learner number", "unique learner no"),
    "address": ("home address", "full address", "address line 1", "address 1"),
    "address_2": ("address line 2",),
    "address_3": ("address line 3", "town", "city"),
    "postcode": ("post code", "home postcode", "current postcode"),
    "date_of_death": ("dod", "died on"),
}
