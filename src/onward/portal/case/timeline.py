"""What was planned for when, when it happened, and how it was for the young person. Pure: plain values in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onward.pathway.choices import EXPERIENCES
from onward.pathway.law import DUTIES

if TYPE_CHECKING:
    from onward.pathway.models import Recorded
    from onward.pathway.queries import Due


@dataclass(frozen=True, slots=True)
class Moment:
    """`happened` is empty for what lies ahead or is late; `how` for what nobody was asked about, or was left out."""

    what: str
    planned: date | None
    happened: date | None
    how: str = ""

    @property
    def day(self) -> date:
        return self.happened or self.planned or date.max

    @property
    def apart(self) -> int | None:
        """Days from the planned to the actual date; below nought when it was early."""
        return (self.happened - self.planned).days if self.happened and self.planned else None


def timeline(dues: Iterable[Due], recorded: Iterable[Recorded], experiences: Mapping[int, int]) -> list[Moment]:
    """One line for each thing done or to do, in the order of days. Evidence taken back does not count."""
    found, told = [], set()
    for record in recorded:
        if record.kind == "evidence" and record.withdrawn_at is None and record.state in DUTIES:
            told.add((record.state, record.on))
            how = EXPERIENCES.get(experiences.get(record.pk, 0), "")
            found.append(Moment(DUTIES[record.state].title, record.planned_for, record.on, how))
    for due in dues:
        done = due.done_on or due.last_done
        if done and (due.duty.key, done) not in told:  # agencies' own records say so
            found.append(Moment(due.duty.title, due.due if due.status == "done" else None, done))
        if due.due and due.status not in ("done", "not-applicable"):
            found.append(Moment(due.duty.title, due.due, None))
    return sorted(found, key=lambda moment: (moment.day, moment.what))
