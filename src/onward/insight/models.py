"""Published figures: already made safe to show, so that a page has no small number to leak. Names are not in them."""

from django.db import models


class Figure(models.Model):
    """One number of one measure, on one day. Empty numbers were hidden because few people are behind them."""

    measure = models.CharField(max_length=60)
    on = models.DateField()
    part = models.CharField(max_length=60, blank=True)  # what it is broken down by, empty for the whole
    value = models.CharField(max_length=200, blank=True)  # which one of them
    numerator = models.IntegerField(null=True)
    denominator = models.IntegerField(null=True)
    number = models.FloatField(null=True)  # for measures that are no share: a median, a count of days
    hidden = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "on", "part", "value"], name="figure_once_a_day")]


class Counted(models.Model):
    """Who is behind the latest figures of a measure; seen, person by person, only by those who hold a grant."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    measure = models.CharField(max_length=60)
    part = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=200, blank=True)
    in_numerator = models.BooleanField()
    words = models.CharField(max_length=120, blank=True)  # e.g. "34 days late"

    class Meta:
        indexes = [models.Index(fields=["measure", "part", "value", "in_numerator"])]


class Picture(models.Model):
    """A chart of published figures, drawn when they are published: SVG without script or style."""

    measure = models.CharField(max_length=60)
    on = models.DateField()
    part = models.CharField(max_length=60)
    svg = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "on", "part"], name="picture_once_a_day")]
