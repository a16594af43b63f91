"""NHS numbers, UPNs and ULNs with right check digits, and the ways in which they go wrong.

NHS numbers start 999, the range kept for testing. Rules: NHS Data Dictionary (modulus 11), DfE UPN guide (modulus 23),
Learning Records Service ULN (modulus 11).
"""

from onward.demo.city.chance import Chance

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LA = "330"
NEIGHBOUR_LAS = ("331", "332", "333", "334", "335", "336")


def nhs_number(serial: int) -> str | None:
    """The NHS number 999 + six-digit serial + check digit; None where the check works out as 10 (never issued)."""
    nine = f"999{serial:06d}"
    check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return None if check == 10 else nine + str(check % 11)


def upn(la: str, school: int, year: int, serial: int, *, temporary: bool = False) -> str:
    """13 characters: check letter, LA, school number, year of issue, serial; a temporary one ends in a letter."""
    body = f"{la}{school:04d}{year % 100:02d}"
    body += f"{serial // 10 % 100:02d}{UPN_LETTERS[serial % 10]}" if temporary else f"{serial:03d}"
    values = (int(c) if c.isdigit() else UPN_LETTERS.index(c) for c in body)
    return UPN_LETTERS[sum(value * weight for weight, value in enumerate(values, start=2)) % 23] + body


def uln(nine: int) -> str | None:
    """The ULN starting with these nine digits; None where the remainder is 0 (never issued)."""
    digits = f"{nine:09d}"
    remainder = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    return None if remainder == 0 else digits + str(10 - remainder)


def with_wrong_check(number: str, chance: Chance) -> str:
    """The number with one digit of its serial part altered, so that its check fails."""
    at = len(number) - 3
    return number[:at] + str((int(number[at]) + chance.between(1, 9)) % 10) + number[at + 1 :]


class Issuer:
    """Issues each number once."""

    def __init__(self, chance: Chance):
        self._chance = chance
        self._nhs: set[str] = set()
        self._uln: set[str] = set()
        self._upn_serials: dict[tuple[str, int, int], int] = {}

    def new_nhs_number(self) -> str:
        while True:
            number = nhs_number(self._chance.between(0, 999_999))
            if number and number not in self._nhs and len(set(number)) > 1:
                self._nhs.add(number)
                return number

    def new_uln(self) -> str:
        while True:
            number = uln(self._chance.between(100_000_000, 999_999_998))
            if number and number not in self._uln:
                self._uln.add(number)
                return number

    def new_upn(self, la: str, school: int, year: int, *, temporary: bool = False) -> str:
        """The school's next serial that year: twins who start together get consecutive numbers."""
        place = (la, school, year)
        serial = self._upn_serials.get(place, 0) + 1
        if serial > 999:
            return self.new_upn(la, school + 1000, year, temporary=temporary)
        self._upn_serials[place] = serial
        return upn(la, school, year, serial, temporary=temporary)
