"""The made-up city's streets, schools, colleges, practices and providers. None exists.

School numbers (URN 99...), provider numbers (UKPRN 1099...) and practice codes (Y99...) are outside the ranges in use.
Outward postcodes are a real city's; the rest of each is drawn, so that the codes pass a format check.
"""

from dataclasses import dataclass

from onward.demo.city.chance import Chance

_STREET_FIRST = (
    "Bellflower",
    "Cinder",
    "Copperbeech",
    "Dragonfly",
    "Foundry",
    "Gasworks",
    "Hazelmoor",
    "Kingfisher",
    "Lapwing",
    "Lock Keeper's",
    "Millrace",
    "Nightingale",
    "Old Tannery",
    "Papermill",
    "Quillmaker's",
    "Ropewalk",
    "Saltbox",
    "Thimble",
    "Towpath",
    "Umberslade Back",
    "Wharfinger",
    "Button Maker's",
)
_STREET_LAST = ("Road", "Street", "Avenue", "Close", "Lane", "Grove", "Drive", "Crescent", "Walk", "Way")
_INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_PLACES = (
    "Ashbourne Green",
    "Brindle Heath",
    "Canal Side",
    "Dovehouse",
    "Elmbridge",
    "Fairwater",
    "Gosling Hill",
    "Harrow Brook",
    "Ivory Lane",
    "Jubilee Fields",
    "Kestrel Bank",
    "Larkspur",
    "Millpond",
    "North Orchard",
    "Otterbourne Park",
    "Penny Meadow",
    "Quarry Top",
    "Rookery",
    "Silverbirch",
    "Tanners Gate",
    "Upper Wharf",
    "Violet Bank",
    "Willowmere",
    "Yew Tree Rise",
)


@dataclass(frozen=True, slots=True)
class Address:
    house: str
    street: str
    postcode: str

    @property
    def line(self) -> str:
        return f"{self.house} {self.street}"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to learn. `number` is a URN (schools) or a UKPRN (colleges and other providers)."""

    number: str
    name: str
    kind: str
    postcode: str = ""

    @property
    def is_school(self) -> bool:
        return len(self.number) == 6


@dataclass(frozen=True, slots=True)
class Practice:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Places:
    mainstream: tuple[Place, ...]
    special: tuple[Place, ...]
    independent: tuple[Place, ...]
    alternative: tuple[Place, ...]
    colleges: tuple[Place, ...]
    specialist_colleges: tuple[Place, ...]
    training: tuple[Place, ...]
    practices: tuple[Practice, ...]
    primary_numbers: tuple[int, ...]  # school numbers that stand in UPNs

    @property
    def schools_that_send_lists(self) -> tuple[Place, ...]:
        return (self.mainstream + self.special[:2])[:20]


def new_postcode(chance: Chance, *, near: str = "") -> str:
    """A postcode that passes a format check; near another one when its outward part is given."""
    outward = near.split(" ")[0] if near else f"B{chance.between(1, 48)}"
    return f"{outward} {chance.between(1, 9)}{chance.pick(_INWARD_LETTERS)}{chance.pick(_INWARD_LETTERS)}"


def new_address(chance: Chance, *, near: str = "") -> Address:
    house = str(chance.between(1, 180))
    if chance.yes(0.12):
        house = f"Flat {chance.between(1, 24)}, {house}"
    return Address(house, f"{chance.pick(_STREET_FIRST)} {chance.pick(_STREET_LAST)}", new_postcode(chance, near=near))


def make_places(people: int, chance: Chance) -> Places:
    """Schools and providers in proportion to the city, within what its lists can hold (6 to 20 school lists)."""

    def places(kind: str, count: int, first: int, *forms: str) -> tuple[Place, ...]:
        return tuple(
            Place(str(first + n), f"{_PLACES[n % len(_PLACES)]} {forms[n % len(forms)]}", kind, new_postcode(chance))
            for n in range(count)
        )

    return Places(
        mainstream=places("mainstream", min(18, max(6, people // 250)), 990101, "School", "Academy", "High School"),
        special=places("special", min(12, max(3, people // 900)), 990301, "Special School", "School for Learners"),
        independent=places("independent special", 3, 990401, "Independent School"),
        alternative=places("alternative", 2, 990501, "Learning Centre"),
        colleges=places("college", min(6, max(3, people // 3000)), 10990101, "College", "Sixth Form College"),
        specialist_colleges=places(
            "specialist college", min(6, max(2, people // 3000)), 10990301, "Specialist College"
        ),
        training=places("training", 4, 10990501, "Training", "Enterprise Skills"),
        practices=tuple(
            Practice(f"Y99{n:03d}", f"{_PLACES[n % len(_PLACES)]} {('Surgery', 'Medical Centre')[n % 2]}")
            for n in range(1, min(60, max(8, people // 300)) + 1)
        ),
        primary_numbers=tuple(range(2100, 2100 + min(250, max(30, people // 60)))),
    )
