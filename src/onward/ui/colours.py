"""Whether the area's colours can be read: each pair that meets on a page, and the contrast it must have (WCAG 2.2)."""

import re
from collections.abc import Iterator
from pathlib import Path

AREA = Path(__file__).parent / "static" / "ui" / "area.css"
TEXT, SHAPE = 4.5, 3.0  # 1.4.3 contrast of text at level AA; 1.4.11 contrast of lines and shapes
COLOUR = re.compile(r"--area-([a-z-]+):\s*#([0-9a-fA-F]{6})\s*;")

PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("ink", ("page", "paper", "sun", "sky", "mint", "stone"), TEXT),
    ("quiet", ("page", "paper", "sky", "mint", "stone"), TEXT),
    ("on-night", ("night",), TEXT),
    ("sun", ("night",), SHAPE),
    ("night", ("page", "paper", "sky", "stone"), TEXT),
    ("on-sea", ("sea", "sea-deep", "clay"), TEXT),
    ("sea", ("page", "paper", "sky"), TEXT),
    ("sea-deep", ("page", "paper", "sky"), TEXT),
    ("leaf", ("page", "paper", "mint"), TEXT),
    ("clay", ("page", "paper"), TEXT),
    ("plum", ("page", "paper"), TEXT),
    ("edge", ("page", "paper"), SHAPE),
    *((f"lane-{lane}", ("paper",), TEXT) for lane in ("education", "care", "health", "home", "activity", "adult")),
)


def contrast(one: str, other: str) -> float:
    """The ratio of two colours written as six hex digits, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def problems(css: str) -> Iterator[str]:
    """A sentence for each pair in a stylesheet that cannot be read, or colour that is missing."""
    colours = dict(COLOUR.findall(css))
    for front, grounds, least in PAIRS:
        for ground in grounds:
            missing = [name for name in (front, ground) if name not in colours]
            if missing:
                yield f"--area-{missing[0]} is not set as six hex digits."
            elif (ratio := contrast(colours[front], colours[ground])) < least:
                yield (
                    f"--area-{front} (#{colours[front]}) on --area-{ground} (#{colours[ground]}) has a contrast of "
                    f"{ratio:.1f}; it needs {least}. Make one darker or the other lighter."
                )


def _luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
