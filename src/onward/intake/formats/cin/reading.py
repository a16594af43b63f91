"""Reading the census: a unit is a Child element, its paths as columns ("CINdetails[2]/CINclosureDate")."""

from collections.abc import Iterator
from typing import IO

from onward.intake.claims import Unit
from onward.intake.formats.declare import Sample
from onward.intake.formats.reading.values import said
from onward.intake.formats.reading.xml import Node, child, elements, flat, tag_of, text_of

TABLE = "child"


def recognise(sample: Sample) -> int:
    if sample.root.lower() != "message":
        return 0
    head = sample.head.lower()
    if b"<collection>cin</collection>" in head:
        return 100
    return 80 if b"<cindetails>" in head or b"<lachildid>" in head else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    year = ""
    number = 0
    for _, element in elements(stream, "CollectionDetails", "Child"):
        if tag_of(element) == "collectiondetails":
            # The reference date ends the year of the census; the Year element is filled in both ways.
            year = text_of(child(element, "ReferenceDate"))[:4] or text_of(child(element, "Year"))
            continue
        number += 1
        values = flat(element)
        subject = identifier(values)
        yield Unit(number, TABLE, values, subject, f"{subject}|{year}")


def identifier(values: dict[str, str]) -> str:
    """The child's local identifier, however its column is spelled."""
    direct = values.get("ChildIdentifiers/LAchildID")
    if direct is None:
        direct = next((v for path, v in values.items() if path.lower() == "childidentifiers/lachildid"), "")
    return said(direct)


def identifiers(top: Node) -> Node:
    return next(iter(top.all("childidentifiers")), Node("ChildIdentifiers/"))


def characteristics(top: Node) -> Node:
    return next(iter(top.all("childcharacteristics")), Node("ChildCharacteristics/"))


def disabilities(top: Node) -> list[str]:
    return [
        code.strip().upper()
        for node in top.all("childcharacteristics", "disabilities")
        for code in node.texts.get("disability", ())
    ]


def factors(assessment: Node) -> list[str]:
    """The codes of the factors found at one assessment."""
    return [
        code.strip().upper()
        for node in assessment.all("factorsidentifiedatassessment")
        for code in node.texts.get("assessmentfactors", ())
        if code.strip()
    ]
