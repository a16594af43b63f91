"""python -m onward.demo.city --people 2500 --seed 7 --on 2026-11-21 --out FOLDER [--truth FILE] [--report]"""

import argparse
import sys
from datetime import date
from pathlib import Path

from onward.demo.city import make_city, write_files, write_truth
from onward.demo.city.report import as_text, compare


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m onward.demo.city", description=__doc__)
    parser.add_argument("--people", type=int, default=2500, help="tracked people aged 13 to 25")
    parser.add_argument("--seed", type=int, default=7, help="the same seed makes the same city")
    parser.add_argument("--on", type=date.fromisoformat, required=True, help="the day, as 2026-11-21")
    parser.add_argument("--out", type=Path, required=True, help="folder for the agencies' files")
    parser.add_argument("--truth", type=Path, help="file for who is truly who, kept apart from the rest")
    parser.add_argument("--report", action="store_true", help="compare what was made with the published figures")
    options = parser.parse_args(arguments)
    if options.people < 100:
        parser.error("a city needs at least 100 people: --people 100 or more")
    city = make_city(people=options.people, seed=options.seed, on=options.on)
    paths = write_files(city, options.out)
    if options.truth:
        write_truth(city, options.truth)
    sys.stdout.write(f"Wrote {len(paths)} files about {len(city.people)} made-up people to {options.out}\n")
    if options.report:
        sys.stdout.write(as_text(compare(city)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
