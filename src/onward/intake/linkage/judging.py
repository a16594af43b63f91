"""What each pair may lead to, before the whole picture is seen: taken as one person, asked about, or kept apart.

Certain evidence goes first: a shared number with a birth date or name that fits. Two different NHS numbers, UPNs or ULNs
are never joined by the machine; nor are two who look like twins, whatever they share.
"""

from enum import StrEnum

import polars as pl

from onward.intake.linkage.model import Model

_NUMBERS = ("nhs_number", "upn", "uln")
_FIRST_NAME_MAY_FIT = ["same", "same first", "swapped", "form", "spelling", "middle used", "initial"]
_FIRST_NAME_DIFFERS = ["different", "similar", "middle differs", "middle used", "initial"]
_SURNAME_FITS = ["same", "part", "spelling"]
_DATE_NEAR = ["same", "day and month swapped", "one digit", "digits swapped"]
_DATE_DIFFERS = ["different", "same day, other year"]


class Verdict(StrEnum):
    ACCEPT = "accept"
    ASK = "ask"
    APART = "apart"


class Kind(StrEnum):
    """Why someone is asked."""

    LIKELY = "likely"
    TWINS = "twins"
    NUMBERS_DISAGREE = "numbers disagree"
    SHARED_NUMBER = "shared number"
    SAME_SYSTEM = "same system"
    TWO_PERSONS = "two persons"


def judged(pairs: pl.DataFrame, people: pl.DataFrame, model: Model) -> pl.DataFrame:
    """`pairs` with `verdict`, `kind` (why it would be asked), and the signs below; those of no interest gone.

    `alike` is whether they would be joined if nothing stood between. `people` is records.prepared.
    """
    pairs = _with_signs(pairs, people).with_columns(_is_certain().alias("certain"), _look_like_twins().alias("twins"))
    likely = ~pl.col("shared") & (pl.col("weight") >= model.accept_at) & ~_is_doubtful()
    pairs = pairs.with_columns(alike=pl.col("shared") | likely)
    may_join = ~pl.col("conflict") & ~pl.col("twins") & (pl.col("certain") | likely)
    two_people = (pl.col("twins") | pl.col("other_date")) & pl.col("conflict") & ~pl.col("shared")
    worth_asking = (pl.col("shared") | (pl.col("weight") >= model.ask_at)) & ~two_people
    verdict = pl.when(may_join).then(pl.lit(Verdict.ACCEPT.value)).when(worth_asking).then(pl.lit(Verdict.ASK.value))
    kind = (
        pl.when("twins")
        .then(pl.lit(Kind.TWINS.value))
        .when("conflict")
        .then(pl.lit(Kind.NUMBERS_DISAGREE.value))
        .when(pl.col("shared") & ~pl.col("certain"))
        .then(pl.lit(Kind.SHARED_NUMBER.value))
    )
    return (
        pairs.with_columns(
            verdict=verdict.otherwise(pl.lit(Verdict.APART.value)), kind=kind.otherwise(pl.lit(Kind.LIKELY.value))
        )
        .filter((pl.col("verdict") != Verdict.APART.value) | pl.col("twins"))
        .drop("system", "system_b", "claimed_year", "claimed_year_b")
    )


def _with_signs(pairs: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    marks = people.select("unique_id", "system", "multiple_birth", "claimed_year")
    pairs = pairs.join(marks, left_on="a", right_on="unique_id", how="left", maintain_order="left").join(
        marks, left_on="b", right_on="unique_id", how="left", suffix="_b", maintain_order="left"
    )
    birth_date = pl.col("birth_date")
    years_apart = (pl.col("claimed_year") - pl.col("claimed_year_b")).abs() > 1
    return pairs.with_columns(
        shared=pl.any_horizontal(pl.col(n).eq_missing("same") for n in (*_NUMBERS, "local_identifier")),
        conflict=pl.any_horizontal(pl.col(n).eq_missing("different") for n in _NUMBERS),
        first_differs=_reaches("first_name", _FIRST_NAME_DIFFERS),
        first_may_fit=_reaches("first_name", _FIRST_NAME_MAY_FIT),
        surname_fits=_reaches("surname", _SURNAME_FITS) | _reaches("first_name", ["swapped"]),
        date_same=_reaches("birth_date", ["same"]),
        date_near=_reaches("birth_date", _DATE_NEAR),
        other_date=_reaches("birth_date", _DATE_DIFFERS) | (birth_date.is_null() & years_apart).fill_null(False),
        either_multiple=pl.col("multiple_birth") | pl.col("multiple_birth_b"),
    )


def _reaches(comparison: str, levels: list[str]) -> pl.Expr:
    return pl.col(comparison).is_in(levels).fill_null(False)


def _is_certain() -> pl.Expr:
    """A shared number, and a birth date or a name that fits."""
    one_name_fits = pl.col("first_may_fit") | pl.col("surname_fits")
    both_names_fit = pl.col("first_may_fit") & pl.col("surname_fits")
    return pl.col("shared") & (pl.col("date_same") | both_names_fit | (pl.col("date_near") & one_name_fits))


def _look_like_twins() -> pl.Expr:
    """Same birth date and surname, another first name. A mark of a multiple birth makes weaker signs enough."""
    another_name = pl.col("first_differs") & ~_reaches("first_name", ["middle used", "initial"])
    marked = (pl.col("first_differs") | _reaches("first_name", ["spelling"])) & pl.col("either_multiple")
    return pl.col("date_same") & pl.col("surname_fits") & (another_name | marked)


def _is_doubtful() -> pl.Expr:
    """Whatever the weight, not to be joined without a shared number."""
    # Without names one system's two lines of one birth date and home are as likely twins as one person twice.
    nameless_again = pl.col("first_name").is_null() & (pl.col("system") == pl.col("system_b"))
    # A middle name alone is a weak tie: twins are often given each other's.
    by_middle_name = _reaches("first_name", ["middle used"]) & ~_reaches("place", ["address", "postcode"])
    # A name and a home may be a father's, a brother's or a cousin's: another birth date is never explained away.
    return nameless_again | by_middle_name | pl.col("other_date")
