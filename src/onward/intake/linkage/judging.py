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
    """`pairs` with `verdict`, `kind` (why it would be asked), `certain`, `twins` and `conflict`; pairs of no interest gone.

    `people` is records.prepared: its multiple-birth marks make a pair twin-like on weaker signs.
    """
    multiple = people.select("unique_id", "system", "multiple_birth")
    pairs = pairs.join(multiple, left_on="a", right_on="unique_id", how="left", maintain_order="left").join(
        multiple, left_on="b", right_on="unique_id", how="left", suffix="_b", maintain_order="left"
    )
    first_name, surname, birth_date = pl.col("first_name"), pl.col("surname"), pl.col("birth_date")
    pairs = pairs.with_columns(
        shared=pl.any_horizontal(pl.col(n).eq_missing("same") for n in (*_NUMBERS, "local_identifier")),
        conflict=pl.any_horizontal(pl.col(n).eq_missing("different") for n in _NUMBERS),
        first_differs=first_name.is_in(_FIRST_NAME_DIFFERS).fill_null(False),
        first_may_fit=first_name.is_in(_FIRST_NAME_MAY_FIT).fill_null(False),
        surname_fits=(surname.is_in(_SURNAME_FITS) | first_name.eq_missing("swapped")).fill_null(False),
        date_same=birth_date.eq_missing("same"),
        date_near=birth_date.is_in(_DATE_NEAR).fill_null(False),
        either_multiple=pl.col("multiple_birth") | pl.col("multiple_birth_b"),
    )
    pairs = pairs.with_columns(
        twins=pl.col("date_same")
        & pl.col("surname_fits")
        & (
            pl.col("first_differs") & ~first_name.is_in(["middle used", "initial"]).fill_null(False)
            | pl.col("first_differs") & pl.col("either_multiple")
            | first_name.eq_missing("spelling") & pl.col("either_multiple")
        ),
        certain=pl.col("shared")
        & (
            pl.col("date_same")
            | (pl.col("first_may_fit") & pl.col("surname_fits"))
            | (pl.col("date_near") & (pl.col("first_may_fit") | pl.col("surname_fits")))
        ),
    )
    may_be = ~pl.col("conflict") & ~pl.col("twins")
    # Without names one system's two lines of one birth date and home are as likely twins as one person twice.
    nameless_again = pl.col("first_name").is_null() & (pl.col("system") == pl.col("system_b"))
    # A name and a home may be a father's, a brother's or a cousin's: another birth date is never explained away.
    other_date = birth_date.is_in(_DATE_DIFFERS).fill_null(False)
    likely = ~pl.col("shared") & (pl.col("weight") >= model.accept_at) & ~nameless_again & ~other_date
    enough = pl.col("certain") | likely
    worth_asking = pl.col("shared") | (pl.col("weight") >= model.ask_at)
    return (
        pairs.with_columns(
            verdict=pl.when(may_be & enough)
            .then(pl.lit(Verdict.ACCEPT.value))
            .when(worth_asking & ~(pl.col("twins") & pl.col("conflict") & ~pl.col("shared")))
            .then(pl.lit(Verdict.ASK.value))
            .otherwise(pl.lit(Verdict.APART.value)),
            kind=pl.when("twins")
            .then(pl.lit(Kind.TWINS.value))
            .when("conflict")
            .then(pl.lit(Kind.NUMBERS_DISAGREE.value))
            .when(pl.col("shared") & ~pl.col("certain"))
            .then(pl.lit(Kind.SHARED_NUMBER.value))
            .otherwise(pl.lit(Kind.LIKELY.value)),
        )
        .filter((pl.col("verdict") != Verdict.APART.value) | pl.col("twins"))
        .drop("system", "system_b")
    )
