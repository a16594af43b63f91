"""How work to be done is worded."""

from datetime import date

from onward.portal.desk.my_work.queries import Row
from onward.ui.words import count, day


def what(row: Row) -> str:
    """The action: a single duty by its own title, several by the meeting that would settle them."""
    if len(row.dues) == 1:
        return row.dues[0].duty.title
    meeting = row.meeting[0].upper() + row.meeting[1:]
    return f"{meeting}: {count(len(row.dues), 'thing')}"


def when(row: Row, today: date) -> str:
    if row.late:
        others = len(row.dues) - row.late
        late = f"{count(row.days_late, 'day')} late"
        return f"{late}; {others} more to do" if others else late
    if row.first is None:
        return "As soon as it can be done"
    if row.first == today:
        return "Due today"
    away = (row.first - today).days
    first = "first by" if len(row.dues) > 1 else "by"
    return f"{first} {day(row.first)}" + (f", in {count(away, 'day')}" if away <= 14 else "")


def tag(row: Row, today: date) -> tuple[str, str]:
    if row.late:
        return "Late", "late"
    if row.first and (row.first - today).days <= 7:
        return "Due", "due"
    return "Soon", "waiting"


def anchor(row: Row) -> str:
    """The section of the person's page that shows this meeting."""
    return row.meeting.replace(" ", "-").lower()


def leads(row: Row) -> str:
    return "; ".join(dict.fromkeys(due.duty.lead for due in row.dues))


def month_words(first: date) -> str:
    return f"{first:%B %Y}"
