"""FHIR resources from JSON or XML as flat units: one bundle entry, or one resource, is one unit.

`values` holds every leaf under its path as it came: `name.family`, `name[2].family`, `birthDate`. The first of a
list carries no number, so that JSON and XML of one resource read alike. `Resource` gives the tree back.
"""

import codecs
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import IO

from onward.intake.formats.declare import NotReadable
from onward.intake.formats.reading.xml import Element, elements

CHUNK = 1 << 20
_NAMESPACE = "{http://hl7.org/fhir}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_ENTRIES = re.compile(r'(?<!\\)"entry"\s*:\s*\[')
_ROOT = re.compile(rb"<(?![?!])(?:\w+:)?(\w+)")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")

Flat = dict[str, str]


def flat_resources(stream: IO[bytes]) -> Iterator[tuple[str, Flat]]:
    """(full address of the entry or "", leaves) for each resource; an empty bundle gives none. Raises NotReadable."""
    start = stream.read(CHUNK)
    if not start.strip():
        raise NotReadable("The file is empty. Ask the sender to run the extract again.")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _xml_resources(start, stream)
    else:
        yield from _json_resources(start, stream)


class Resource:
    """A resource, or a part of one, rebuilt from its leaves."""

    __slots__ = ("parts",)

    def __init__(self, values: Flat | None = None):
        self.parts: dict[str, list[Resource | str]] = {}
        for path, text in (values or {}).items():
            self._put(path, text)

    def _put(self, path: str, text: str) -> None:
        node = self
        steps = _steps(path)
        for name, nth in steps[:-1]:
            branch = node.parts.setdefault(name, [])
            while len(branch) < nth:
                branch.append(Resource())
            below = branch[nth - 1]
            if isinstance(below, str):
                return
            node = below
        node.parts.setdefault(steps[-1][0], []).append(text)

    def all(self, name: str) -> "list[Resource]":
        return [part for part in self.parts.get(name, ()) if isinstance(part, Resource)]

    def one(self, *names: str) -> "Resource":
        """The first part along the path, or an empty one."""
        node = self
        for name in names:
            found = node.all(name)
            if not found:
                return Resource()
            node = found[0]
        return node

    def texts(self, name: str) -> list[str]:
        return [part for part in self.parts.get(name, ()) if isinstance(part, str)]

    def text(self, *names: str) -> str:
        found = self.one(*names[:-1]).texts(names[-1])
        return found[0].strip() if found else ""

    def coded(self, name: str) -> tuple[str, str]:
        """(code, words) of a CodeableConcept: the first coding, and its text or display."""
        concept = self.one(name)
        coding = concept.one("coding")
        return coding.text("code"), concept.text("text") or coding.text("display")

    def extension(self, ending: str) -> "Resource":
        """The first extension whose address ends so: UK Core addresses differ in their beginnings."""
        for extension in self.all("extension"):
            if extension.text("url").endswith(ending):
                return extension
        return Resource()


@lru_cache(maxsize=16384)
def _steps(path: str) -> tuple[tuple[str, int], ...]:
    """(name, which of its kind) down to a leaf: the same few hundred paths in every resource."""
    return tuple((m[1], int(m[2] or 1)) for m in _STEP.finditer(path))


def flatten(value: object, path: str = "", into: Flat | None = None) -> Flat:
    into = {} if into is None else into
    if isinstance(value, dict):
        prefix = f"{path}." if path else ""
        for key, part in value.items():
            flatten(part, f"{prefix}{key}", into)
    elif isinstance(value, list):
        for nth, part in enumerate(value, start=1):
            flatten(part, path if nth == 1 else f"{path}[{nth}]", into)
    elif value is not None:
        into[path] = value if isinstance(value, str) else json.dumps(value)
    return into


def _json_resources(start: bytes, stream: IO[bytes]) -> Iterator[tuple[str, Flat]]:
    decode = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        text = decode.decode(start)
        opening = _ENTRIES.search(text)
        if opening is None or not _is_bundle(text, opening.start()):
            yield from _whole_document(text + decode.decode(stream.read(), final=True))
            return
        yield from _bundle_entries(text[opening.end() :], decode, stream)
    except UnicodeDecodeError as wrong:
        raise NotReadable(
            "The file is not UTF-8 text, as FHIR requires. Ask the sender to export it again as UTF-8."
        ) from wrong


