"""How two source persons are compared: one comparison a field, its levels from closest to furthest, in words and in SQL.

The first level whose condition holds is the answer; when none does the fields differ. What cannot be compared is unknown
and counts neither way. How much each level says is in model.json, never here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    key: str
    words: str  # as a person who decides a match reads it
    sql: str = ""  # DuckDB, over the columns of records.prepared with _l and _r; empty for "none of the above"
    rarity_of: str = ""  # the column whose rare values say more than its common ones


@dataclass(frozen=True, slots=True)
class Comparison:
    key: str
    unknown: str  # SQL: when the two cannot be compared
    levels: tuple[Level, ...]

    def level_of(self, outcome: int) -> Level | None:
        """Splink numbers levels upwards from the furthest, 0; -1 is unknown."""
        return None if outcome < 0 else self.levels[len(self.levels) - 1 - outcome]


def _either_missing(*columns: str) -> str:
    return " or ".join(f"{column}_{side} is null" for column in columns for side in "lr")


_SWAPPED = (
    "(jaro_winkler_similarity(given_joined_l, surname_r) >= 0.88 and jaro_winkler_similarity(surname_l, given_joined_r) >= 0.88"
    " and jaro_winkler_similarity(given_joined_l, given_joined_r) < 0.85)"
)

FIRST_NAME = Comparison(
    "first_name",
    _either_missing("first_name"),
    (
        Level("same", "Same first names", "given_l = given_r", rarity_of="first_name"),
        Level(
            "middle differs",
            "Same first name, other middle name",
            "first_name_l = first_name_r and len(middle_names_l) > 0 and len(middle_names_r) > 0"
            " and middle_names_l[1][1] <> middle_names_r[1][1]",
        ),
        Level("same first", "Same first name", "first_name_l = first_name_r", rarity_of="first_name"),
        Level("swapped", "First name and surname are the other way round", _SWAPPED),
        Level("form", "First name is a short or other form", "list_has_any(first_name_forms_l, first_name_forms_r)"),
        Level(
            "middle used",
            "First name of one is a middle name of the other",
            "list_contains(middle_names_l, first_name_r) or list_contains(middle_names_r, first_name_l)",
        ),
        Level(
            "initial",
            "First name is only an initial in one",
            "(len(first_name_l) = 1 or len(first_name_r) = 1) and first_name_l[1] = first_name_r[1]",
        ),
        Level(
            "spelling",
            "First name is spelled slightly differently",
            # two names that many families use are two names, however alike: Mia and Mila
            "jaro_winkler_similarity(first_name_l, first_name_r) >= 0.85 and not (attested_l and attested_r)",
        ),
        Level("similar", "First names are alike", "jaro_winkler_similarity(first_name_l, first_name_r) >= 0.82"),
        Level("different", "Different first name"),
    ),
)

SURNAME = Comparison(
    "surname",
    f"{_either_missing('surname')} or {_SWAPPED}",
    (
        Level("same", "Same surname", "surname_l = surname_r", rarity_of="surname"),
        Level(
            "part", "Part of the surname, or a former one, matches", "list_has_any(surname_parts_l, surname_parts_r)"
        ),
        Level(
            "spelling",
            "Surname is spelled slightly differently",
            "jaro_winkler_similarity(surname_l, surname_r) >= 0.92",
        ),
        Level("similar", "Surnames are alike", "jaro_winkler_similarity(surname_l, surname_r) >= 0.82"),
        Level("different", "Different surname"),
    ),
)

BIRTH_DATE = Comparison(
    "birth_date",
    _either_missing("birth_date"),
    (
        Level("same", "Same birth date", "birth_date_l = birth_date_r"),
        Level(
            "day and month swapped",
            "Day and month of birth are the other way round",
            "birth_date_l[1:4] = birth_date_r[1:4] and birth_date_l[6:7] = birth_date_r[9:10]"
            " and birth_date_l[9:10] = birth_date_r[6:7]",
        ),
        Level("one digit", "Birth date differs by one digit", "hamming(birth_date_l, birth_date_r) = 1"),
        Level(
            "digits swapped",
            "Two digits of the birth date are the other way round",
            "damerau_levenshtein(birth_date_l, birth_date_r) = 1",
        ),
        Level("same month", "Same birth month, other day", "birth_date_l[1:7] = birth_date_r[1:7]"),
        Level("same day, other year", "Same birthday, other year", "birth_date_l[6:10] = birth_date_r[6:10]"),
        Level("different", "Different birth date"),
    ),
)

PLACE = Comparison(
    "place",
    _either_missing("district"),
    (
        Level("address", "Same address", "postcode_l = postcode_r and house_l = house_r"),
        Level("postcode", "Same postcode", "postcode_l = postcode_r"),
        Level("postcode spelling", "Postcode differs by one character", "levenshtein(postcode_l, postcode_r) = 1"),
        Level("district", "Same postcode district", "district_l = district_r"),
        Level("different", "Different area"),
    ),
)

SEX = Comparison(
    "sex",
    _either_missing("sex"),
    (Level("same", "Same sex recorded", "sex_l = sex_r"), Level("different", "Different sex recorded")),
)


def _number(key: str, name: str, column: str, contradicting: str = "") -> Comparison:
    contradicting = contradicting or column
    return Comparison(
        key,
        f"coalesce(list_has_any({column}_l, {column}_r), false) = false and ({_either_missing(contradicting)})",
        (
            Level("same", f"Same {name}", f"list_has_any({column}_l, {column}_r)"),
            Level("different", f"Different {name}"),
        ),
    )


# A temporary UPN agrees with itself but contradicts nothing: the permanent one that replaces it is always different.
NUMBERS = (
    _number("nhs_number", "NHS number", "nhs_numbers"),
    _number("upn", "UPN", "upns", contradicting="permanent_upns"),
    _number("uln", "ULN", "ulns"),
)

# One system naming another's identifier is evidence; not naming it is not.
LOCAL_IDENTIFIER = Comparison(
    "local_identifier",
    "not coalesce(list_has_any(local_keys_l, local_keys_r), false)",
    (
        Level("same", "One record names the other's identifier", "list_has_any(local_keys_l, local_keys_r)"),
        Level("different", "No identifier in common"),
    ),
)

COMPARISONS = (FIRST_NAME, SURNAME, BIRTH_DATE, PLACE, SEX, *NUMBERS, LOCAL_IDENTIFIER)

# Which pairs are looked at all: (columns that must be equal, list columns of which one value must be)
BLOCKS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ("nhs_numbers",)),
    ((), ("upns",)),
    ((), ("ulns",)),
    ((), ("local_keys",)),
    (("birth_date",), ()),
    (("first_name", "surname", "birth_year"), ()),
    (("first_name", "surname", "district"), ()),
    (("first_name", "postcode"), ()),
)
