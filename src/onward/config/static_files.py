"""Styles, scripts and fonts, from the packages and the contexts, gathered into one folder under hashed names."""

import hashlib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from onward.config import commands

ROOT = Path(__file__).resolve().parents[3]


def collect() -> None:
    """Gather them, unless they were gathered last from the very same files."""
    from onward.config import settings

    stamp = settings.HOME / "static.stamp"
    done = mark(settings.MODE)
    if stamp.exists() and stamp.read_text() == done and settings.STATIC_ROOT.is_dir():
        return
    stamp.unlink(missing_ok=True)
    if (ROOT / "node_modules").is_dir():
        from onward.ui import assets

        assets.build(ROOT / "node_modules", settings.HOME / "assets")
    commands.django_as("site", "collectstatic", "--noinput", "--verbosity", "0")
    stamp.write_text(done)


def mark(mode: str) -> str:
    """Tests keep plain names, so what was gathered for them will not do for others."""
    digest = hashlib.sha256(mode.encode())
    for file in _inputs():
        digest.update(file.as_posix().encode() + file.read_bytes())
    for package in sorted(f"{found.name}=={found.version}" for found in metadata.distributions()):
        digest.update(package.encode())
    return digest.hexdigest()


def _inputs() -> Iterator[Path]:
    yield from sorted(path for path in ROOT.glob("src/onward/*/static/**/*") if path.is_file())
    for path in (ROOT / "src/onward/ui/assets.py", ROOT / "node_modules/.package-lock.json"):
        if path.exists():
            yield path
