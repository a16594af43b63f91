"""XML as it really arrives, and as attackers send it."""

import io

import pytest

from onward.intake.formats.declare import NotReadable
from onward.intake.formats.reading.xml import elements, flat

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<Children><Child><Name>&b;</Name></Child></Children>"
)
FILE_THIEF = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><Children><Child>&f;</Child></Children>'


def read(data: bytes, *tags: str):
    return [(n, flat(e)) for n, e in elements(io.BytesIO(data), *tags)]


def test_elements_are_found_in_any_case_and_namespace_and_repeats_are_numbered():
    data = b'<m xmlns="urn:x"><CHILD><D>A</D><D>B</D><E><F/></E></CHILD><Child><D>C</D></Child></m>'
    assert read(data, "child") == [(1, {"D": "A", "D[2]": "B", "E/F": ""}), (2, {"D": "C"})]


def test_an_element_within_one_of_its_own_name_stays_part_of_it():
    assert read(b"<m><child><child><a>1</a></child></child></m>", "child") == [(1, {"child/a": "1"})]


@pytest.mark.parametrize("data", [BOMB, FILE_THIEF])
def test_a_document_type_or_entity_is_refused_before_anything_is_expanded(data):
    with pytest.raises(NotReadable, match="document type or entities"):
        read(data, "Child")


def test_elements_before_a_cut_are_given_and_then_the_cut_is_named():
    found = elements(io.BytesIO(b"<m><child><a>1</a></child>\n<child><a>2</a"), "child")
    assert next(found)[0] == 1
    with pytest.raises(NotReadable, match="cut off at line 2.* 1 whole records"):
        next(found)


def test_a_file_in_another_encoding_than_it_declares_is_refused_in_a_sentence():
    with pytest.raises(NotReadable, match="UTF-8"):
        read('<?xml version="1.0" encoding="utf-8"?><m><child><a>Zoë</a></child></m>'.encode("cp1252"), "child")
