"""The trained model, kept as reviewed data: how often each level of agreement is seen in one person and in two.

model.json is loaded, never trained at run time; `train` makes a new one to be reviewed. In it, for each level of each
comparison (comparisons.py): m, the share of pairs of records of one person that reach it, and u, the share of pairs of
two different people. Both are of the pairs that can be compared. Thresholds are match weights, log2 of the odds.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from onward.intake.linkage.comparisons import COMPARISONS

FILE = Path(__file__).parent / "model.json"
_FEWEST_PEOPLE = 5_000  # a small batch is still drawn from a whole area


@dataclass(frozen=True, slots=True)
class Chance:
    m: float
    u: float


@dataclass(frozen=True, slots=True)
class Model:
    made_from: str  # the data it was trained on and the day
    accept_at: float  # match weight from which two records are taken to be one person
    ask_at: float  # match weight from which someone is asked
    records_a_person: float
    chances: dict[str, dict[str, Chance]]  # comparison -> level -> m and u

    def weight(self, comparison: str, level: str) -> float:
        chance = self.chances[comparison][level]
        return math.log2(chance.m / chance.u)

    def prior(self, records: int) -> float:
        """The chance that two records taken at random are of one person: one in so many people."""
        return 1 / max(_FEWEST_PEOPLE, records / self.records_a_person)

    def as_json(self) -> str:
        content = {
            "made_from": self.made_from,
            "accept_at": self.accept_at,
            "ask_at": self.ask_at,
            "records_a_person": round(self.records_a_person, 3),
            "chances": {
                comparison: {level: {"m": _short(c.m), "u": _short(c.u)} for level, c in levels.items()}
                for comparison, levels in self.chances.items()
            },
        }
        return json.dumps(content, indent=1) + "\n"


def _short(probability: float) -> float:
    return float(f"{probability:.4g}")


def load(file: Path = FILE) -> Model:
    content = json.loads(file.read_text(encoding="utf-8"))
    chances = {
        comparison: {level: Chance(**chance) for level, chance in levels.items()}
        for comparison, levels in content.pop("chances").items()
    }
    for comparison in COMPARISONS:
        missing = {level.key for level in comparison.levels} - set(chances.get(comparison.key, ()))
        if missing:
            raise ValueError(
                f"{file.name} has no chances for {comparison.key}: {', '.join(sorted(missing))}. "
                "A comparison has changed since it was trained; train it again (onward.intake.linkage.train)."
            )
    return Model(chances=chances, **content)


MODEL = load()
