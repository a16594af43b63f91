"""How well linkage did, against records whose persons are known (made-up or clerically reviewed)."""

from dataclasses import dataclass

import polars as pl

from onward.intake.linkage.linking import LinkResult


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares are of pairs of source persons. `f1` is of the groups as the machine left them, before any review."""

    precision: float
    recall: float
    f1: float
    f1_after_review: float  # when every question is answered rightly
    recall_after_review: float
    questions: int
    questions_that_join: int
    groups_of_two_people: int
    groups_of_siblings: int  # of these, those that hold two people of one family; 0 when truth has no `family`
    by_systems: pl.DataFrame  # system, system_b, true_pairs, found, wrong


def quality(result: LinkResult, truth: pl.DataFrame, records: pl.DataFrame) -> Quality:
    """`truth`: source, person and, if known, family."""
    truth = truth if "family" in truth.columns else truth.with_columns(family=pl.lit(None, dtype=pl.Int64))
    known = (
        result.assignments.select("source", pl.col("person").alias("group"))
        .join(truth.select("source", "person", "family"), on="source")
        .join(records.select("source", "system"), on="source")
    )
    right, made, true = _pairs(known, "group", "person"), _pairs(known, "group"), _pairs(known, "person")
    answered = known.with_columns(group=_after_review(result, known))
    right_after, made_after = _pairs(answered, "group", "person"), _pairs(answered, "group")
    mixed = known.group_by("group").agg(
        pl.col("person").n_unique(), pl.col("family").drop_nulls().n_unique().alias("f")
    )
    mixed = mixed.filter(pl.col("person") > 1)
    persons = dict(known.select("source", "person").iter_rows())
    joins = sum(persons.get(a) == persons.get(b) is not None for a, b in result.questions.select("a", "b").iter_rows())
    return Quality(
        precision=_ratio(right, made),
        recall=_ratio(right, true),
        f1=_f1(right, made, true),
        f1_after_review=_f1(right_after, made_after, true),
        recall_after_review=_ratio(right_after, true),
        questions=result.questions.height,
        questions_that_join=joins,
        groups_of_two_people=mixed.height,
        groups_of_siblings=mixed.filter(pl.col("f") == 1).height,
        by_systems=_by_systems(known),
    )


def _pairs(known: pl.DataFrame, *within: str) -> int:
    size = known.group_by(within).len()["len"].cast(pl.Int64)
    return int((size * (size - 1) // 2).sum())


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _f1(right: int, made: int, true: int) -> float:
    return _ratio(2 * right, made + true)


def _after_review(result: LinkResult, known: pl.DataFrame) -> pl.Series:
    """The groups once each question between two groups of one person has been answered "same"."""
    persons = dict(known.select("source", "person").iter_rows())
    above: dict[int, int] = {}

    def top(group: int) -> int:
        while group in above:
            group = above[group]
        return group

    for a, b, one, other in result.questions.select("a", "b", "person_a", "person_b").iter_rows():
        if persons.get(a) == persons.get(b) is not None and top(one) != top(other):
            above[top(one)] = top(other)
    return pl.Series([top(group) for group in known["group"]], dtype=pl.Int64)


def _by_systems(known: pl.DataFrame) -> pl.DataFrame:
    """Pairs of one person by the two systems: how many there are, how many were found, how many were made wrongly."""
    columns = ["source", "system", "group", "person"]
    left, right = known.select(columns), known.select(columns)
    apart = pl.col("source") < pl.col("source_b")
    by_person = left.join(right, on="person", suffix="_b").filter(apart)
    by_group = left.join(right, on="group", suffix="_b").filter(apart & (pl.col("person") != pl.col("person_b")))

    def systems(pairs: pl.DataFrame, **counts: pl.Expr) -> pl.DataFrame:
        low, high = pl.min_horizontal("system", "system_b"), pl.max_horizontal("system", "system_b")
        return pairs.group_by(low.alias("one"), high.alias("other")).agg(**counts)

    found = systems(by_person, true_pairs=pl.len(), found=(pl.col("group") == pl.col("group_b")).sum())
    wrong = systems(by_group, wrong=pl.len())
    return found.join(wrong, on=["one", "other"], how="full", coalesce=True).fill_null(0).sort("one", "other")
