"""Who is who: the whole of linkage beside Splink's scoring alone, with how well it did on a city whose truth is known."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from onward.config.bench.measuring import Report, timed
from onward.demo.city import make_city, write_files, write_truth
from onward.intake.linkage.linking import link
from onward.intake.linkage.measuring import claims_of, with_truth
from onward.intake.linkage.model import MODEL
from onward.intake.linkage.quality import quality
from onward.intake.linkage.records import prepared
from onward.intake.linkage.scoring import scored_pairs

ON = date(2026, 11, 21)
SEED = 2


def beside_splink(people: int) -> Report:
    with TemporaryDirectory() as folder:
        files, truth_file = Path(folder) / "files", Path(folder) / "truth.csv"
        made = make_city(people=people, seed=SEED, on=ON)
        write_files(made, files)
        write_truth(made, truth_file)
        records, truth = with_truth(claims_of(files, ON), truth_file)
    found = quality(link(records), truth, records)
    ready = prepared(records)
    scoring = timed("Splink's scoring alone", lambda: scored_pairs(ready, MODEL), many=records.height, unit="records")
    whole = timed("linkage, whole", lambda: link(records), many=records.height, unit="records")
    said = f"precision {found.precision:.4f}, recall {found.recall:.4f}, questions {found.questions}"
    beside = replace(whole, beside=scoring.what, ratio=whole.best / scoring.best, note=said)
    return Report(f"Linkage, {people:,} young people", [beside, scoring])
