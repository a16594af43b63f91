"""Two records side by side, in words. Names and birth dates are shown; a number only by its ending, an address not at all."""

from dataclasses import dataclass

from onward.intake.linkage.comparisons import COMPARISONS
from onward.intake.models import SourcePerson
from onward.ui.words import short_day

_LEVELS = {level.words: (comparison.key, level) for comparison in COMPARISONS for level in comparison.levels}
_NUMBERS = {"NHS number": "nhs_number", "UPN": "upn", "ULN": "uln"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one record says, and how that fits the record in doubt."""

    value: str
    fits: str = ""  # "Same", "DIFFERENT", "Close", or nothing where it cannot be compared
    how: str = ""  # in what way it is close


def ending(number: str) -> str:
    return f"ends {number[-2:]}" if number else ""


def _names(source: SourcePerson) -> str:
    used = f" (known as {source.known_as})" if source.known_as and source.known_as != source.given_names else ""
    return f"{source.given_names}{used}".strip()


def _surnames(source: SourcePerson) -> str:
    former = ", ".join(source.other_family_names)
    return f"{source.family_name} (also {former})" if former else source.family_name


def _birth_date(source: SourcePerson) -> str:
    return short_day(source.date_of_birth) + (" (a stand-in)" if source.dob_placeholder else "")


FIELDS = (
    ("First names", "first_name", _names),
    ("Surname", "surname", _surnames),
    ("Birth date", "birth_date", _birth_date),
    ("Address", "place", lambda source: "Given" if source.address or source.postcode else ""),
    ("Sex", "sex", lambda source: source.sex),
    ("NHS number", "nhs_number", lambda source: ending(source.nhs_number)),
    ("UPN", "upn", lambda source: ending(source.upn)),
    ("ULN", "uln", lambda source: ending(source.uln)),
)
_SHOWN_APART = {"place", "nhs_number", "upn", "uln"}  # equal as shown does not mean equal


def levels(reasons: list[str]) -> dict[str, tuple[str, str]]:
    """By comparison: how the two fit and in what way, from the words that the machine gave when it asked."""
    found = {}
    for words in reasons:
        if words in _LEVELS:
            comparison, level = _LEVELS[words]
            fits = {"same": "Same", "different": "DIFFERENT", "address": "Same"}.get(level.key, "Close")
            found[comparison] = (fits, level.words if fits == "Close" else "")
        for name, comparison in _NUMBERS.items():
            if words.startswith(f"{name} ends"):
                found[comparison] = ("Same" if words.endswith("in both") else "DIFFERENT", "")
    return found


def side_by_side(
    about: SourcePerson, candidates: list[tuple[SourcePerson, list[str]]]
) -> list[tuple[str, Cell, list[Cell]]]:
    """One line a field: its words, what the record in doubt says, and a cell for each candidate with its reasons."""
    known = [(source, levels(reasons)) for source, reasons in candidates]
    lines = []
    for words, comparison, value in FIELDS:
        mine = value(about)
        cells = [_cell(mine, value(source), comparison, found) for source, found in known]
        if mine or any(cell.value for cell in cells):
            lines.append((words, Cell(mine or "Not given"), cells))
    return lines


def _cell(mine: str, theirs: str, comparison: str, found: dict[str, tuple[str, str]]) -> Cell:
    if not theirs:
        return Cell("Not given")
    if comparison in found:
        return Cell(theirs, *found[comparison])
    if mine and comparison not in _SHOWN_APART:
        return Cell(theirs, "Same" if mine.casefold() == theirs.casefold() else "DIFFERENT")
    return Cell(theirs)
