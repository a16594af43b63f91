"""Reading a file: each unit is checked and kept as it came, some thousand in a transaction.

Checks look across units, so after a stop the file is read again from its start, and only units that were not yet kept are
added. Reading the same bytes for the same received date gives the same units in the same order.
"""

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import IO

from django.conf import settings
from django.utils import timezone

from onward.intake.choices import FileState, LoadState, Outcome
from onward.intake.claims import Severity, Unit
from onward.intake.formats.declare import Context, Format, NotReadable
from onward.intake.formats.reading.sampling import sample
from onward.intake.formats.registry import recognise
from onward.intake.loads import archives, known, returned, store
from onward.intake.loads.pace import USUAL, Pace
from onward.intake.loads.receiving import open_archive
from onward.intake.models import Load, LoadFile
from onward.sharing.asking import as_job
from onward.sharing.bulk import add_rows, new_numbers

log = logging.getLogger(__name__)


class _Fault(Exception):
    """A file met a mistake of our own; the cause is the mistake."""


_MOST_COLUMNS = 400  # remembered for the download of failed rows; XML paths can be many more
_ROW = ("id", "file_id", "place", "number", "table", "subject", "key", "values", "digest", "outcome", "skip")
_CHECK = ("row_id", "file_id", "rule", "column", "value", "words", "who_can_fix", "severity")


def read_load(load: Load, *, pace: Pace = USUAL) -> None:
    """Read every file of a load that is not read yet; at the end it can be looked at, or there was nothing to load."""
    with as_job("intake"):
        Load.objects.filter(pk=load.pk).update(state=LoadState.READING)
    while file := _next_file(load):
        _read_file(file, pace)
    with as_job("intake"):
        useful = LoadFile.objects.filter(load=load, state__in=(FileState.READ, FileState.BROKEN, FileState.SAME))
        load.state = LoadState.READ if useful.exists() else LoadState.DECLINED
        load.save(update_fields=["state"])


def _next_file(load: Load) -> LoadFile | None:
    with as_job("intake"):
        waiting = LoadFile.objects.filter(load=load, state__in=(FileState.WAITING, FileState.READING))
        return waiting.select_related("load").order_by("inside", "pk").first()


def _read_file(file: LoadFile, pace: Pace) -> None:
    try:
        with store.place(file.sha256).open("rb") as stream:
            if archives.is_archive(stream) and not _is_one_return(file, stream):
                if file.inside_id:
                    raise NotReadable("This is a zip file inside a zip file. Send it by itself.")
                with as_job("intake"):
                    open_archive(file)
                return
            form, units, header = _recognised(file, stream)
            if _loaded_before(file, form):
                return
            _begin(file, form)
            _keep_units(file, _numbered(file, stream, form, units), header, pace)
    except NotReadable as problem:
        _stopped(file, str(problem))
    except FileNotFoundError:
        _stopped(file, "The file is no longer kept here. Send it again.")
    except _Fault as fault:
        # No file may stop the others. The words of the error could hold a person's details, so they are not shown.
        log.error("File %s of load %s could not be read on: %s.", file.pk, file.load_id, type(fault.__cause__).__name__)
        _stopped(
            file,
            f"Onward could not read on after the first {file.units}. The rest of the file is not loaded. "
            "This is a fault of ours: tell the people who support Onward, and keep the file.",
        )


def _loaded_before(file: LoadFile, form: Format) -> bool:
    """True when the very same file of the same system stands already, or is in this load twice: nothing would change."""
    with as_job("intake"):
        read = LoadFile.objects.filter(state__in=(FileState.READ, FileState.BROKEN)).exclude(pk=file.pk)
        same = read.filter(sha256=file.sha256, system=file.system or form.system)
        standing = same.filter(load__state__in=(LoadState.APPLYING, LoadState.APPLIED))
        twin = same.filter(load=file.load_id).first()
        before = twin or standing.order_by("pk").last()
        if before is None:
            return False
        if twin:
            file.message = f"This is the same file as {twin.name}, in this load. It is used once."
        else:
            on = timezone.localtime(before.load.received_at)
            file.message = f"This file was loaded on {on:%-d %B %Y}; nothing changed."
        for name in ("format", "family", "system", "unit", "units", "accepted", "failed", "skipped", "warned"):
            setattr(file, name, getattr(before, name))
        file.state = FileState.SAME
        file.save()
    return True


def _is_one_return(file: LoadFile, stream: IO[bytes]) -> bool:
    """Some returns are sent as one zip file of several tables: such a file is read whole."""
    try:
        recognise(sample(file.name, stream))
    except NotReadable:
        return False
    finally:
        stream.seek(0)
    return True


def _recognised(file: LoadFile, stream: IO[bytes]) -> tuple[Format, Iterator[Unit], tuple[str, ...]]:
    """The format, units and column names. Failed rows that come back corrected are read as the file they came from."""
    with as_job("intake"):
        formats = known.formats()
    try:
        seen = sample(file.name, stream)
        if returned.came_back(seen.header):
            return *returned.read(stream, formats), tuple(returned.meant(c) for c in seen.header)
        form = known.recognise(seen, formats)
        stream.seek(0)
        return form, form.read(stream), seen.header
    except NotReadable:
        raise
    except Exception as problem:
        raise _Fault from problem


