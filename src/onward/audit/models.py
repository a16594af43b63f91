"""What was done and seen. Rows are only ever added, through `audit_write` in the database; nobody may change them.

No foreign keys: history must never block live data, nor vanish with it.
"""

from django.db import models


class Batch(models.Model):
    """What one request or job noted, as one link of a chain.

    `digest` is SHA-256 over the previous link's digest, this batch and its entries. Several chains run side by side
    (by database process), so that pages do not wait for each other.
    """

    chain = models.PositiveSmallIntegerField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)  # "post:12" or "job:intake"
    place = models.CharField(max_length=120)  # the page or job, without a person's details
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_chain_has_no_forks")]


class Entry(models.Model):
    batch = models.BigIntegerField()
    number = models.PositiveIntegerField()
    did = models.CharField(max_length=80)  # "read", "recorded a review as done"
    what = models.CharField(max_length=80)  # "people.Person:17"
    person = models.BigIntegerField(null=True)
    because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="audit_entry_numbered_once")]
        indexes = [models.Index(fields=["person", "batch"])]
