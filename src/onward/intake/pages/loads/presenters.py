"""How loads, files and checks are worded."""

import re

from markupsafe import Markup, escape

from onward.intake.choices import FileState, LinkedHow, LoadState, Outcome
from onward.intake.models import Load, LoadFile
from onward.intake.queries import Progress
from onward.people.choices import SYSTEMS

STATE_TAGS = {
    LoadState.RECEIVED: "waiting",
    LoadState.READING: "waiting",
    LoadState.READ: "due",
    LoadState.APPLYING: "waiting",
    LoadState.APPLIED: "done",
    LoadState.UNDOING: "waiting",
    LoadState.UNDONE: "plain",
    LoadState.DECLINED: "plain",
}
FILE_TAGS = {
    FileState.WAITING: "waiting",
    FileState.READING: "waiting",
    FileState.READ: "done",
    FileState.OPENED: "plain",
    FileState.SAME: "plain",
    FileState.DECLINED: "unknown",
    FileState.BROKEN: "late",
}
SEVERITIES = {"error": ("Not accepted", "late"), "warning": ("Accepted, to look at", "due")}
OUTCOMES = {Outcome.ACCEPTED: "done", Outcome.FAILED: "late", Outcome.SKIPPED: "plain"}


def sender(load: Load) -> str:
    return load.sent_by.user.name if load.sent_by else "By command"


def sent_words(load: Load) -> str:
    return f"sent by {load.sent_by.user.name}" if load.sent_by else "sent by command"


def progress(load: Load, measured: Progress) -> Progress:
    """A load that is to be applied waits for its turn: nothing of that step is done yet."""
    return Progress("Waiting to be applied", 0.0) if load.state == LoadState.READ else measured


def breakable(text: str) -> Markup:
    """A file name or path of a column that may be broken over lines where a long word would run off a phone."""
    parts = [part for word in re.split(r"(?<=[/_])", text) for part in re.findall(r".{1,22}", word, re.DOTALL)]
    return Markup("<wbr>").join(escape(part) for part in parts)


def system_words(system: str) -> str:
    return SYSTEMS.get(system, system)


def sum_in_words(one: Load | LoadFile) -> str:
    """Every unit is accounted for: 120 = 110 accepted + 6 failed + 4 skipped."""
    return f"{one.units:,} = {one.accepted:,} accepted + {one.failed:,} failed + {one.skipped:,} skipped"


def history(load: Load) -> list[tuple]:
    """What happened to the load: when, what, and by whom."""
    lines = [(load.received_at, "Files received", sender(load))]
    if load.applied_at:
        lines.append((load.applied_at, "Applied", "Onward"))
    if load.state in (LoadState.UNDOING, LoadState.UNDONE) and load.undone_at:
        what = "Undone" if load.applied_at else "Left: nothing was changed"
        lines.append((load.undone_at, what, load.undone_by.user.name if load.undone_by else "By command"))
    return lines


def linked_words(how: str) -> str:
    return LinkedHow(how).label if how else "Not linked yet"
