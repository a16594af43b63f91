"""A first look at a file: just enough to recognise its format."""

import json
import re
from pathlib import PurePosixPath
from typing import IO

from onward.intake.formats.declare import NotReadable, Sample
from onward.intake.formats.reading.tables import HEAD, header_of, workbook_sheets

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_RESOURCE = re.compile(r'"resourceType"\s*:\s*"(\w+)"')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sample(name: str, stream: IO[bytes]) -> Sample:
    """What recognition may look at. Leaves the stream at its start; the stream must be able to seek."""
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    name = PurePosixPath(name.replace("\\", "/")).name
    if head.startswith(b"PK"):
        try:
            sheets = workbook_sheets(stream)
        except NotReadable:
            sheets = ()
        stream.seek(0)
        return Sample(name, head, sheets=sheets)
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\x00")[:1]
    if start == b"<":
        return Sample(name, head, root=_root(head))
    if start in (b"{", b"["):
        return Sample(name, head, json_type=_json_type(head))
    return Sample(name, head, header=header_of(head))


def text_of_head(head: bytes) -> str:
    """The first bytes as text, for looking at only."""
    return head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def _root(head: bytes) -> str:
    # Comments before the root may hold mark-up of their own.
    found = _ROOT.search(re.sub(r"<!--.*?-->", "", text_of_head(head), flags=re.DOTALL))
    return found.group(1) if found else ""


def _json_type(head: bytes) -> str:
    """The resourceType of FHIR; else "array", or "object: " and the keys that can be seen at the top."""
    text = text_of_head(head).lstrip("\ufeff \r\n\t")
    try:
        whole = json.loads(text)
    except ValueError:
        found = _RESOURCE.search(text)
        if found:
            return found.group(1)
        return "array" if text.startswith("[") else "object: " + ", ".join(re.findall(r'"(\w+)"\s*:', text)[:12])
    if isinstance(whole, list):
        return "array"
    return str(whole.get("resourceType") or "object: " + ", ".join(list(whole)[:12]))
