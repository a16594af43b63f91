"""Candidate pairs of source persons, each compared field by field and given a match weight, by Splink on DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onward.intake.linkage.comparisons import BLOCKS, COMPARISONS, LOCAL_IDENTIFIER, NUMBERS, Comparison
from onward.intake.linkage.model import Model

if TYPE_CHECKING:
    from splink import Linker

_COMPARED = ("unique_id", "given", "given_joined", "first_name", "first_name_forms", "attested", "surname", "middle_names", "surname_parts",
             "birth_date", "birth_year", "sex", "postcode", "district", "house", "nhs_numbers", "upns", "permanent_upns",
             "ulns", "local_keys")  # fmt: skip

_FAR_BELOW = 10  # match weight; pairs this far below asking matter to nobody, unless they share a number
_USUAL_RECORDS = 300  # how many records the usual share of a name stands for


def _comparison(comparison: Comparison, model: Model | None) -> dict:
    levels: list[dict] = [
        {"sql_condition": comparison.unknown, "label_for_charts": "unknown", "is_null_level": True},
    ]
    for level in comparison.levels:
        settings: dict = {"sql_condition": level.sql or "ELSE", "label_for_charts": level.key}
        if model:
            chance = model.chances[comparison.key][level.key]
            settings |= {"m_probability": chance.m, "u_probability": chance.u}
        if level.rarity_of:
            settings |= {"tf_adjustment_column": level.rarity_of, "disable_tf_exact_match_detection": True}
        levels.append(settings)
    return {"output_column_name": comparison.key, "comparison_levels": levels}


def linker(prepared: pl.DataFrame, model: Model | None, extra_columns: tuple[str, ...] = ()) -> Linker:
    # Every process of the service comes by this module and one of them links: the rest start a second sooner without.
    import duckdb
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    connection = duckdb.connect(":memory:")
    connection.execute("set preserve_insertion_order = false; set enable_progress_bar = false")
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[_comparison(comparison, model) for comparison in COMPARISONS],
        blocking_rules_to_generate_predictions=[
            block_on(*equal, *lists, arrays_to_explode=list(lists) or None) for equal, lists in BLOCKS
        ],
        probability_two_random_records_match=model.prior(prepared.height) if model else 1e-4,
        retain_matching_columns=True,
    )
    api = DuckDBAPI(connection)
    table = api.register(prepared.select(*_COMPARED, *extra_columns).to_arrow())
    linker = Linker(table, settings, log_level=None)
    if model:
        for comparison in COMPARISONS:
            for column in {level.rarity_of for level in comparison.levels if level.rarity_of}:
                usual = model.chances[comparison.key]["same"].u
                shares = api.register(_shares(prepared, column, usual).to_arrow())
                linker.table_management.register_term_frequency_lookup(shares, column)
    return linker


def _shares(prepared: pl.DataFrame, column: str, usual: float) -> pl.DataFrame:
    """How common each name is among these records, drawn towards the usual share so that a small batch says little."""
    names = prepared.select(column).drop_nulls()
    share = (pl.col("len") + _USUAL_RECORDS * usual) / (names.height + _USUAL_RECORDS)
    return names.group_by(column).len().select(column, share.alias(f"tf_{column}"))


def scored_pairs(prepared: pl.DataFrame, model: Model) -> pl.DataFrame:
    """One line a candidate pair, `a` the lower source: the level reached in each comparison, and `weight`.

    The order is fixed, so that the same records always give the same answer.
    """
    if prepared.height < 2:
        return _no_pairs()
    every = linker(prepared, model).inference.predict(warning_mode="never").as_duckdbpyrelation()
    shared = " or ".join(f"gamma_{comparison.key} = 1" for comparison in (*NUMBERS, LOCAL_IDENTIFIER))
    gammas = ", ".join(f"gamma_{comparison.key}" for comparison in COMPARISONS)
    pairs = (
        every.filter(f"match_weight >= {model.ask_at - _FAR_BELOW} or {shared}")
        .project(f"unique_id_l, unique_id_r, match_weight, {gammas}")
        .pl()
    )
    levels = [
        pl.col(f"gamma_{comparison.key}")
        .replace_strict(
            {len(comparison.levels) - 1 - place: level.key for place, level in enumerate(comparison.levels)},
            default=None,
            return_dtype=pl.Enum([level.key for level in comparison.levels]),
        )
        .alias(comparison.key)
        for comparison in COMPARISONS
    ]
    return pairs.select(
        pl.min_horizontal("unique_id_l", "unique_id_r").alias("a"),
        pl.max_horizontal("unique_id_l", "unique_id_r").alias("b"),
        pl.col("match_weight").round(6).alias("weight"),
        *levels,
    ).sort("a", "b")


def _no_pairs() -> pl.DataFrame:
    levels = {c.key: pl.Enum([level.key for level in c.levels]) for c in COMPARISONS}
    return pl.DataFrame(schema={"a": pl.Int64, "b": pl.Int64, "weight": pl.Float64} | levels)
