"""Make the folder of styles, scripts and fonts from the npm packages: `python -m onward.ui.assets NODE_MODULES OUT`.

Standard library only, since it runs before anything else is set up. GOV.UK's own typeface, crown and crest may be used
on GOV.UK addresses only, so they are taken out here and the area's own type stands in their place.
"""

import re
import shutil
import sys
from pathlib import Path

FACE = re.compile(r"@font-face\s*\{[^}]*\}")
CREST = re.compile(r"[a-z-]+:url\([^)]*govuk-crest\.svg\)[^;}]*;?")
SOURCE_MAP = re.compile(
    r"^\s*//# sourceMappingURL=.*$|/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S+", re.MULTILINE
)
TYPE = 'var(--area-type,"Atkinson Hyperlegible",arial,sans-serif)'
FONTS = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")


def styles(css: str) -> str:
    """GOV.UK Frontend's stylesheet without what belongs to GOV.UK alone."""
    css = CREST.sub("", FACE.sub("", SOURCE_MAP.sub("", css)))
    css = css.replace("GDS Transport,arial,sans-serif", TYPE)
    for left in ("GDS Transport", "/assets/", "url("):
        if left in css:
            raise SystemExit(f"govuk-frontend still holds {left!r} after rewriting: look at styles() in {__file__}")
    return css


def build(packages: Path, out: Path) -> None:
    """Write `out` anew from the `node_modules` folder given. Nothing half-made is ever left in its place."""
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    ui = fresh / "ui"
    (ui / "fonts").mkdir(parents=True)
    govuk = packages / "govuk-frontend" / "dist" / "govuk"
    (ui / "govuk-frontend.css").write_text(styles(_read(govuk / "govuk-frontend.min.css")))
    (ui / "govuk-frontend.js").write_text(SOURCE_MAP.sub("", _read(govuk / "govuk-frontend.min.js")))
    (ui / "htmx.js").write_text(SOURCE_MAP.sub("", _read(packages / "htmx.org" / "dist" / "htmx.min.js")))
    hyperlegible = packages / "@expo-google-fonts" / "atkinson-hyperlegible"
    for font in FONTS:
        shutil.copyfile(hyperlegible / font / f"AtkinsonHyperlegible_{font}.ttf", ui / "fonts" / f"{font}.ttf")
    shutil.copyfile(hyperlegible / "LICENSE_FONT", ui / "fonts" / "LICENCE.txt")
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)


def _read(path: Path) -> str:
    if not path.exists():
        raise SystemExit(f"{path} is not there. Fetch the packages first: npm ci")
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
