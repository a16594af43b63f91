"""Young people and what is known of their lives. A person is what is left when links are drawn.

What sources say (`SourcedSpell`, `SourcedEvent`) is kept as said; `Spell` and `Event` are what the area reads: one row
where sources speak of the same thing, with any disagreement shown. `source_row` numbers are rows of the intake, which
lies above and so has no foreign key from here.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class Person(models.Model):
    """P01, as far as sources agree. `merged_into` is an alias above identities: what was written keeps its own."""

    ref = models.CharField(max_length=8, unique=True)  # random; the only name a person has in an address
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="aliases")
    given_names = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    known_as = models.CharField(max_length=200, blank=True)
    other_names = models.JSONField(default=list)
    born = models.DateField(null=True)
    born_is_a_guess = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True)
    first_known = models.DateField(null=True)
    died_on = models.DateField(null=True)
    source_says = models.JSONField(
        default=dict
    )  # field -> [{"system":, "value":, "row":}], to show sources and clashes
    search_text = models.TextField(blank=True)  # lower case names and references, for find-as-you-type

    class Meta:
        indexes = [
            GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="person_search"),
            models.Index(fields=["born"]),
        ]

    @property
    def name(self) -> str:
        return f"{self.known_as or self.given_names} {self.family_name}".strip() or f"Person {self.ref}"


class Merge(models.Model):
    """Two identities were found to be one person, by whom, seconded by whom, and whether it was undone. For ever."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges_kept")
    folded = models.ForeignKey(Person, models.PROTECT, related_name="merges_folded")
    reason = models.CharField(max_length=300)
    proposed_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    seconded_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")


class Identifier(models.Model):
    """P03: a number by which some body knows the person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=60)  # "nhs", "upn", "uln", or "local:<system>"
    value = models.CharField(max_length=60)
    source_row = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "value"], name="identifier_once")]
        indexes = [models.Index(fields=["kind", "value"])]


class Address(models.Model):
    """P02. Protection is a lock (sharing), tested by the grant."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    lines = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    system = models.CharField(max_length=40, blank=True)
    source_row = models.BigIntegerField(null=True)


class SourcedSpell(models.Model):
    """A dated state as one source says it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="sourced_spells")
    group = models.SmallIntegerField()  # the record group's bit
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=60, blank=True)
    started = models.DateField()
    ended = models.DateField(null=True)  # the last day
    subject = models.CharField(max_length=120, blank=True)
    provider = models.CharField(max_length=200, blank=True)
    weekly_cost_pence = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)
    system = models.CharField(max_length=40)
    source_row = models.BigIntegerField(null=True)
    known_on = models.DateField()
    spell = models.ForeignKey("Spell", models.SET_NULL, null=True, related_name="said_by")


class Spell(models.Model):
    """A dated state as the area reads it: law, measures and forecasts read only these."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="spells")
    group = models.SmallIntegerField()
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=60, blank=True)
    started = models.DateField()
    ended = models.DateField(null=True)
    subject = models.CharField(max_length=120, blank=True)
    provider = models.CharField(max_length=200, blank=True)
    weekly_cost_pence = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)
    system = models.CharField(max_length=40)
    source_row = models.BigIntegerField(null=True)
    sources_disagree = models.BooleanField(default=False)
    known_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["person", "kind", "started"]),
            models.Index(fields=["kind", "state"], condition=Q(ended=None), name="spell_live"),
        ]


class Event(models.Model):
    """A dated happening. `systems` names every source that said it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="events")
    group = models.SmallIntegerField()
    kind = models.CharField(max_length=40)
    on = models.DateField()
    state = models.CharField(max_length=60, blank=True)
    until = models.DateField(null=True)
    subject = models.CharField(max_length=120, blank=True)
    details = models.JSONField(default=dict)
    systems = models.JSONField(default=list)
    source_row = models.BigIntegerField(null=True)
    known_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["person", "kind", "on"])]


class Change(models.Model):
    """The outbox: whose facts changed, so that those above work out anew only those."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)