def _begin(file: LoadFile, form: Format) -> None:
    with as_job("intake"):
        file.format, file.family, file.unit = form.key, form.family, form.unit
        file.system = file.system or form.system
        file.state = FileState.READING
        file.save(update_fields=["format", "family", "unit", "system", "state"])


def _numbered(file: LoadFile, stream: IO[bytes], form: Format, units: Iterator[Unit]) -> Iterator[tuple[int, Unit]]:
    """Checked units by place, those already kept left out."""
    day = timezone.localtime(file.load.received_at).date()
    context = Context(today=day, la_code=settings.LA_CODE, settings={"file": file.name})
    checked = enumerate(form.check(units, context), start=1)
    for place, unit in checked:
        if place > file.units:
            yield place, unit
        if place % 256 == 0 and not stream.closed:
            file.bytes_read = min(stream.tell(), file.size)


def _keep_units(file: LoadFile, units: Iterator[tuple[int, Unit]], header: tuple[str, ...], pace: Pace) -> None:
    """Batch after batch; what was read before a file turns out to be cut off is kept, and then the sentence follows."""
    problem: Exception | None = None
    ended = False
    while not ended:
        batch = []
        try:
            for item in islice(units, pace.rows):
                batch.append(item)  # noqa: PERF402 - what came before trouble must stay in the batch
        except NotReadable as found:
            problem = found
        except Exception as found:
            problem = _Fault()
            problem.__cause__ = found
        ended = problem is not None or not batch
        if batch:
            with as_job("intake"):
                _note_columns(file, batch, header)
                _keep_batch(file, batch)
    if problem is not None:
        raise problem
    with as_job("intake"):
        file.state, file.bytes_read = FileState.READ, file.size
        if not file.units:
            file.message = "The file holds no rows or records. Check that the export was meant to be empty."
        file.save(update_fields=["state", "bytes_read", "message"])


def _note_columns(file: LoadFile, batch: list[tuple[int, Unit]], header: tuple[str, ...]) -> None:
    """The columns of each table in the order of the file, and what the file calls those that a format renames."""
    for _, unit in batch:
        columns = file.columns.setdefault(unit.table, [])
        if len(columns) < _MOST_COLUMNS and not unit.values.keys() <= set(columns):
            columns.extend(c for c in unit.values if c not in columns)
            if len(header) == len(unit.values):
                named = zip(unit.values, header, strict=True)
                file.headings |= {column: heading for column, heading in named if column != heading}


def _keep_batch(file: LoadFile, batch: list[tuple[int, Unit]]) -> None:
    rows, checks = [], []
    outcomes: Counter[Outcome] = Counter()
    warned = 0
    for row, (place, unit) in zip(new_numbers("intake_sourcerow", len(batch)), batch, strict=True):
        outcome = _outcome(unit)
        outcomes[outcome] += 1
        if outcome is Outcome.ACCEPTED and unit.failures:
            warned += 1
        values, digest = _as_kept(unit.values)
        rows.append(
            (
                row,
                file.pk,
                place,
                unit.number,
                unit.table[:60],
                shortened(unit.subject, 120),
                shortened(unit.key or digest.hex(), 240),
                values,
                digest,
                outcome.value,
                _clean(unit.skip[:300]),
            )
        )
        if outcome is not Outcome.SKIPPED:
            checks.extend(
                (
                    row,
                    file.pk,
                    f.rule[:60],
                    _clean(file.headings.get(f.column, f.column)[:200]),
                    _clean(f.value[:300]),
                    _clean(f.words[:600]),
                    f.who_can_fix[:200],
                    f.severity.value,
                )
                for f in unit.failures
            )
    add_rows("intake_sourcerow", _ROW, rows)
    add_rows("intake_failedcheck", _CHECK, checks)
    file.units += len(batch)
    file.accepted += outcomes[Outcome.ACCEPTED]
    file.failed += outcomes[Outcome.FAILED]
    file.skipped += outcomes[Outcome.SKIPPED]
    file.warned += warned
    file.save(update_fields=["units", "accepted", "failed", "skipped", "warned", "bytes_read", "columns", "headings"])


def _stopped(file: LoadFile, sentence: str) -> None:
    with as_job("intake"):
        file.state = FileState.BROKEN if file.units else FileState.DECLINED
        file.message = _clean(sentence[:1000])
        file.save(update_fields=["state", "message"])


def _outcome(unit: Unit) -> Outcome:
    if unit.skip:
        return Outcome.SKIPPED
    if any(f.severity is Severity.ERROR for f in unit.failures):
        return Outcome.FAILED
    return Outcome.ACCEPTED


def shortened(text: str, longest: int) -> str:
    """Text that fits its column; what is cut off is told apart by a digest."""
    text = _clean(text)
    if len(text) <= longest:
        return text
    return text[: longest - 33] + "~" + hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _as_kept(values: dict[str, str]) -> tuple[str, bytes]:
    """A row's values as JSON, and their digest, which does not depend on the order of the columns."""
    kept = json.dumps(values, ensure_ascii=False, sort_keys=True)
    if "\\u0000" in kept or not kept.isascii():
        kept = json.dumps({_clean(k): _clean(v) for k, v in values.items()}, ensure_ascii=False, sort_keys=True)
    return kept, hashlib.blake2b(kept.encode(), digest_size=16).digest()


def _clean(text: str) -> str:
    """Without what the database cannot hold: a zero byte is shown as its symbol, half a character as a question mark."""
    return text.replace("\x00", "\u2400").encode("utf-8", "replace").decode() if text else text
