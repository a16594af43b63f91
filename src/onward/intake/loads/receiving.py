"""Taking files in: by page or by command, several at once, folders and archives too. Nothing is read yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils import timezone

from onward.intake.choices import FileState
from onward.intake.formats.declare import NotReadable
from onward.intake.loads import archives, store
from onward.intake.models import Load, LoadFile


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: the name to show, and what to read it from."""

    name: str
    stream: IO[bytes]


def from_paths(paths: Iterable[Path]) -> Iterator[Sent]:
    """Every file under the paths, in the order of their names; each is open only while it is being taken in."""
    for path in paths:
        found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in found:
            within = file.relative_to(path) if path.is_dir() else Path(file.name)
            if any(part.startswith(".") for part in within.parts):
                continue
            with file.open("rb") as stream:
                yield Sent(str(within), stream)


def receive(files: Iterable[Sent], *, sent_by=None, organisation=None, system: str = "", apply: bool = True) -> Load:
    """Keep the files and make a load of them, to be read. Must lie inside a transaction that says who is asking."""
    # Files are kept first: they may be large, and rows are only added once they all are.
    kept = []
    for sent in files:
        try:
            kept.append((sent.name, store.keep(sent.stream)))
        except NotReadable as problem:
            kept.append((sent.name, str(problem)))
    load = Load.objects.create(
        sent_by=sent_by,
        organisation=organisation,
        system=system,
        received_at=timezone.now(),
        apply_when_read=apply,
    )
    LoadFile.objects.bulk_create(_file(load, name, what) for name, what in kept)
    return load


def open_archive(file: LoadFile) -> None:
    """List the files inside an archive as files of the load. Whole or not at all."""
    with store.place(file.sha256).open("rb") as stream:
        inside = [_file(file.load, f"{file.name}/{name}", what, inside=file) for name, what in archives.members(stream)]
    LoadFile.objects.bulk_create(inside)
    file.state = FileState.OPENED
    file.message = f"A zip file with {len(inside)} files." if len(inside) != 1 else "A zip file with 1 file."
    file.save(update_fields=["state", "message"])


def _file(load: Load, name: str, what: store.Kept | str, *, inside: LoadFile | None = None) -> LoadFile:
    if isinstance(what, str):
        return LoadFile(
            load=load, inside=inside, name=name[-300:], sha256="", size=0, state=FileState.DECLINED, message=what
        )
    return LoadFile(load=load, inside=inside, name=name[-300:], sha256=what.sha256, size=what.size)
