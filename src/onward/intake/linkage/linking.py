"""Who is who: the whole step from source persons to people and questions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from onward.intake.linkage.asking import questions, score
from onward.intake.linkage.clusters import Groups, Obstacle
from onward.intake.linkage.judging import Verdict, judged
from onward.intake.linkage.model import MODEL, Model
from onward.intake.linkage.records import prepared
from onward.intake.linkage.scoring import scored_pairs
from onward.intake.linkage.words import explained

# Adult social care may give one person several identifiers (CLD guidance); a school list is many schools' lists.
DUPLICATING = frozenset({"adult-social-care", "school"})

_ABOUT_AS_WELL = 5.0  # match weight: 32 times the odds


@dataclass(frozen=True, slots=True)
class Decided:
    """What people have decided, which the machine never overrides, and who is already on the list."""

    same: frozenset[tuple[int, int]] = frozenset()  # pairs of sources
    different: frozenset[tuple[int, int]] = frozenset()
    persons: dict[int, int] = field(default_factory=dict)  # source -> the person it is already linked to; ids above 0


@dataclass(frozen=True, slots=True)
class LinkResult:
    """`assignments`: source, person, is_new. A new person's id is minus its lowest source, so it never changes.

    `why`: a, b, person, certain, weight, score, reasons: every link that the machine drew.
    `questions`: see asking.py. Weights are log2 odds, scores the probability that they give.
    """

    assignments: pl.DataFrame
    questions: pl.DataFrame
    why: pl.DataFrame


def link(
    records: pl.DataFrame,
    *,
    decided: Decided = Decided(),  # noqa: B008 - immutable
    model: Model = MODEL,
    duplicating: frozenset[str] = DUPLICATING,
) -> LinkResult:
    people = prepared(records)
    pairs = judged(scored_pairs(people, model), people, model)
    groups = _starting_groups(people, pairs, decided, duplicating)
    links = _joined(groups, pairs)
    assignments = _assignments(groups)
    return LinkResult(
        assignments=assignments,
        questions=questions(groups, pairs, people, assignments),
        why=_why(links, pairs, people, assignments),
    )


def _both_ways(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    others: dict[int, set[int]] = {}
    for a, b in pairs:
        others.setdefault(a, set()).add(b)
        others.setdefault(b, set()).add(a)
    return others


def _starting_groups(
    people: pl.DataFrame, pairs: pl.DataFrame, decided: Decided, duplicating: frozenset[str]
) -> Groups:
    """Everyone alone, then joined as people have decided and as the list already stands."""
    twins = pairs.filter("twins").select("a", "b").iter_rows()
    groups = Groups(duplicating, _both_ways(decided.different), _both_ways(twins))
    numbers = people.select("unique_id", "system", "nhs_numbers", "permanent_upns", "ulns")
    for source, system, *held in numbers.iter_rows():
        groups.add(source, system, tuple(set(values or ()) for values in held))
    known = set(people["unique_id"])
    first_of: dict[int, int] = {}
    for source, person in sorted(decided.persons.items()):
        if source not in known:
            continue
        first = first_of.setdefault(person, source)
        if first == source:
            groups.group(source).person = person
        elif Obstacle.DECIDED not in groups.obstacles(first, source):
            groups.join(first, source)
    for a, b in sorted(decided.same):
        if a in known and b in known and Obstacle.DECIDED not in groups.obstacles(a, b):
            groups.join(a, b)
    return groups


def _joined(groups: Groups, pairs: pl.DataFrame) -> list[tuple[int, int]]:
    """Accepted links, certain ones first and then by weight, drawn where nothing in either whole group forbids it.

    Pairs without names to compare come last: they are joined only when no second person fits about as well.
    """
    drawn = []
    nameless = pl.col("first_name").is_null() & ~pl.col("certain")
    accepted = pairs.filter(pl.col("verdict") == Verdict.ACCEPT.value).sort(
        [nameless, "certain", "weight", "a", "b"], descending=[False, True, True, False, False]
    )
    fits = _fitting(pairs.filter(nameless & (pl.col("verdict") != Verdict.APART.value)))
    columns = accepted.select("a", "b", "weight", pl.col("local_identifier").eq_missing("same"), nameless.alias("n"))
    for a, b, weight, declared, is_nameless in columns.iter_rows():
        if groups.together(a, b):
            continue
        # A system that itself names both identifiers as one person has declared the duplicate.
        if groups.obstacles(a, b) - ({Obstacle.SAME_SYSTEM} if declared else set()):
            continue
        if is_nameless and (_has_rival(groups, fits, a, b, weight) or _has_rival(groups, fits, b, a, weight)):
            continue
        groups.join(a, b)
        drawn.append((a, b))
    return drawn


def _fitting(pairs: pl.DataFrame) -> dict[int, list[tuple[int, float]]]:
    fits: dict[int, list[tuple[int, float]]] = {}
    for a, b, weight in pairs.select("a", "b", "weight").iter_rows():
        fits.setdefault(a, []).append((b, weight))
        fits.setdefault(b, []).append((a, weight))
    return fits


def _has_rival(
    groups: Groups, fits: dict[int, list[tuple[int, float]]], source: int, chosen: int, weight: float
) -> bool:
    """Does another person fit this source about as well as the chosen one, who cannot be the chosen one too?"""
    return any(
        rival_weight >= weight - _ABOUT_AS_WELL
        and not groups.together(rival, source)
        and not groups.together(rival, chosen)
        and bool(groups.obstacles(rival, chosen))
        for rival, rival_weight in fits.get(source, ())
    )


def _assignments(groups: Groups) -> pl.DataFrame:
    lines = [
        (source, group.person if group.person is not None else -min(group.members), group.person is None)
        for group in groups.each()
        for source in group.members
    ]
    schema = {"source": pl.Int64, "person": pl.Int64, "is_new": pl.Boolean}
    return pl.DataFrame(lines, schema=schema, orient="row").sort("source")


def _why(
    links: list[tuple[int, int]], pairs: pl.DataFrame, people: pl.DataFrame, assignments: pl.DataFrame
) -> pl.DataFrame:
    drawn = pl.DataFrame(links, schema={"a": pl.Int64, "b": pl.Int64}, orient="row")
    found = explained(drawn.join(pairs, on=["a", "b"], how="left", maintain_order="left"), people)
    return (
        found.join(assignments.select("source", "person"), left_on="a", right_on="source", maintain_order="left")
        .with_columns(score=score(pl.col("weight")))
        .select("a", "b", "person", "certain", "weight", "score", "reasons")
    )
