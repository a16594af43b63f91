"""./run manage linkage-quality TRUTH.csv: how well records were matched, where it is known who is who."""  # noqa: N999

from pathlib import Path

import polars as pl
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onward.intake import queries
from onward.intake.linkage.quality import quality
from onward.sharing.asking import as_job


class Command(BaseCommand):
    help = "Compare the links that stand with a file of truth (system, local_id, person and, if known, family)."
    requires_system_checks: list[str] = []  # it shows no page

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("truth", type=Path)

    def handle(self, *, truth: Path, **_) -> None:
        if not truth.is_file():
            raise CommandError(f"There is no file {truth}. The made-up city writes one with --truth FILE.")
        known = pl.read_csv(truth, infer_schema=False)
        missing = {"system", "local_id", "person"} - set(known.columns)
        if missing:
            raise CommandError(f"{truth} lacks the columns {', '.join(sorted(missing))}.")
        with as_job("linkage quality"):
            result, records = queries.links_as_they_stand()
        found = quality(result, _numbered(known, records), records)
        self.stdout.write(
            f"{records.height:,} records are {result.assignments['person'].n_unique():,} people; "
            f"{found.questions:,} matches wait for a decision, of which {found.questions_that_join:,} are one person.\n"
            f"Precision of links drawn by rule: {found.precision:.4f}\n"
            f"Pairs of one person found (recall): {found.recall:.4f}; with every question answered rightly "
            f"{found.recall_after_review:.4f}\n"
            f"Pair F1: {found.f1:.4f}; with every question answered rightly {found.f1_after_review:.4f}\n"
            f"People made of two: {found.groups_of_two_people}, of whom brothers, sisters or twins: "
            f"{found.groups_of_siblings}"
        )


def _numbered(known: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """The truth by source person. A family of one is a family too, so that its absence counts for nothing."""
    family = pl.col("family") if "family" in known.columns else pl.lit(None, dtype=pl.String)
    return (
        known.with_columns(family=pl.coalesce(family, pl.col("person")))
        .join(
            records.select("source", "system", "identifier"),
            left_on=["system", "local_id"],
            right_on=["system", "identifier"],
        )
        .select("source", pl.col("person").rank("dense").cast(pl.Int64), pl.col("family").rank("dense").cast(pl.Int64))
    )
