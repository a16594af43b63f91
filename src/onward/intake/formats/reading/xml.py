"""XML, an element at a time, in constant memory. Document types and entities are refused: they are how XML attacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, ParseError  # noqa: S405  types only; all parsing goes through defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from onward.intake.formats.declare import NotReadable


def tag_of(element: Element) -> str:
    """The element's own name, without its namespace, in lower case: returns come in either case."""
    return element.tag.rpartition("}")[2].lower()


def elements(stream: IO[bytes], *tags: str) -> Iterator[tuple[int, Element]]:
    """Each outermost element with one of these names (any case, any namespace), numbered from 1 for each name.

    Elements before a cut are given, then NotReadable says where the file ends. Keep nothing of an element after
    asking for the next: it is emptied.
    """
    wanted = {t.lower() for t in tags}
    counted: dict[str, int] = {}
    stream.seek(0)
    above: list[Element] = []
    within = 0
    try:
        for event, element in iterparse(stream, ("start", "end"), forbid_dtd=True):
            if event == "start":
                within += bool(within) or tag_of(element) in wanted
                above.append(element)
                continue
            above.pop()
            if within > 1:
                within -= 1
                continue
            if within == 1:
                within = 0
                tag = tag_of(element)
                counted[tag] = counted.get(tag, 0) + 1
                yield counted[tag], element
            element.clear()
            if above:
                above[-1].remove(element)
    except ParseError as problem:
        raise NotReadable(_stopped(problem, counted)) from problem
    except DefusedXmlException as problem:
        raise NotReadable(
            "The file declares a document type or entities, which data returns do not need and attacks do. "
            "Nothing more was read. Export it again without a DOCTYPE line."
        ) from problem
    except (LookupError, ValueError) as problem:
        raise NotReadable(
            "The file is not in the encoding that its first line declares. Export it again as UTF-8."
        ) from problem


def _stopped(problem: ParseError, counted: dict[str, int]) -> str:
    line, column = problem.position
    whole = max(counted.values(), default=0)
    cut = any(w in str(problem) for w in ("no element found", "unclosed"))
    why = "The file is cut off" if cut else "The file stops being XML"
    return (
        f"{why} at line {line}, character {column + 1}. {whole} whole records came before it. "
        "Send the whole file again, exported as UTF-8."
    )


def text_of(element: Element | None) -> str:
    """The text of an element as it came, outer white space off; empty when there is none."""
    return (element.text or "").strip() if element is not None else ""


def child(element: Element, name: str) -> Element | None:
    """The first direct child of this name, any case."""
    return next((e for e in element if tag_of(e) == name.lower()), None)


def flat(element: Element) -> dict[str, str]:
    """Every leaf of an element as path to text: "Disabilities/Disability[2]" names the second of its kind.

    The spelling of names is kept. A path has a number only from the second of its kind on.
    """
    found: dict[str, str] = {}
    _flatten(element, "", found)
    return found


def _flatten(element: Element, path: str, found: dict[str, str]) -> None:
    count: dict[str, int] = {}
    for part in element:
        name = part.tag.rpartition("}")[2]
        count[name] = count.get(name, 0) + 1
        here = f"{path}{name}" if count[name] == 1 else f"{path}{name}[{count[name]}]"
        if len(part):
            _flatten(part, f"{here}/", found)
        else:
            found[here] = (part.text or "").strip()


@dataclass(slots=True)
class Node:
    """What `flat` took apart, put together again: texts and inner nodes by name in lower case, in order.

    `path` is the node's own, ending in "/", to name a column by; empty at the top.
    """

    path: str = ""
    texts: dict[str, list[str]] = field(default_factory=dict)
    inner: dict[str, list["Node"]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The first text of this name; "" when there is none."""
        found = self.texts.get(name)
        return found[0] if found else ""

    def all(self, *names: str) -> list["Node"]:
        """The inner nodes of this name; several names go step by step inwards."""
        nodes = [self]
        for name in names:
            nodes = [part for node in nodes for part in node.inner.get(name, ())]
        return nodes


def regrown(values: Mapping[str, str]) -> Node:
    """The tree of which these are the leaves."""
    top = Node()
    known = {"": top}
    for path, text in values.items():
        place, _, leaf = path.rpartition("/")
        _node(place, known).texts.setdefault(_plain(leaf), []).append(text)
    return top


def _node(place: str, known: dict[str, Node]) -> Node:
    if place not in known:
        above, _, name = place.rpartition("/")
        known[place] = Node(f"{place}/")
        _node(above, known).inner.setdefault(_plain(name), []).append(known[place])
    return known[place]


def _plain(name: str) -> str:
    return name.partition("[")[0].lower()
