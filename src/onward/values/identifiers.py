"""Identifiers of people and places: NHS number, UPN, ULN, postcode. Is this text one, and if not, why not?

Each `problem_with_...` gives a sentence for the person who can mend it, without repeating the value; None when all is
well. Numbers may come with spaces or hyphens ("999 000 0123") and in lower case: `normalised` takes these out first.
"""

import csv
import re
from enum import StrEnum
from functools import cache
from pathlib import Path

_UPN_LETTERS = (
    "ABCDEFGHJKLMNPQRTUVWXYZ"  # values 0 to 22: no I, O or S (DfE, UPN guide for schools and local authorities)
)
_UPN_SHAPE = re.compile(r"[A-Z][0-9]{3}[0-9]{8}[0-9A-Z]")
_UPN_PLACEHOLDER = re.compile(r"UN([1-9]|10)")  # reasons for having no UPN: CIN, SSDA903 and SEN2 lists
_ULN_NOT_KNOWN = "9999999999"
_OUTWARD = "([A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?)"
_POSTCODE = re.compile(_OUTWARD + "([0-9][ABD-HJLNP-UW-Z]{2})")
_PARTIAL_POSTCODE = re.compile(_OUTWARD + "(?:[0-9][ABD-HJLNP-UW-Z]{0,2})?")
_PSEUDO_POSTCODE = "ZZ99"  # no fixed abode, overseas and not known (NHS organisation data service)


class Scheme(StrEnum):
    NHS_NUMBER = "nhs-number"
    UPN = "upn"
    ULN = "uln"


def normalised(text: str | None) -> str:
    """Capitals, without white space, hyphens or the ".0" that spreadsheets add to long numbers."""
    cleaned = re.sub(r"[\s\-\u2010-\u2015]", "", text or "").upper()
    return cleaned[:-2] if re.fullmatch(r"[0-9]+\.0", cleaned) else cleaned


def _weighted(digits: str, first: int) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, range(first, 0, -1), strict=False))


def _problem_with_ten_digits(value: str, name: str) -> str | None:
    if not value:
        return f"The {name} is empty."
    if not (value.isascii() and value.isdigit()):
        return f"A {name} has digits only. Check for a letter or sign typed by mistake."
    if len(value) != 10:
        return f"A {name} has 10 digits; this has {len(value)}. Check for a digit lost or typed twice."
    return None


# NHS number (NHS Data Model and Dictionary; modulus 11)


def problem_with_nhs_number(text: str | None) -> str | None:
    value = normalised(text)
    if shape := _problem_with_ten_digits(value, "NHS number"):
        return shape
    if len(set(value)) == 1:
        return (
            "The same digit ten times is a placeholder, not an NHS number. Leave it blank if the number is not known."
        )
    if _weighted(value, 10) % 11 == 0:
        return None
    if _is_uln_sum(value):
        return (
            "This looks like a ULN (unique learner number), not an NHS number. Check that the columns are not swapped."
        )
    if (11 - _weighted(value[:9], 10) % 11) == 10:
        return "No NHS number begins with these nine digits. Check the number against the NHS record."
    return "The last digit does not fit the others. Check the NHS number for a mistyped digit."


def is_nhs_number(text: str | None) -> bool:
    return problem_with_nhs_number(text) is None


def nhs_check_digit(nine_digits: str) -> str:
    """The tenth digit, or "" when no number with these nine was ever issued."""
    digit = (11 - _weighted(nine_digits, 10) % 11) % 11
    return "" if digit == 10 else str(digit)


# UPN (unique pupil number)


