"""Published figures, and who is behind them as far as the viewer may see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from onward.insight.measures import MEASURES, Measure
from onward.insight.models import Counted, Figure, Picture


@dataclass(frozen=True, slots=True)
class Reading:
    """The latest figure of a measure, and the one a quarter before if there is one."""

    measure: Measure
    now: Figure
    before: Figure | None


def last_published() -> date | None:
    return Figure.objects.order_by("-on").values_list("on", flat=True).first()


def readings() -> list[Reading]:
    """The whole of every measure, in the order of the board page."""
    on = last_published()
    if on is None:
        return []
    now = {f.measure: f for f in Figure.objects.filter(on=on, part="")}
    earlier = Figure.objects.filter(on__lt=on, part="").order_by("measure", "-on").distinct("measure")
    before = {f.measure: f for f in earlier}
    return [Reading(m, now[key], before.get(key)) for key, m in MEASURES.items() if key in now]


def parts(measure: Measure) -> dict[str, list[Figure]]:
    """The figures of a measure by part, largest first."""
    on = last_published()
    found: dict[str, list[Figure]] = {part: [] for part in measure.parts}
    for figure in Figure.objects.filter(measure=measure.key, on=on).exclude(part="").order_by("part", "value"):
        if figure.part in found:
            found[figure.part].append(figure)
    return found


def pictures(measure: Measure) -> dict[str, str]:
    on = last_published()
    return dict(Picture.objects.filter(measure=measure.key, on=on).values_list("part", "svg"))


def whole(measure: Measure) -> Figure | None:
    return Figure.objects.filter(measure=measure.key, on=last_published(), part="").first()


def figure(measure: Measure, part: str, value: str) -> Figure | None:
    return Figure.objects.filter(measure=measure.key, on=last_published(), part=part, value=value).first()


def history(measure: Measure) -> QuerySet[Figure]:
    return Figure.objects.filter(measure=measure.key, part="").order_by("-on")[:12]


def people_behind(measure: Measure, *, part: str = "", value: str = "") -> QuerySet[Counted]:
    """The people counted whom the viewer may see: the database leaves out the rest."""
    return Counted.objects.filter(measure=measure.key, part=part, value=value, in_numerator=True).order_by("person")
