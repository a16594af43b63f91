"""How duties fall on people, what workers recorded about them, and the lengths that this area sets for itself."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Milestone(models.Model):
    """A duty as it falls on one person, as last worked out. Replaced whenever facts or the calendar change it."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="milestones")
    duty = models.CharField(max_length=60)  # a key of onward.pathway.law.DUTIES
    subject = models.CharField(max_length=160, blank=True)
    applies = models.BooleanField(null=True)
    opens = models.DateField(null=True)
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    ends = models.DateField(null=True)
    status = models.CharField(max_length=20)
    late_days = models.IntegerField(null=True)
    in_time = models.BooleanField(null=True)
    recheck_on = models.DateField(null=True)
    last_done = models.DateField(null=True)
    exception = models.BooleanField(default=False)
    missing_facts = models.JSONField(default=list)
    worked_out_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "duty", "subject"], name="milestone_once")]
        indexes = [
            models.Index(fields=["duty", "status"]),
            models.Index(fields=["status", "due"]),
            models.Index(fields=["recheck_on"]),
        ]


class Tracking(models.Model):
    """A03: one line for each young person on the list. Holds no name and no birth date: those have groups of their own."""

    person = models.OneToOneField("people.Person", models.CASCADE, primary_key=True, related_name="tracking")
    ref = models.CharField(max_length=8)
    age = models.PositiveSmallIntegerField(null=True)
    school_year = models.SmallIntegerField(null=True)
    stage = models.CharField(max_length=20)
    systems = ArrayField(models.CharField(max_length=40), default=list)
    care_leaver_status = models.CharField(max_length=20, blank=True)
    named_worker = models.CharField(max_length=200, blank=True)
    without_since = models.DateField(null=True)  # nobody is the named worker since
    next_duty = models.CharField(max_length=60, blank=True)
    next_due = models.DateField(null=True)
    overdue = models.PositiveSmallIntegerField(default=0)
    most_days_late = models.PositiveIntegerField(default=0)
    to_find_out = models.PositiveSmallIntegerField(default=0)
    late_entry = models.BooleanField(default=False)  # first known after year 9
    worked_out_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["overdue"]), models.Index(fields=["school_year"])]


class CohortMember(models.Model):
    """A person belongs to a cohort. `group` says who may know it: cohorts of risk are for fewer eyes."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="cohorts")
    cohort = models.CharField(max_length=60)
    group = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "cohort"], name="cohort_member_once")]
        indexes = [models.Index(fields=["cohort"])]


class Recorded(models.Model):
    """What a worker recorded about a duty: done with evidence, an exception, or a fact nobody's system holds."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="recorded")
    kind = models.CharField(max_length=40)  # an event kind: "evidence", "exception", or the fact found out
    state = models.CharField(max_length=60, blank=True)  # the duty's key, or the fact's answer
    subject = models.CharField(max_length=160, blank=True)
    on = models.DateField()
    until = models.DateField(null=True)
    planned_for = models.DateField(null=True)  # of evidence: the due date that stood when it was recorded
    words = models.TextField(max_length=4000)
    recorded_by = models.ForeignKey("agencies.Post", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person", "kind"])]


class Experience(models.Model):
    """D05: how the young person found what was done, 1 to 5 (choices.EXPERIENCES). Its own table: for fewer eyes."""

    recorded = models.OneToOneField(Recorded, models.CASCADE, related_name="experience")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    rating = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(rating__range=(1, 5)), name="experience_is_one_to_five")
        ]


class LocalLength(models.Model):
    """A length that this area chose for itself, from a day on. Lengths fixed by law have no row and cannot have one."""

    name = models.CharField(max_length=60)  # a Local of some duty
    days = models.PositiveIntegerField()  # in the unit that the duty declares
    starts = models.DateField()
    reason = models.CharField(max_length=300)
    set_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "starts"], name="local_length_once_a_day")]


class CohortSwitch(models.Model):
    """When a cohort's turn comes in this area: cohorts are taken on by phase."""

    cohort = models.CharField(max_length=60, unique=True)
    starts = models.DateField(null=True)  # empty: not yet
    priority = models.CharField(max_length=200, blank=True)


class CaughtUp(models.Model):
    """Until which day the calendar's effect on milestones was worked out. One row."""

    day = models.DateField()
