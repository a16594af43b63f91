"""Writing elements as text: the census returns are large, flat and simple."""

from collections.abc import Iterable
from xml.sax.saxutils import escape


def element(name: str, value: object) -> str:
    """<name>value</name>; nothing at all when the value is missing."""
    return f"<{name}>{escape(str(value))}</{name}>" if value not in ("", None) else ""


def elements(pairs: Iterable[tuple[str, object]]) -> str:
    return "".join(element(name, value) for name, value in pairs)
