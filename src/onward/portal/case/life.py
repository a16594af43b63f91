"""The life as a picture: swim lanes by year and age, from spells. Pure: plain values in, places on a sheet out.

Two sheets are laid out from the same spells: a wide one for desks and paper, a narrow one for phones. The same facts stand
in a table beside them. Units are those of the drawing (about a pixel at full size).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onward.people.choices import Lane

BAR = 20  # height of a bar
GAP = 6
LETTER = 6.6  # average width of a letter of a bar's words
MARKED_AGES = (14, 16, 18, 25)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One spell to draw: `words` on the bar; `told_by` names the source."""

    lane: Lane
    words: str
    started: date
    ended: date | None
    told_by: str
    disagree: bool = False
    expected: bool = False  # begins in the future


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    words: str
    words_x: float
    words_anchor: str
    inside: bool
    title: str
    disagree: bool
    expected: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class LaneDrawn:
    lane: Lane
    words: str
    css: str
    y: float
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    words: str
    age: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    width: float
    height: float
    left: float
    top: float
    years: tuple[Mark, ...]
    ages: tuple[Mark, ...]
    today_x: float
    lanes: tuple[LaneDrawn, ...] = field(default=())


def sheet(
    stretches: Iterable[Stretch], *, born: date | None, today: date, width: float = 960, left: float = 112
) -> Sheet | None:
    """Lay a life out; None when there is nothing to draw. With a small `left` the lanes' names stand above the bars."""
    drawn = sorted(stretches, key=lambda s: (s.started, s.ended or date.max))
    if not drawn:
        return None
    first, last = _span(drawn, born=born, today=today)
    days = (last - first).days
    room = width - left - 8

    def x(day: date) -> float:
        return round(left + room * min(max((day - first).days, 0), days) / days, 1)

    named_above = left < 60
    y = 44.0
    lanes = []
    for lane in Lane:
        mine = [s for s in drawn if s.lane == lane]
        if not mine:
            continue
        start = y
        y += 18 if named_above else 6
        rows: list[float] = []  # where the last bar of each row ends, its words included
        bars = []
        for stretch in mine:
            bar, row = _place(stretch, rows, x, y, width=width, today=today)
            bars.append(bar)
            if row == len(rows):
                rows.append(0)
            rows[row] = max(bar.x + bar.width, _words_end(bar)) + 4
        y += len(rows) * (BAR + GAP) + 4
        lanes.append(
            LaneDrawn(lane, lane.value.capitalize(), f"life-{lane.name.lower()}", start, y - start, tuple(bars))
        )
    return Sheet(
        width, y + 8, left, 40, _years(first, last, x, width), _ages(first, last, born, x), x(today), tuple(lanes)
    )


def _place(stretch: Stretch, rows: list[float], x, y: float, *, width: float, today: date) -> tuple[Bar, int]:
    start = x(stretch.started)
    end = x(stretch.ended + timedelta(days=1)) if stretch.ended else x(date.max)
    long = max(end - start, 4)
    said = _shortened(stretch.words, longest=(width - 16) / LETTER)
    letters = len(said) * LETTER
    inside = letters + 8 <= long
    if inside:
        at, anchor = start + 5, "start"
    elif start + long + 4 + letters <= width:
        at, anchor = start + long + 4, "start"
    elif start - 4 - letters >= 0:
        at, anchor = start - 4, "end"
    else:  # nowhere beside the bar: the row above it belongs to the words
        said = _shortened(stretch.words, longest=max(start - 8, width - start - long - 8, 24) / LETTER)
        letters = len(said) * LETTER
        fits_before = start - 4 - letters >= 0
        at, anchor = (start - 4, "end") if fits_before else (start + long + 4, "start")
    from_x = at - letters if anchor == "end" else start
    row = next((n for n, taken in enumerate(rows) if taken <= from_x), len(rows))
    until = f"to {_day(stretch.ended)}" if stretch.ended else "and goes on"
    title = f"{stretch.words}: {_day(stretch.started)} {until}. From: {stretch.told_by}"
    if stretch.disagree:
        title += " (sources disagree)"
    return (
        Bar(
            start, y + row * (BAR + GAP), long, BAR, said, at, anchor, inside, title, stretch.disagree,
            stretch.started > today or stretch.expected, stretch.ended is None,
        ),
        row,
    )  # fmt: skip


def _shortened(words: str, *, longest: float) -> str:
    """The words, or as much of them as there is room for: the title of the bar has them whole."""
    most = max(int(longest), 4)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _words_end(bar: Bar) -> float:
    return bar.words_x + len(bar.words) * LETTER if bar.words_anchor == "start" else bar.words_x


def _span(drawn: Sequence[Stretch], *, born: date | None, today: date) -> tuple[date, date]:
    """Whole years that hold everything: never before birth, always a year beyond today."""
    first = min(s.started for s in drawn)
    if born and first < born:
        first = born
    ends = [s.ended or s.started for s in drawn]
    last = max([*ends, today + timedelta(days=365)])
    if born:
        last = min(last, date(born.year + 27, 1, 1))
        last = max(last, today + timedelta(days=200))
    return date(min(first.year, today.year), 1, 1), date(last.year + 1, 1, 1)


def _years(first: date, last: date, x, width: float) -> tuple[Mark, ...]:
    years = last.year - first.year
    every = next(n for n in (1, 2, 4, 5, 10, 50) if years / n * 36 <= width)
    return tuple(Mark(x(date(year, 1, 1)), str(year)) for year in range(first.year, last.year) if year % every == 0)


def _ages(first: date, last: date, born: date | None, x) -> tuple[Mark, ...]:
    if not born:
        return ()
    found = []
    for age in MARKED_AGES:
        # someone born on 29 February is a year older on 1 March of other years
        day = (
            date(born.year + age, 3, 1)
            if (born.month, born.day) == (2, 29) and age % 4
            else born.replace(year=born.year + age)
        )
        if first <= day <= last:
            found.append(Mark(x(day), f"{age}"))
    return tuple(found)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""
