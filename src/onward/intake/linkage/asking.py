"""What the machine must ask a person: each two people on the list that may be one, once, with the reasons and warnings.

One line a question: `a` and `b`, the two source persons that fit best; `person_a` and `person_b`, whom they belong to;
`about`, the one in doubt, and `candidate`, the person whom it may be: one source may have several candidates. `kind` is
why it is asked (judging.Kind); `weight` and `score`; `reasons` and `warnings` in words; `compared`, the level reached in
each comparison (null: not known), for a table side by side; `restricted`, that only the restricted queue may show it.
"""

import polars as pl

from onward.intake.linkage.clusters import Groups, Obstacle
from onward.intake.linkage.comparisons import COMPARISONS
from onward.intake.linkage.judging import Kind, Verdict
from onward.intake.linkage.words import explained

_KIND_OF_OBSTACLE = (
    (Obstacle.TWINS, Kind.TWINS),
    (Obstacle.NUMBERS, Kind.NUMBERS_DISAGREE),
    (Obstacle.SAME_SYSTEM, Kind.SAME_SYSTEM),
    (Obstacle.TWO_PERSONS, Kind.TWO_PERSONS),
)
_WARNING_OF_OBSTACLE = {
    Obstacle.TWINS: "Another record of one of them looks like a twin of the other.",
    Obstacle.NUMBERS: "Their records hold valid numbers of the same kind that differ.",
    Obstacle.SAME_SYSTEM: "One system holds both, as two people.",
    Obstacle.TWO_PERSONS: "Both are on the list already. Where each has several records, joining them needs a second person.",
}
_SHOWN = ("a", "b", "person_a", "person_b", "about", "candidate", "kind", "weight", "score", "reasons", "warnings",
          "compared", "restricted")  # fmt: skip


def score(weight: pl.Expr) -> pl.Expr:
    """The probability that a match weight (log2 odds) gives."""
    return (1 / (1 + pl.lit(2.0).pow(-weight))).round(4)


def questions(groups: Groups, pairs: pl.DataFrame, people: pl.DataFrame, assignments: pl.DataFrame) -> pl.DataFrame:
    """Surest first. `pairs` is judging.judged, `people` records.prepared."""
    asked = _asked(groups, pairs)
    found = asked.join(pairs.drop("kind"), on=["a", "b"], how="left", maintain_order="left")
    person = assignments.select("source", "person")
    restricted = _restricted_persons(people, assignments)
    return (
        explained(found, people)
        .join(person.rename({"person": "person_a"}), left_on="a", right_on="source", maintain_order="left")
        .join(person.rename({"person": "person_b"}), left_on="b", right_on="source", maintain_order="left")
        .with_columns(
            candidate=pl.when(pl.col("about") == pl.col("a")).then("person_b").otherwise("person_a"),
            score=score(pl.col("weight")),
            warnings=pl.concat_list("warnings", "of_groups").list.unique(maintain_order=True),
            compared=pl.struct(pl.col(comparison.key).cast(pl.String) for comparison in COMPARISONS),
            restricted=pl.col("person_a").is_in(restricted) | pl.col("person_b").is_in(restricted),
        )
        .select(_SHOWN)
        .sort(["weight", "a", "b"], descending=[True, False, False])
    )


def _asked(groups: Groups, pairs: pl.DataFrame) -> pl.DataFrame:
    """For each two groups that may be one, the pair that fits best, and what stands between them."""
    lines: dict[tuple[int, int], tuple[int, int, str, int, list[str]]] = {}
    may_be = pairs.filter(pl.col("verdict") != Verdict.APART.value)
    columns = may_be.sort(["weight", "a", "b"], descending=[True, False, False]).select(
        "a", "b", "kind", "twins", "alike"
    )
    for a, b, kind, twins, alike in columns.iter_rows():
        one, other = groups.group(a), groups.group(b)
        key = (min(id(one), id(other)), max(id(one), id(other)))
        if one is other or key in lines:
            continue
        obstacles = groups.obstacles(a, b)
        if _settled(obstacles, twins=twins, alike=alike):
            continue
        if kind == Kind.LIKELY:
            kind = next((k for obstacle, k in _KIND_OF_OBSTACLE if obstacle in obstacles), kind)
        warnings = [words for obstacle, words in _WARNING_OF_OBSTACLE.items() if obstacle in obstacles]
        if twins:  # said already, of the pair itself
            warnings = [words for words in warnings if words != _WARNING_OF_OBSTACLE[Obstacle.TWINS]]
        lines[key] = (a, b, str(kind), _in_doubt(groups, a, b), warnings)
    schema = {"a": pl.Int64, "b": pl.Int64, "kind": pl.String, "about": pl.Int64, "of_groups": pl.List(pl.String)}
    return pl.DataFrame(list(lines.values()), schema=schema, orient="row")


def _in_doubt(groups: Groups, a: int, b: int) -> int:
    """Of the two, the one on its own, not known as a twin, or newer: it is asked whose it is."""
    return min((a, b), key=lambda source: (len(groups.group(source).members), source in groups.twins, -source))


def _settled(obstacles: set[Obstacle], *, twins: bool, alike: bool) -> bool:
    """No need to ask: someone has decided, or twins whom one system knows as two or whose numbers differ."""
    if Obstacle.DECIDED in obstacles:
        return True
    if twins:
        return bool(obstacles & {Obstacle.SAME_SYSTEM, Obstacle.NUMBERS})
    # A weak resemblance of two whose other records already speak against it is not worth anyone's time.
    return bool(obstacles - {Obstacle.TWO_PERSONS}) and not alike


def _restricted_persons(people: pl.DataFrame, assignments: pl.DataFrame) -> list[int]:
    marked = people.filter("restricted").select(pl.col("unique_id").alias("source"))
    return assignments.join(marked, on="source")["person"].unique().to_list()
