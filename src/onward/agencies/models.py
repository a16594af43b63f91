"""The partner agencies, the people who work there, and the posts in which they act. No young person's data here."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from onward.agencies.choices import OrganisationKind, Role


class Organisation(models.Model):
    key = models.SlugField(unique=True)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in OrganisationKind])

    def __str__(self):
        return self.name


class Team(models.Model):
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="team_named_once")]

    def __str__(self):
        return self.name


class User(AbstractUser):
    """Someone who signs in. What they may do comes from their posts, never from the account itself."""

    first_name = None
    last_name = None
    name = models.CharField(max_length=200)

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name


class Post(models.Model):
    """A role that someone holds in an organisation, from and until. The holder of every grant."""

    user = models.ForeignKey(User, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=3, choices=[(r.value, r.label) for r in Role])
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="posts")
    title = models.CharField(max_length=200, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True, help_text="The last day.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="post_ends_after_it_starts")
        ]
        indexes = [models.Index(fields=["role", "organisation"])]

    def __str__(self):
        return f"{self.user}, {self.title or Role(self.role).label}"


class WorkerNumber(models.Model):
    """The identifier by which a source system names the holder of a post."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="worker_numbers")
    system = models.CharField(max_length=40)
    number = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "number"], name="worker_number_used_once")]
