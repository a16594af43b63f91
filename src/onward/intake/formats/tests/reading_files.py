"""Reading whole files in tests, as a load does: recognise, read, check, and derive what is accepted."""

import io
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from onward.intake.claims import Claims, Unit
from onward.intake.formats.declare import Context, Format
from onward.intake.formats.reading.checking import has_error
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.registry import recognise

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 11, 21)


def loaded(
    data: bytes | str, *, name: str = "extract.csv", today: date = TODAY, **settings: str
) -> tuple[Format, list[Unit]]:
    """The format of a file and its checked units."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    form = recognise(sample(name, stream))
    return form, list(form.check(form.read(stream), Context(today, "330", settings)))


def loaded_file(path: Path, *, today: date = TODAY) -> tuple[Format, list[Unit]]:
    return loaded(path.read_bytes(), name=path.name, today=today)


def accepted(units: Iterable[Unit]) -> list[Unit]:
    return [u for u in units if not u.skip and not has_error(u)]


def failing(units: Iterable[Unit]) -> list[Unit]:
    return [u for u in units if not u.skip and has_error(u)]


def rules(unit: Unit) -> set[str]:
    return {f.rule for f in unit.failures}


def claims(form: Format, units: Iterable[Unit]) -> dict[str, Claims]:
    """What the accepted units say, by subject."""
    subjects: dict[str, list[Unit]] = defaultdict(list)
    for unit in accepted(units):
        subjects[unit.subject].append(unit)
    return {subject: form.derive(subject, mine) for subject, mine in subjects.items()}
