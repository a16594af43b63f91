"""Taking files in: by page or by command, several at once, folders and archives too. Nothing is read yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import IO

from django.utils import timezone

from onward.intake.choices import FileState
from onward.intake.formats.declare import NotReadable
from onward.intake.loads import archives, store
from onward.intake.models import Load, LoadFile
from onward.people.choices import SYSTEMS


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: the name to show, what to read it from, and the system it comes from if its folder says so."""

    name: str
    stream: IO[bytes]
    system: str = ""


def from_paths(paths: Iterable[Path]) -> Iterator[Sent]:
    """Every file under the paths, in the order of their names; each is open only while it is being taken in."""
    for path in paths:
        found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in found:
            within = file.relative_to(path) if path.is_dir() else Path(file.name)
            if any(part.startswith(".") for part in within.parts):
                continue
            with file.open("rb") as stream:
                yield Sent(str(within), stream, system_named_in(file))


def system_named_in(path: PurePath) -> str:
    """Files of one kind come from several systems; a folder called after a system says which."""
    return next((part for part in reversed(path.parts) if part in SYSTEMS), "")


def receive(files: Iterable[Sent], *, sent_by=None, organisation=None, system: str = "", apply: bool = True) -> Load:
    """Keep the files and make a load of them, to be read. Must lie inside a transaction that says who is asking."""
    # Files are kept first: they may be large, and rows are only added once they all are.
    kept = []
    for sent in files:
        try:
            kept.append((sent, store.keep(sent.stream)))
        except NotReadable as problem:
            kept.append((sent, str(problem)))
    load = Load.objects.create(
        sent_by=sent_by,
        organisation=organisation,
        system=system,
        received_at=timezone.now(),
        apply_when_read=apply,
    )
    LoadFile.objects.bulk_create(_file(load, sent.name, what, system or sent.system) for sent, what in kept)
    return load


def open_archive(file: LoadFile) -> None:
    """List the files inside an archive as files of the load. Whole or not at all."""
    with store.place(file.sha256).open("rb") as stream:
        inside = [
            _file(
                file.load,
                f"{file.name}/{PurePosixPath(path).name}",
                what,
                system_named_in(PurePosixPath(path)) or file.system,
                inside=file,
            )
            for path, what in archives.members(stream)
        ]
    LoadFile.objects.bulk_create(inside)
    file.state = FileState.OPENED
    file.message = f"A zip file with {len(inside)} files." if len(inside) != 1 else "A zip file with 1 file."
    file.save(update_fields=["state", "message"])


def _file(load: Load, name: str, what: store.Kept | str, system: str, *, inside: LoadFile | None = None) -> LoadFile:
    file = LoadFile(load=load, inside=inside, name=name[-300:], system=system, sha256="", size=0)
    if isinstance(what, str):
        file.state, file.message = FileState.DECLINED, what
    else:
        file.sha256, file.size = what.sha256, what.size
    return file
