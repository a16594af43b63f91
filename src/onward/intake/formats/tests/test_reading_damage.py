"""A damaged file is refused or its units fail; it never stops the program."""

import io
import random
from datetime import date

import pytest

from onward.intake.formats.declare import Context, NotReadable
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.registry import recognise
from onward.intake.formats.tests.reading_files import FILES, claims

SAMPLES = sorted(p for p in FILES.rglob("*") if p.suffix in (".csv", ".xml"))
SPLINTERS = (b'"', b",", b"\n", b"NULL", b"\xff", b"\x00", b"01/01/0001", b"31/12/9999", b"[2]", b"<a>", b"9" * 30)


def damaged(path, chance: random.Random) -> bytes:
    data = bytearray(path.read_bytes()[: chance.choice((400, 2000, 5000))])
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(data))
        data[place : place + chance.randint(0, 6)] = chance.choice(SPLINTERS)
    return bytes(data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_a_damaged_sample_never_stops_the_program(path):
    chance, refusals = random.Random(path.name), []
    for _ in range(12):
        stream, units = io.BytesIO(damaged(path, chance)), []
        try:
            form = recognise(sample(path.name, stream))
            for unit in form.check(form.read(stream), Context(date(2026, 11, 21), "330")):
                units.append(unit)
        except NotReadable as refusal:
            refusals.append(str(refusal))
        if units:
            claims(form, units)
    assert all(words.endswith(".") for words in refusals)
