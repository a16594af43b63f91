"""Why two source persons may be one, in words that the person who decides would use. No names, dates or whole numbers."""

import polars as pl

from onward.intake.linkage.comparisons import COMPARISONS, NUMBERS

_ENDINGS = {"nhs_number": "nhs_numbers", "upn": "upns", "uln": "ulns"}
_NUMBER_NAMES = {"nhs_number": "NHS number", "upn": "UPN", "uln": "ULN"}


def _number_words(key: str) -> pl.Expr:
    """ "UPN ends 41 in both", or how each ends."""
    ours, theirs = pl.col(_ENDINGS[key]), pl.col(f"{_ENDINGS[key]}_b")
    both = ours.list.set_intersection(theirs).list.sort().list.first().str.slice(-2)
    a, b = ours.list.first().str.slice(-2), theirs.list.first().str.slice(-2)
    name = _NUMBER_NAMES[key]
    return (
        pl.when(pl.col(key).eq_missing("same"))
        .then(pl.format(name + " ends {} in both", both))
        .when(pl.col(key).eq_missing("different"))
        .then(pl.format(name + " ends {} in one and {} in the other", a, b))
    )


def _level_words(comparison) -> pl.Expr:
    words = {level.key: level.words for level in comparison.levels}
    return pl.col(comparison.key).cast(pl.String).replace_strict(words, default=None, return_dtype=pl.String)


def _warnings() -> list[pl.Expr]:
    first_name = pl.col("first_name").cast(pl.String)
    return [
        pl.when("twins").then(
            pl.when(pl.col("place").cast(pl.String).is_in(["address", "postcode"]).fill_null(False))
            .then(pl.lit("Two people share surname, birth date and address. They may be twins."))
            .otherwise(pl.lit("Surname and birth date agree but first names do not. They may be twins."))
        ),
        pl.when(pl.col("multiple_birth") | pl.col("multiple_birth_b")).then(
            pl.lit("Recorded as one of twins or more.")
        ),
        pl.when(pl.col("shared") & ~pl.col("certain")).then(
            pl.lit("They share a number but neither name nor birth date fits. One may have the other's number.")
        ),
        pl.when(pl.col("placeholder") | pl.col("placeholder_b")).then(
            pl.lit("One birth date is a stand-in, such as 1 January. It was not compared.")
        ),
        pl.when(first_name.eq_missing("swapped")).then(pl.lit("First name and surname may be in the wrong columns.")),
        pl.when(pl.col("surname").cast(pl.String).eq_missing("part")).then(
            pl.lit("One surname may be double-barrelled, or a former name.")
        ),
    ]


def explained(pairs: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """`pairs` with `reasons` and `warnings`, each a list of sentences in the order of the comparisons."""
    seen = people.select("unique_id", "placeholder", *_ENDINGS.values())
    pairs = pairs.join(seen, left_on="a", right_on="unique_id", how="left", maintain_order="left").join(
        seen, left_on="b", right_on="unique_id", how="left", suffix="_b", maintain_order="left"
    )
    numbers = {comparison.key for comparison in NUMBERS}
    shown = [c for c in COMPARISONS if c.key != "local_identifier"]
    reasons = [_number_words(c.key) if c.key in numbers else _level_words(c) for c in shown]
    named = pl.when(pl.col("local_identifier").eq_missing("same")).then(
        pl.lit("One record names the other's identifier")
    )
    return pairs.with_columns(
        reasons=pl.concat_list(*reasons, named).list.drop_nulls(),
        warnings=pl.concat_list(*_warnings()).list.drop_nulls(),
    )
