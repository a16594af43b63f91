"""The SEN2 return as XML: a unit is a person element with everything beneath it. Tags come in any case."""

import hashlib
from collections.abc import Iterator
from typing import IO

from onward.intake.claims import Unit
from onward.intake.formats.declare import Format, Sample
from onward.intake.formats.person_columns import folded
from onward.intake.formats.reading.values import said
from onward.intake.formats.reading.xml import elements, flat, tag_of
from onward.intake.formats.sen2.checks import FIELDS, check
from onward.intake.formats.sen2.claims import derive
from onward.values.identifiers import is_upn_placeholder, normalised

HEADING = "The heading of the return, not a person."


def recognise(sample: Sample) -> int:
    if not sample.root:
        return 0
    head = sample.head.lower()
    if b"<collection>sen2<" in head.replace(b" ", b"") or sample.root.lower() == "sen2":
        return 95
    return 80 if b"<person>" in head and (b"<requests>" in head or b"<personbirthdate>" in head) else 0


def read(stream: IO[bytes]) -> Iterator[Unit]:
    for number, element in elements(stream, "header", "person"):
        values = {path.lower(): text for path, text in flat(element).items()}
        if tag_of(element) == "header":
            yield Unit(number, "header", values, key="header", skip=HEADING)
        else:
            subject = subject_of(values)
            yield Unit(number, "person", values, subject, key=subject)


def subject_of(person: dict[str, str]) -> str:
    """How the return names a person: UPN, else ULN, else a name made of who they are, the same in every file."""
    upn, uln = normalised(person.get("upn", "")), normalised(person.get("uniquelearnernumber", ""))
    if said(upn) and not is_upn_placeholder(upn):
        return upn
    if said(uln) and uln != "9999999999":
        return uln
    who = [folded(person.get(part, "")) for part in ("surname", "forename", "personbirthdate", "postcode")]
    if not (who[0] or who[1]) or not who[2]:
        return ""
    return "person-" + hashlib.sha256("|".join(who).encode()).hexdigest()[:16]


SEN2_XML = Format(
    key="sen2-xml",
    title="SEN2 person-level census, XML",
    unit="person element",
    system="send",
    family="sen2",
    source="DfE SEN2 person-level census guide 2025 (https://www.gov.uk/guidance/special-educational-needs-survey)",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=FIELDS,
)
