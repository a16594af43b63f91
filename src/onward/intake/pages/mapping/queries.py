"""A file that nothing recognises, looked at as a table: its headings and first rows, as they came."""

from dataclasses import dataclass

from onward.intake.choices import FileState
from onward.intake.formats.declare import NotReadable
from onward.intake.formats.declined import why_declined
from onward.intake.formats.mapped import signature_of
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.reading.tables import delimited_rows
from onward.intake.loads import store
from onward.intake.models import LoadFile, SavedMapping

FIRST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[dict[str, str], ...]

    @property
    def examples(self) -> dict[str, str]:
        """The first value of each column that has one."""
        return {name: value for row in reversed(self.rows) for name, value in row.items() if value}


def may_be_matched(*, file: LoadFile) -> bool:
    """A table of no known kind, that is not known to be something else than a list of people."""
    return bool(_header(file))


def table(*, file: LoadFile) -> Table | None:
    """The headings and the first rows; None when the file is no table to be matched."""
    header = _header(file)
    if not header:
        return None
    rows = []
    with store.place(file.sha256).open("rb") as stream:
        try:
            for _, row in delimited_rows(stream):
                rows.append(row)
                if len(rows) == FIRST_ROWS:
                    break
        except NotReadable:
            pass  # what can be read before the damage is shown
    return Table(header, tuple(rows))


def _header(file: LoadFile) -> tuple[str, ...]:
    if file.state != FileState.DECLINED or file.format or not file.sha256 or not store.place(file.sha256).exists():
        return ()
    try:
        with store.place(file.sha256).open("rb") as stream:
            seen = sample(file.name, stream)
        return () if len(seen.header) < 2 or why_declined(seen) else seen.header
    except NotReadable:
        return ()


def saved(*, header: tuple[str, ...]) -> SavedMapping | None:
    return SavedMapping.objects.filter(signature=signature_of(header)).first()
