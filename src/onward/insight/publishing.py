"""Working out the figures: frames from the tables, one pass a measure, small numbers hidden before anything is kept."""

from datetime import date

import polars as pl
from django.db import transaction

from onward.insight import charts, disclosure
from onward.insight.disclosure import Count
from onward.insight.measures import MEASURES, Measure, Published
from onward.insight.models import Counted, Figure, Picture
from onward.pathway import gathering
from onward.sharing.bulk import add_rows

COUNTED = ("person_id", "measure", "part", "value", "in_numerator", "words")


@transaction.atomic
def publish(on: date) -> int:
    """Replace the figures of a day, and who is behind the latest; returns how many figures. Runs as a job."""
    published = Published(*gathering.frames_for_measures(), on)
    Figure.objects.filter(on=on).delete()
    Counted.objects.all().delete()
    Picture.objects.filter(on=on).delete()
    made = 0
    for measure in MEASURES.values():
        people = measure.people(published)
        figures = _figures(measure, people, on)
        Figure.objects.bulk_create(figures)
        Picture.objects.bulk_create(
            Picture(measure=measure.key, on=on, part=part, svg=svg)
            for part, words in measure.parts.items()
            if (svg := charts.bars(measure, words, [f for f in figures if f.part == part and not f.hidden]))
        )
        made += len(figures)
        add_rows("insight_counted", COUNTED, _behind(measure, people))
    return made


def _figures(measure: Measure, people: pl.DataFrame, on: date) -> list[Figure]:
    whole = disclosure.safe_whole(_counts(people.with_columns(all=pl.lit("")), "all")[0]) if people.height else _NOBODY
    number = None
    if measure.kind == "median" and people.height >= disclosure.FEWEST:
        number = round(float(people["number"].median()), 1)
    found = [_figure(measure, on, "", whole, number)]
    for part in measure.parts:
        # a count has no "rest": only the group itself may be small
        safe = disclosure.safe if measure.kind == "share" else disclosure.safe_groups
        # those of no known group are not shown, yet they are part of the whole that others are subtracted from
        found.extend(_figure(measure, on, part, count, None) for count in safe(_counts(people, part)) if count.value)
    return found


_NOBODY = Count("", 0, 0)


def _counts(people: pl.DataFrame, part: str) -> list[Count]:
    """How many of each group are counted, and how many people that is: a person may stand in many rows."""
    counted = pl.col("counted")
    grouped = people.group_by(pl.col(part).cast(pl.String).fill_null("").alias("value")).agg(
        counted.sum(), pl.len(), pl.col("person").filter(counted).n_unique().alias("of_counted"),
        pl.col("person").filter(~counted).n_unique().alias("of_rest"), pl.col("person").n_unique().alias("of_all"),
    )  # fmt: skip
    return [Count(value, n, d, people=(a, b, c)) for value, n, d, a, b, c in grouped.sort("value").iter_rows()]


def _figure(measure: Measure, on: date, part: str, count: Count, number: float | None) -> Figure:
    return Figure(
        measure=measure.key,
        on=on,
        part=part,
        value=count.value[:200],
        numerator=None if count.hidden else count.numerator,
        denominator=None if count.hidden else count.denominator,
        number=number,
        hidden=count.hidden,
    )


def _behind(measure: Measure, people: pl.DataFrame):
    """One row a person and part: a person counted for several duties stands once, by the worst of them."""
    once = people.sort("counted", descending=True).unique(["person"], keep="first", maintain_order=True)
    for person, counted, words in once.select("person", "counted", "words").iter_rows():
        yield person, measure.key, "", "", counted, (words or "")[:120]
    for part in measure.parts:
        each = people.sort("counted", descending=True).unique(["person", part], keep="first", maintain_order=True)
        for person, value, counted, words in each.select("person", part, "counted", "words").iter_rows():
            if value not in (None, ""):
                yield person, measure.key, part, str(value)[:200], counted, (words or "")[:120]
