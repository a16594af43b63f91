"""Files as agencies sent them, kept under their own SHA-256, so that the same file is kept once."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from onward.intake.formats.declare import NotReadable

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    sha256: str
    size: int  # bytes


def place(sha256: str) -> Path:
    return Path(settings.FILES) / sha256


def keep(stream: IO[bytes], *, largest: int | None = None) -> Kept:
    """Copy a stream to the store in pieces. NotReadable when it is larger than allowed; nothing is kept then."""
    largest = settings.LARGEST_FILE if largest is None else largest
    digest, size = hashlib.sha256(), 0
    handle, temporary = tempfile.mkstemp(prefix="receiving-", dir=settings.FILES)
    try:
        with os.fdopen(handle, "wb") as out:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > largest:
                    raise NotReadable(
                        f"The file is larger than {in_words(largest)}, the most that is taken at once. "
                        "Split it, or ask for an extract of people aged 13 to 25 only."
                    )
                digest.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, place(digest.hexdigest()))
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return Kept(digest.hexdigest(), size)


def in_words(size: int) -> str:
    for unit, how_many in (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024)):
        if size >= how_many:
            return f"{size / how_many:.3g} {unit}"
    return f"{size} bytes"