def _is_bundle(text: str, entries_start: int) -> bool:
    """A lone resource may hold `entry` too (List): then resourceType is said before it."""
    before = re.search(r'"resourceType"\s*:\s*"(\w+)"', text[:entries_start])
    return before is None or before[1] == "Bundle"


def _whole_document(text: str) -> Iterator[tuple[str, Flat]]:
    try:
        document = json.loads(text)
    except ValueError as wrong:
        raise NotReadable(
            "The file breaks off or is not well-formed JSON. Ask the sender to send it again whole."
        ) from wrong
    if not isinstance(document, dict) or "resourceType" not in document:
        raise NotReadable("The file is JSON but names no FHIR resource type. Send a FHIR R4 resource or bundle.")
    if document["resourceType"] == "Bundle":
        for entry in document.get("entry") or []:
            yield _entry(entry)
    else:
        yield "", flatten(document)


def _bundle_entries(buffer: str, decode: codecs.IncrementalDecoder, stream: IO[bytes]) -> Iterator[tuple[str, Flat]]:
    """One entry at a time, so that a bundle of any size takes the room of one entry."""
    parse = json.JSONDecoder().raw_decode
    at = given = 0
    ended = False
    while True:
        while at < len(buffer) and buffer[at] in " \t\r\n,":
            at += 1
        if at < len(buffer) and buffer[at] == "]":
            return
        try:
            if at >= len(buffer):
                raise ValueError
            entry, at = parse(buffer, at)
        except ValueError as wrong:
            if ended:
                raise NotReadable(
                    f"The file breaks off after entry {given}. The entries before the break are whole; "
                    "ask the sender to send the file again."
                ) from wrong
            more = stream.read(CHUNK)
            ended = not more
            buffer, at = buffer[at:] + decode.decode(more, final=ended), 0
            continue
        given += 1
        yield _entry(entry)


def _entry(entry: object) -> tuple[str, Flat]:
    if not isinstance(entry, dict):
        return "", {"entry": json.dumps(entry)}
    resource = entry.get("resource")
    return str(entry.get("fullUrl") or ""), flatten(resource if isinstance(resource, dict) else {})


def _xml_resources(start: bytes, stream: IO[bytes]) -> Iterator[tuple[str, Flat]]:
    root = _ROOT.search(_COMMENT.sub(b"", start))
    name = root[1].decode() if root else ""
    if name == "Bundle":
        for _, entry in elements(stream, "entry"):
            yield _xml_entry(entry)
    else:
        for _, resource in elements(stream, name):
            yield "", _flat_xml(resource)


def _xml_entry(element: Element) -> tuple[str, Flat]:
    address = element.find(f"{_NAMESPACE}fullUrl")
    holder = element.find(f"{_NAMESPACE}resource")
    flat = _flat_xml(holder[0]) if holder is not None and len(holder) else {}
    return (address.get("value", "") if address is not None else ""), flat


def _flat_xml(element: Element) -> Flat:
    into: Flat = {"resourceType": element.tag.removeprefix(_NAMESPACE)}
    _walk(element, "", into)
    return into


def _walk(element: Element, path: str, into: Flat) -> None:
    prefix = f"{path}." if path else ""
    for attribute in ("id", "url"):
        if attribute in element.attrib:
            into[f"{prefix}{attribute}"] = element.attrib[attribute]
    seen: dict[str, int] = {}
    for child in element:
        name = child.tag.removeprefix(_NAMESPACE)
        if name.startswith(_XHTML):
            into[f"{prefix}div"] = " ".join("".join(child.itertext()).split())
            continue
        nth = seen[name] = seen.get(name, 0) + 1
        number = "" if nth == 1 else f"[{nth}]"
        if name == "contained" and len(child):
            into[f"{prefix}{name}{number}.resourceType"] = child[0].tag.removeprefix(_NAMESPACE)
            _walk(child[0], f"{prefix}{name}{number}", into)
            continue
        if "value" in child.attrib:
            into[f"{prefix}{name}{number}"] = child.attrib["value"]
            name = f"_{name}"  # what JSON calls the extensions of a simple value
        _walk(child, f"{prefix}{name}{number}", into)
