"""Whatever is sent: a clear sentence, the rest still loads, nothing is lost and nothing is run."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from onward.intake import queries
from onward.intake.choices import FileState, LoadState
from onward.intake.models import LoadFile, SourceRow
from onward.intake.tests.sending import loaded, nhs_line, nhs_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_job")]

GOOD = {"good.csv": nhs_list(nhs_line(1))}


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _workbook() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["NHS Number", "Family Name"])
    book.save(out)
    return out.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "zzyzx"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<Patient xmlns="http://hl7.org/fhir"><id value="&b;&c;"/></Patient>"""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "empty"),
        ("renamed.csv", _workbook(), "workbook"),
        ("entities.xml", ENTITIES, ""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ""),
        ("wrong.csv", b"shoe size,colour\n4,blue\n", "none of the files"),
        ("bomb.zip", _zip({"x.csv": b"a," * 8_000_000}), "times its size"),
        ("cut.zip", _zip(GOOD)[:-40], "damaged"),
        ("page.html", b"<html><body>Log in</body></html>", ""),
    ],
)
def test_a_file_that_cannot_be_used_is_declined_in_a_sentence_and_the_others_load(name, content, words):
    load = loaded({name: content, **GOOD})
    file = LoadFile.objects.get(load=load, name=name)
    assert file.state == FileState.DECLINED
    assert words in file.message
    assert file.message.endswith(".")
    assert "zzyzx" not in file.message
    assert "root:" not in file.message
    assert LoadFile.objects.get(load=load, name="good.csv").accepted == 1
    assert load.state == LoadState.APPLIED


def test_a_file_cut_off_in_a_line_loads_the_lines_before_and_says_where_it_ends():
    whole = nhs_list(*(nhs_line(n, family=f"Made{n}up") for n in range(1, 6)))
    load = loaded({"cut.csv": whole[:-60]})
    file = queries.files_of(load=load).get()
    assert file.state == FileState.BROKEN
    assert "cut off" in file.message
    assert file.units == file.accepted == 4
    assert load.state == LoadState.APPLIED


def test_a_file_larger_than_is_taken_is_declined_and_not_kept(settings):
    settings.LARGEST_FILE = 2000
    load = loaded({"large.csv": b"x" * 3000, **GOOD})
    assert "larger than" in LoadFile.objects.get(load=load, name="large.csv").message
    assert {p.stat().st_size for p in settings.FILES.iterdir()} == {len(GOOD["good.csv"])}


def test_the_size_an_archive_declares_is_not_believed(settings):
    settings.LARGEST_FILE = 60_000
    archive = bytearray(_zip({"x.csv": b"a,b\n" * 20_000}))
    at = archive.rfind(b"PK\x01\x02")
    archive[at + 24 : at + 28] = (100).to_bytes(4, "little")
    load = loaded({"liar.zip": bytes(archive), **GOOD})
    inside = LoadFile.objects.get(load=load, name="liar.zip/x.csv")
    assert inside.state == FileState.DECLINED
    assert LoadFile.objects.get(load=load, name="good.csv").accepted == 1


def test_each_file_in_a_zip_is_a_file_of_its_own_and_paths_are_not_followed(settings, tmp_path):
    members = {"../../escaped.csv": nhs_list(nhs_line(2)), "notes.txt": b"A note.", "inner.zip": _zip(GOOD)}
    load = loaded({"all.zip": _zip(members)})
    states = dict(queries.files_of(load=load).values_list("name", "state"))
    assert states == {
        "all.zip": FileState.OPENED,
        "all.zip/escaped.csv": FileState.READ,
        "all.zip/notes.txt": FileState.DECLINED,
        "all.zip/inner.zip": FileState.DECLINED,
    }
    assert not list(tmp_path.rglob("*escaped*"))


def test_bytes_that_the_database_cannot_hold_are_shown_by_a_symbol():
    patient = b'{"resourceType": "Patient", "id": "p1", "birthDate": "2009-05-06", "name": [{"family": "Brack\\u0000w\\ud800"}]}'
    loaded({"patient.json": patient})
    assert SourceRow.objects.get().values["name.family"] == "Brack\u2400w?"


def test_values_longer_than_any_column_neither_stop_the_load_nor_are_lost():
    long = "M" * 5000
    load = loaded({"list.csv": nhs_list(nhs_line(1, family=long), nhs_line(2))})
    assert load.state == LoadState.APPLIED
    assert long in SourceRow.objects.order_by("place").first().values["surname"]


def test_the_same_file_sent_twice_in_one_load_is_used_once():
    load = loaded({"one.csv": GOOD["good.csv"], "copy.csv": GOOD["good.csv"]})
    assert LoadFile.objects.get(load=load, name="copy.csv").state == FileState.SAME
    assert SourceRow.objects.count() == 1
