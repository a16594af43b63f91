"""How figures are worded."""

from onward.insight.measures import Measure
from onward.insight.models import Figure

HIDDEN = "Fewer than 5 people. Hidden to protect them."


def share(figure: Figure) -> str:
    if figure.hidden or not figure.denominator:
        return ""
    return f"{figure.numerator / figure.denominator:.0%}"


def sentence(measure: Measure, figure: Figure) -> str:
    if figure.hidden:
        return HIDDEN
    if measure.kind == "median" and figure.number is None:
        return "Too few people to say."
    return measure.sentence.format(
        numerator=f"{figure.numerator:,}",
        denominator=f"{figure.denominator:,}",
        share=share(figure),
        number=figure.number,
    )


def main_value(measure: Measure, figure: Figure) -> str:
    if figure.hidden:
        return "Hidden"
    if measure.kind == "median":
        return f"{figure.number}" if figure.number is not None else "Too few"
    if measure.kind == "count":
        return f"{figure.numerator:,}"
    return share(figure) or "None"


def change(measure: Measure, now: Figure, before: Figure | None) -> str:
    """The change since the figure before, in words; better and worse depend on the measure."""
    if before is None or now.hidden or before.hidden:
        return ""
    if measure.kind == "median":
        if now.number is None or before.number is None or now.number == before.number:
            return ""
        return f"was {before.number} on {before.on:%-d %B}"
    if measure.kind == "count":
        return "" if now.numerator == before.numerator else f"was {before.numerator:,} on {before.on:%-d %B}"
    return "" if share(now) == share(before) else f"was {share(before)} on {before.on:%-d %B}"