@cache
def upn_areas() -> dict[str, str]:
    """Local authority codes that may follow the letter, with their names (list of DfE CIN census rule 1530,
    with the two that Cumbria became on 1 April 2023).
    """
    with (Path(__file__).parent / "upn_la_prefix.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["label"] for row in csv.DictReader(file)}


def upn_letter(after_the_letter: str) -> str:
    """The check letter that belongs before these twelve characters."""
    values = (int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in after_the_letter)
    return _UPN_LETTERS[sum(value * place for place, value in enumerate(values, start=2)) % 23]


def problem_with_upn(text: str | None) -> str | None:
    value = normalised(text)
    if not value:
        return "The UPN is empty."
    if is_upn_placeholder(value):
        return "This is a reason for having no UPN, not a UPN. Give it in the column for that reason."
    if len(value) != 13:
        return f"A UPN has 13 characters; this has {len(value)}. Check for a character lost or typed twice."
    if value[0] not in _UPN_LETTERS:
        return "A UPN begins with a letter, and never with I, O or S."
    if not _UPN_SHAPE.fullmatch(value):
        return "After its first letter a UPN has digits; only the last character may be a letter, in a temporary UPN."
    if value[-1] not in _UPN_LETTERS and not value[-1].isdigit():
        return "A temporary UPN never ends with I, O or S."
    if value[1:4] not in upn_areas():
        return (
            "The three digits after the first letter are not the code of a local authority in England. Check the UPN."
        )
    if upn_letter(value[1:]) != value[0]:
        return "The first letter does not fit the other characters. Check the UPN for a mistyped character."
    return None


def is_upn(text: str | None) -> bool:
    return problem_with_upn(text) is None


def is_upn_placeholder(text: str | None) -> bool:
    """UN1 to UN10: why there is no UPN (CIN, SSDA903 and SEN2 lists together)."""
    return bool(_UPN_PLACEHOLDER.fullmatch(normalised(text)))


def is_temporary_upn(text: str | None) -> bool:
    value = normalised(text)
    return is_upn(value) and value[-1].isalpha()


# ULN (unique learner number; Learning Records Service)


def _is_uln_sum(ten_digits: str) -> bool:
    return _weighted(ten_digits, 10) % 11 == 10 and _weighted(ten_digits[:9], 10) % 11 != 0


def problem_with_uln(text: str | None) -> str | None:
    value = normalised(text)
    if shape := _problem_with_ten_digits(value, "ULN"):
        return shape
    if value == _ULN_NOT_KNOWN:
        return "9999999999 says that the ULN is not yet known. Leave it blank, or give the ULN."
    if _is_uln_sum(value):
        return None
    if is_nhs_number(value):
        return (
            "This looks like an NHS number, not a ULN (unique learner number). Check that the columns are not swapped."
        )
    if _weighted(value[:9], 10) % 11 == 0:
        return "No ULN begins with these nine digits. Check the number with the school or college."
    return "The last digit does not fit the others. Check the ULN for a mistyped digit."


def is_uln(text: str | None) -> bool:
    return problem_with_uln(text) is None


def uln_check_digit(nine_digits: str) -> str:
    """The tenth digit, or "" when no ULN begins with these nine."""
    remainder = _weighted(nine_digits, 10) % 11
    return "" if remainder == 0 else str(10 - remainder)


# Which is which


def scheme_of(text: str | None) -> Scheme | None:
    """The one scheme under which this text is valid. The two ten-digit schemes cannot overlap."""
    checks = {Scheme.NHS_NUMBER: is_nhs_number, Scheme.UPN: is_upn, Scheme.ULN: is_uln}
    return next((scheme for scheme, is_one in checks.items() if is_one(text)), None)


def looks_swapped(nhs_column_value: str | None, uln_column_value: str | None) -> bool:
    """Do the values belong in each other's columns? One empty column is no objection, one rightly filled is."""
    found = (scheme_of(nhs_column_value), scheme_of(uln_column_value))
    right = found[0] == Scheme.NHS_NUMBER or found[1] == Scheme.ULN
    return not right and (found[0] == Scheme.ULN or found[1] == Scheme.NHS_NUMBER)


# Postcodes


def postcode(text: str | None) -> str:
    """ "b152tt" as "B15 2TT"; "" when it is a pseudo postcode, partial, or not a postcode."""
    found = _POSTCODE.fullmatch(normalised(text))
    return "" if not found or is_pseudo_postcode(text) else f"{found[1]} {found[2]}"


def outward_postcode(text: str | None) -> str:
    """The first half, "B15", of a whole or partial postcode ("B15", "B15 2"); "" when there is none."""
    if whole := postcode(text):
        return whole.split(" ")[0]
    parts = (text or "").strip().upper().split()
    value = parts[0] if len(parts) == 2 else normalised(text)
    found = None if is_pseudo_postcode(text) else _PARTIAL_POSTCODE.fullmatch(value)
    return found[1] if found else ""


def is_pseudo_postcode(text: str | None) -> bool:
    """ZZ99...: no fixed abode, overseas, or not known."""
    return normalised(text).startswith(_PSEUDO_POSTCODE)
