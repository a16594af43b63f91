"""Make model.json from records whose persons are known, so that someone can read it before it is used.

    python -m onward.demo.city --people 25000 --seed 1 --on 2026-11-21 --out FILES --truth TRUTH.csv
    python -m onward.intake.linkage.train FILES TRUTH.csv "The made-up city of 25,000 people, seed 1"

u comes from random pairs, m from pairs known to be one person. A level that was hardly ever seen keeps a floor, so that
one accident of the training data cannot decide a match by itself; one never seen in a person says nothing for them.
"""

import argparse
from datetime import date
from pathlib import Path

import polars as pl

from onward.intake.linkage.comparisons import COMPARISONS
from onward.intake.linkage.measuring import claims_of, with_truth
from onward.intake.linkage.model import FILE, MODEL, Chance, Model
from onward.intake.linkage.records import prepared
from onward.intake.linkage.scoring import linker

_RANDOM_PAIRS = 3_000_000
_FLOOR_M = 0.001
_FLOOR_U = 1e-6
_SHARES = ("m_probability", "u_probability")


def trained(
    records: pl.DataFrame, person: pl.DataFrame, *, made_from: str, accept_at: float, ask_at: float, seed: int = 1
) -> Model:
    """`person` says which person each source is: columns source, person."""
    known = prepared(records).join(person.rename({"source": "unique_id"}), on="unique_id")
    training = linker(known, None, extra_columns=("person",))
    training.training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=seed)
    training.training.estimate_m_from_label_column("person")
    seen = {
        (c["output_column_name"], level["label_for_charts"]): level
        for c in training.misc.save_model_to_json()["comparisons"]
        for level in c["comparison_levels"]
    }
    share = _share_of_pairs_of_one_person(known)
    chances = {c.key: {level.key: _chance(seen[c.key, level.key], share) for level in c.levels} for c in COMPARISONS}
    return Model(
        made_from=f"{made_from}, {date.today().isoformat()}",
        accept_at=accept_at,
        ask_at=ask_at,
        records_a_person=known.height / known["person"].n_unique(),
        chances=chances,
    )


def _share_of_pairs_of_one_person(known: pl.DataFrame) -> float:
    sizes = known.group_by("person").len()["len"].cast(pl.Float64)
    return float((sizes * (sizes - 1)).sum() / (known.height * (known.height - 1)))


def _chance(level: dict, share: float) -> Chance:
    """Splink leaves a word in place of a chance for a level that it never saw; random pairs hold a few of one person."""
    seen_m, seen_u = (value if isinstance(value := level.get(key), float) else 0.0 for key in _SHARES)
    two_people = (seen_u - share * seen_m) / (1 - share)
    u = min(1.0, max(_FLOOR_U, two_people))
    return Chance(m=max(_FLOOR_M, seen_m) if seen_m else min(_FLOOR_M, u), u=u)


def main() -> None:
    options = argparse.ArgumentParser(
        description="Train model.json anew. Thresholds stay as they are: they are decided."
    )
    options.add_argument("files", type=Path)
    options.add_argument("truth", type=Path)
    options.add_argument("made_from", help="what the data is, in words")
    given = options.parse_args()
    records, truth = with_truth(claims_of(given.files, date.today()), given.truth)
    model = trained(
        records,
        truth.select("source", "person"),
        made_from=given.made_from,
        accept_at=MODEL.accept_at,
        ask_at=MODEL.ask_at,
    )
    FILE.write_text(model.as_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
