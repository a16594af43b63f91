"""Zip archives: each member is a file of its own. Opened with limits, so that a small archive cannot fill the disk."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings

from onward.intake.formats.declare import NotReadable
from onward.intake.loads import store

MOST_MEMBERS = 1000
HIGHEST_RATIO = 200  # text packs to about a tenth; a bomb to a thousandth
_SMALL = 10 * 1024 * 1024  # a member this small does no harm, however well it packs
_WORKBOOK = "[Content_Types].xml"


def is_archive(stream: IO[bytes]) -> bool:
    """A zip file that is not a workbook. NotReadable for either when it unpacks to more than is allowed."""
    stream.seek(0)
    if stream.read(4) != b"PK\x03\x04":
        stream.seek(0)
        return False
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as problem:
        raise NotReadable(
            "The zip file or workbook is damaged or was cut off. Send it again; if that fails, send the files inside it."
        ) from problem
    finally:
        stream.seek(0)
    if any(member.filename == _WORKBOOK for member in members):
        _within_limits(members, "workbook")
        return False
    _within_limits(members, "zip file")
    return True


def members(stream: IO[bytes]) -> Iterator[tuple[str, store.Kept | str]]:
    """Each file inside: its path and how it was kept, or the sentence why it was not. Nothing is written at the path."""
    with zipfile.ZipFile(stream) as archive:
        inside = [m for m in archive.infolist() if not m.is_dir() and not _is_rubbish(m.filename)]
        left = settings.LARGEST_FILE
        for member in inside:
            name = member.filename.replace("\\", "/")
            if member.flag_bits & 1:
                yield name, "This file is locked with a password. Send it without one."
            elif name.lower().endswith(".zip"):
                yield name, "This is a zip file inside a zip file. Send it by itself."
            else:
                try:
                    with archive.open(member) as stream_inside:
                        # The size that an archive declares of itself is not believed.
                        kept = store.keep(stream_inside, largest=left)  # type: ignore[arg-type]
                except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
                    yield name, "This file is damaged inside the zip file. Send it again."
                except NotReadable as problem:
                    yield name, str(problem)
                else:
                    left -= kept.size
                    yield name, kept


def _within_limits(inside: list[zipfile.ZipInfo], kind: str) -> None:
    if len(inside) > MOST_MEMBERS:
        raise NotReadable(f"The {kind} holds {len(inside)} files; {MOST_MEMBERS} is the most. Send it in parts.")
    total = sum(m.file_size for m in inside)
    if total > settings.LARGEST_FILE:
        raise NotReadable(
            f"The {kind} unpacks to more than {store.in_words(settings.LARGEST_FILE)}. It was not opened. "
            "Send the files in it one by one."
        )
    if any(m.file_size > _SMALL and m.file_size > HIGHEST_RATIO * max(m.compress_size, 1) for m in inside):
        raise NotReadable(
            f"Part of the {kind} unpacks to more than {HIGHEST_RATIO} times its size, as no real data does. "
            "It was not opened. Send the files in it as they are."
        )


def _is_rubbish(name: str) -> bool:
    """What operating systems add to archives by themselves."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or (bool(parts) and parts[-1].startswith("."))
