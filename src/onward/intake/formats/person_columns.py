"""What a table's columns say of who someone is: the checks and the claim, for every format that is one row a person.

Values that fail a check are kept in the row and left out of the claim: nothing is matched on a wrong number.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from onward.intake.claims import Failure, PersonClaim, Severity
from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import Row
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import day, day_is_placeholder, is_scientific, problem_with_day, said, yes
from onward.values.identifiers import (
    Scheme,
    is_pseudo_postcode,
    is_upn_placeholder,
    normalised,
    outward_postcode,
    postcode,
    problem_with_nhs_number,
    problem_with_uln,
    problem_with_upn,
    scheme_of,
)

_LISTED = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)  # "b) Female" in inspection lists
# Four schemes: DfE to 2023-24 and NHS (1, 2, 0, 9), DfE since (M, F, U), FHIR words, NHS stated gender (X, Z).
_SEX = {"m": "M", "1": "M", "male": "M", "boy": "M", "f": "F", "2": "F", "female": "F", "girl": "F"}
_SEX |= dict.fromkeys(("u", "0", "3", "9", "x", "z", "unknown", "other", "not known", "indeterminate"), "U")
_NAMES = {
    Scheme.NHS_NUMBER: "an NHS number",
    Scheme.UPN: "a UPN (unique pupil number)",
    Scheme.ULN: "a ULN (unique learner number)",
}


def folded(heading: str) -> str:
    """A heading without case, spaces and signs, so that "Date of birth" and "Date_Of_Birth" are one."""
    return "".join(c for c in heading.lower() if c.isalnum())


@cache
def _ethnicities() -> Mapping[str, str]:
    """DfE codes by DfE code, DfE words, NHS letter and Client Level Data words."""
    found: dict[str, str] = {}
    for code, row in codes("dfe_ethnicity").items():
        # Several DfE codes share NHS letter C: the last, any other White background, claims least.
        found |= {folded(code): code, folded(row["label"]): code, folded(row["nhs_code"]): code}
        for words in row["cld_value"].split(";"):
            found.setdefault(folded(words), code)
    return found | {"cnhe": "CHNE"}  # a misspelling in published guidance


@lru_cache(maxsize=1024)
def ethnicity(text: str) -> str:
    """The DfE four-letter code of a DfE code, NHS letter or Client Level Data phrase; "" when it is none."""
    return _ethnicities().get(folded(_LISTED.sub("", said(text))), "")


@lru_cache(maxsize=1024)
def sex(text: str) -> str:
    """ "M", "F", "U", or "" when nothing, or nothing known, is said."""
    return _SEX.get(_LISTED.sub("", said(text)).lower(), "")


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """Which column of a format holds each thing said of a person; "" where it has none."""

    given_names: str = ""
    family_name: str = ""
    former_family_name: str = ""
    known_as: str = ""
    date_of_birth: str = ""
    sex: str = ""
    ethnicity: str = ""
    nhs_number: str = ""
    upn: str = ""
    former_upn: str = ""
    uln: str = ""
    postcode: str = ""
    address: tuple[str, ...] = ()
    restricted: str = ""
    died_on: str = ""

    def claim(self, row: Row, aliases: Iterable[tuple[str, str]] = ()) -> PersonClaim:
        get = row.get
        born = day(get(self.date_of_birth, ""))
        nhs_number, upn, uln = get(self.nhs_number, ""), get(self.upn, ""), get(self.uln, "")
        former_upn, former_name = get(self.former_upn, ""), said(get(self.former_family_name, ""))
        restricted = bool(yes(get(self.restricted, "")))
        return PersonClaim(
            given_names=said(get(self.given_names, "")),
            family_name=said(get(self.family_name, "")),
            other_family_names=(former_name,) if former_name else (),
            known_as=said(get(self.known_as, "")),
            date_of_birth=born,
            dob_placeholder=born is not None and day_is_placeholder(born),
            sex=sex(get(self.sex, "")),
            ethnicity=ethnicity(get(self.ethnicity, "")),
            nhs_number=_identifier(Scheme.NHS_NUMBER, nhs_number)[0],
            upn=_identifier(Scheme.UPN, upn)[0],
            former_upn=_identifier(Scheme.UPN, former_upn)[0],
            uln=_identifier(Scheme.ULN, uln)[0],
            # Where a restricted person lives goes no further than the row.
            postcode="" if restricted else postcode(get(self.postcode, "")),
            address="" if restricted else ", ".join(line for line in (said(get(a, "")) for a in self.address) if line),
            restricted=restricted,
            died_on=day(get(self.died_on, "")),
            aliases=tuple(aliases),
        )

    def failures(self, row: Row, context: Context, who: str) -> Iterator[Failure]:
        yield from self._birth(row, context.today, who)
        for column, scheme in (
            (self.nhs_number, Scheme.NHS_NUMBER),
            (self.upn, Scheme.UPN),
            (self.former_upn, Scheme.UPN),
            (self.uln, Scheme.ULN),
        ):
            value = row.get(column, "") if column else ""
            if value and (words := _identifier(scheme, value)[1]):
                yield _warning("identifier", column, value, words, who)
        value = said(row.get(self.postcode, "")) if self.postcode else ""
        if value and not postcode(value) and not outward_postcode(value) and not is_pseudo_postcode(value):
            words = "This is not a postcode. Check it for a mistyped character."
            yield _warning("postcode", self.postcode, value, words, who)
        value = said(row.get(self.ethnicity, "")) if self.ethnicity else ""
        if value and not ethnicity(value):
            words = "This ethnicity is on none of the national lists, so it is not used."
            yield _warning("ethnicity", self.ethnicity, value, words, who)
        value = said(row.get(self.sex, "")) if self.sex else ""
        if value and not sex(value):
            words = "This is not a sex or gender on any of the national lists, so it is not used."
            yield _warning("sex", self.sex, value, words, who)

    def _birth(self, row: Row, today: date, who: str) -> Iterator[Failure]:
        column = self.date_of_birth
        text = row.get(column, "")
        born = day(text)
        if born is None:
            words = problem_with_day(text) or "There is no date of birth, so ages and due dates cannot be worked out."
            yield _warning("birth-date", column, text, words, who)
        elif born > today:
            words = "The date of birth is in the future. Correct it and send the row again."
            yield Failure("birth-date-future", column, text, words, who)
        elif day_is_placeholder(born):
            words = (
                "1 January and dates about 1900 often stand for a birthday not known, so it is not matched on alone."
            )
            yield _warning("birth-date-placeholder", column, text, words, who)


_PROBLEM = {
    Scheme.NHS_NUMBER: problem_with_nhs_number,
    Scheme.UPN: problem_with_upn,
    Scheme.ULN: problem_with_uln,
}


@lru_cache(maxsize=1 << 18)
def _identifier(scheme: Scheme, text: str) -> tuple[str, str]:
    """(the number to match on, or ""; what is wrong with it, or ""). Kept, since each is met in several files."""
    value = said(text)
    if not value or (scheme is Scheme.UPN and is_upn_placeholder(value)):
        return "", ""
    words = _PROBLEM[scheme](value)
    return ("", _identifier_words(value, words)) if words else (normalised(value), "")


def _identifier_words(value: str, words: str) -> str:
    if is_scientific(value):
        return (
            "A spreadsheet has shortened this number and its last digits are lost. "
            "Export the file again without opening it in a spreadsheet. The number is not used to match."
        )
    found = scheme_of(value)
    if found:
        return f"This is {_NAMES[found]}, in another's column. Check that the columns are not swapped. It is not used."
    return f"{words} The number is not used to match."


def _warning(rule: str, column: str, value: str, words: str, who: str) -> Failure:
    return Failure(rule, column, value, words, who, Severity.WARNING)


class Repeats:
    """Which keys a file has given already, and on which line."""

    def __init__(self, rule: str, column: str, thing: str, who: str):
        self._first: dict[str, int] = {}
        self._rule, self._column, self._thing, self._who = rule, column, thing, who

    def failure(self, key: str, number: int, severity: Severity = Severity.ERROR) -> Failure | None:
        """The failed check for a key given before; None for a new one, or for none."""
        before = self._first.setdefault(key, number) if key else number
        if before == number:
            return None
        used = "This one is not used" if severity is Severity.ERROR else "The later one is used"
        words = f"{self._thing} is in the file already, at number {before}. {used}; remove one of them."
        return Failure(self._rule, self._column, key, words, self._who, severity)
