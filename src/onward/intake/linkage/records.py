"""One line a *source person*: one person as one system knows them. What linkage is given, and what it compares.

`frame` builds the table from claims. `prepared` folds names, drops what cannot be trusted (placeholder birthdays, numbers
that fail their check digit) and spells out what may be compared. Values are compared only in memory: nothing is written.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

import polars as pl

from onward.intake.claims import PersonClaim
from onward.values import identifiers

_NUMBER_KINDS = {
    "nhs-number": "nhs",
    "nhs_number": "nhs",
    "upn": "upn",
    "former-upn": "upn",
    "former_upn": "upn",
    "uln": "uln",
}

_FAMILIES_THAT_ATTEST = 5
_YEAR_NOBODY_IS_BORN_IN = 1920  # dummy dates lie before it

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.Int64,
    "system": pl.String,
    "identifier": pl.String,  # the system's own identifier for the person; may be empty
    "given_names": pl.String,
    "family_name": pl.String,
    "other_family_names": pl.List(pl.String),
    "known_as": pl.String,
    "date_of_birth": pl.Date,
    "dob_placeholder": pl.Boolean,
    "sex": pl.String,
    "nhs_number": pl.String,
    "upn": pl.String,
    "former_upn": pl.String,
    "uln": pl.String,
    "postcode": pl.String,
    "address": pl.String,
    "multiple_birth": pl.Boolean,
    "restricted": pl.Boolean,
    # other identifiers: the kind is a system's key, or "nhs-number", "upn" or "uln" for a superseded or former number
    "aliases": pl.List(pl.Struct({"kind": pl.String, "value": pl.String})),
}


def record(source: int, system: str, identifier: str, claim: PersonClaim) -> dict:
    """One line of the table, from what one system claims."""
    line = {name: getattr(claim, name) for name in SCHEMA if hasattr(claim, name)}
    line["other_family_names"] = list(claim.other_family_names)
    line["aliases"] = [{"kind": kind, "value": value} for kind, value in claim.aliases]
    return line | {"source": source, "system": system, "identifier": identifier}


def frame(lines: Iterable[dict]) -> pl.DataFrame:
    return pl.DataFrame(list(lines), schema=SCHEMA)


@cache
def _names_of_short_forms() -> dict[str, list[str]]:
    """Short form or other spelling -> the names it may stand for."""
    names: dict[str, list[str]] = {}
    with (Path(__file__).parent / "short_forms.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            for form in line["also"].split():
                names.setdefault(form, []).append(line["name"])
    return names


def folded(column: pl.Expr) -> pl.Expr:
    """Lower case without accents, apostrophes or signs; hyphens become spaces."""
    return (
        column.str.normalize("NFKD")
        .str.replace_all(r"[\p{M}'\u2019`.]", "")
        .str.to_lowercase()
        .str.replace_all(r"[^\p{L}]+", " ")
        .str.strip_chars()
    )


def combined(claims: Sequence[PersonClaim]) -> PersonClaim:
    """What one system claims through several files: for each thing the last that says anything; any mark stays."""
    last, *earlier = reversed(claims)
    said = {}
    for thing in fields(PersonClaim):
        values = [value for claim in (last, *earlier) if (value := getattr(claim, thing.name)) not in ("", None, ())]
        said[thing.name] = values[0] if values else thing.default
    named = [claim for claim in (last, *earlier) if claim.date_of_birth]
    trusted = next((claim for claim in named if not claim.dob_placeholder), named[0] if named else last)
    return PersonClaim(
        **said
        | {
            "date_of_birth": trusted.date_of_birth,
            "dob_placeholder": trusted.dob_placeholder,
            "restricted": any(claim.restricted for claim in claims),
            "other_family_names": tuple(dict.fromkeys(name for c in claims for name in c.other_family_names)),
            "aliases": tuple(dict.fromkeys(alias for c in claims for alias in c.aliases)),
        }
    )


def _or_null(column: pl.Expr) -> pl.Expr:
    return pl.when(column != "").then(column)


def _only_valid(records: pl.DataFrame, column: str, is_valid) -> pl.Expr:
    """Numbers that fail their check are as good as absent. Each different value is checked once."""
    valid = {text: identifiers.normalised(text) for text in records[column].drop_nulls().unique() if is_valid(text)}
    return pl.col(column).replace_strict(valid, default=None, return_dtype=pl.String)


def _forms_of_first_names(records: pl.DataFrame) -> pl.DataFrame:
    """first_name_forms: the first name, the name in use, and the names that either may be short for."""
    spelled_out = _names_of_short_forms()
    distinct = records.select("first_name", "used_name").unique()
    forms = [
        sorted({form for name in pair if name for form in [name, *spelled_out.get(name, [])]})
        for pair in distinct.iter_rows()
    ]
    distinct = distinct.with_columns(pl.Series("first_name_forms", forms, dtype=pl.List(pl.String)))
    return records.join(distinct, on=["first_name", "used_name"], how="left", nulls_equal=True, maintain_order="left")


def _attested(records: pl.DataFrame) -> pl.DataFrame:
    """`attested`: enough families use this first name that it is a name of its own and not another one misspelt."""
    families = records.group_by("first_name").agg(attested=pl.col("surname").n_unique() >= _FAMILIES_THAT_ATTEST)
    return records.join(families, on="first_name", how="left", nulls_equal=True, maintain_order="left")


def _numbers(of_kind: str, *columns: str) -> pl.Expr:
    aliases = pl.col(f"alias_{of_kind}")
    joined = pl.concat_list(*[pl.col(name) for name in columns], aliases).list.drop_nulls().list.unique().list.sort()
    return pl.when(joined.list.len() > 0).then(joined)


def _says_something(identifier: str | None) -> bool:
    """Not "0", "unknown" or "9999": what is typed where nothing is known would tie strangers together."""
    letters = [character for character in identifier or "" if character.isalnum()]
    return any(character.isdigit() for character in letters) and len(set(letters)) > 1


def _aliases(records: pl.DataFrame) -> pl.DataFrame:
    """Aliases laid out by scheme: superseded numbers that are valid, and local identifiers as "system:identifier"."""
    checks = {"nhs": identifiers.is_nhs_number, "upn": identifiers.is_upn, "uln": identifiers.is_uln}
    found: dict[str, list[list[str]]] = {"alias_nhs": [], "alias_upn": [], "alias_uln": [], "alias_local": []}
    for aliases in records["aliases"].to_list():
        line: dict[str, list[str]] = {name: [] for name in found}
        for alias in aliases or ():
            scheme = _NUMBER_KINDS.get(alias["kind"])
            if scheme is None and _says_something(alias["value"]):
                line["alias_local"].append(f"{alias['kind']}:{alias['value']}")
            elif scheme and checks[scheme](alias["value"]):
                line[f"alias_{scheme}"].append(identifiers.normalised(alias["value"]))
        for name, values in line.items():
            found[name].append(values)
    return records.with_columns(pl.Series(name, values, dtype=pl.List(pl.String)) for name, values in found.items())


def _claimed_year() -> pl.Expr:
    """A stand-in such as 1 January usually keeps the right year; 1900 and the like never do."""
    year = pl.col("date_of_birth").dt.year()
    return pl.when(year > _YEAR_NOBODY_IS_BORN_IN).then(year)


def prepared(records: pl.DataFrame) -> pl.DataFrame:
    """What is compared, one line a source person, in the order of `source`; whatever is unknown is null."""
    missing = {name: kind for name, kind in SCHEMA.items() if name not in records.columns}
    records = records.with_columns(pl.lit(None, dtype=kind).alias(name) for name, kind in missing.items())
    records = _aliases(records.sort("source"))
    given, family = folded(pl.col("given_names")), folded(pl.col("family_name"))
    records = records.with_columns(
        given=_or_null(given),
        first_name=_or_null(given.str.split(" ").list.first()),
        used_name=_or_null(folded(pl.col("known_as")).str.split(" ").list.first()),
        surname=_or_null(family.str.replace_all(" ", "")),
        former_surnames=pl.col("other_family_names").list.eval(folded(pl.element())),
        nhs_number=_only_valid(records, "nhs_number", identifiers.is_nhs_number),
        upn=_only_valid(records, "upn", identifiers.is_upn),
        former_upn=_only_valid(records, "former_upn", identifiers.is_upn),
        uln=_only_valid(records, "uln", identifiers.is_uln),
        trusted_dob=pl.when(~pl.col("dob_placeholder").fill_null(False)).then(pl.col("date_of_birth")),
        whole_postcode=_or_null(pl.col("postcode").fill_null("")),
    )
    records = _attested(_forms_of_first_names(records))
    parts = pl.concat_list(family.str.split(" "), pl.col("former_surnames").list.join(" ").str.split(" ").fill_null([]))
    permanent_upns = _numbers("upn", "upn", "former_upn").list.eval(
        pl.element().filter(pl.element().str.contains("[0-9]$"))
    )
    return records.select(
        pl.col("source").alias("unique_id"),
        "system",
        "given",
        pl.col("given").str.replace_all(" ", "").alias("given_joined"),
        "first_name",
        "first_name_forms",
        "attested",
        "surname",
        pl.col("given").str.split(" ").list.slice(1).alias("middle_names"),
        parts.list.eval(pl.element().filter(pl.element().str.len_chars() >= 3)).list.unique().alias("surname_parts"),
        pl.col("trusted_dob").dt.to_string("%Y-%m-%d").alias("birth_date"),
        pl.col("trusted_dob").dt.year().alias("birth_year"),
        _claimed_year().alias("claimed_year"),
        pl.col("dob_placeholder").fill_null(False).alias("placeholder"),
        pl.when(pl.col("sex").is_in(["M", "F"])).then("sex").alias("sex"),
        pl.col("whole_postcode").map_elements(identifiers.postcode, return_dtype=pl.String).replace("", None)
        .alias("postcode"),
        pl.col("whole_postcode").map_elements(identifiers.outward_postcode, return_dtype=pl.String).replace("", None)
        .alias("district"),
        _or_null(pl.col("address").str.extract_all("[0-9]+").list.join("-")).alias("house"),
        _numbers("nhs", "nhs_number").alias("nhs_numbers"),
        _numbers("upn", "upn", "former_upn").alias("upns"),
        pl.when(permanent_upns.list.len() > 0).then(permanent_upns).alias("permanent_upns"),
        _numbers("uln", "uln").alias("ulns"),
        pl.concat_list(
            pl.when(pl.col("identifier").fill_null("") != "").then(pl.format("{}:{}", "system", "identifier")),
            "alias_local",
        ).list.drop_nulls().alias("local_keys"),
        pl.col("multiple_birth").fill_null(False).alias("multiple_birth"),
        pl.col("restricted").fill_null(False).alias("restricted"),
    )  # fmt: skip
