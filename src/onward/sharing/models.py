"""Grounds on which someone may see something of a person, and the grants worked out from them.

The contexts above write grounds; only `actions.recompute` writes grants; reading asks nothing but grants.
"""

from django.db import models
from django.db.models import F, Q

from onward.sharing.choices import AreaDuty, CaseRoleKind, GroundKind, LockKind


class CaseRole(models.Model):
    """P08: someone works with this person, from and until. `post` is empty while the worker has no account here."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="case_roles")
    post = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="case_roles")
    worker_name = models.CharField(max_length=200, blank=True)
    worker_number = models.CharField(max_length=60, blank=True)  # as the source system names the worker
    role = models.CharField(max_length=3)
    kind = models.CharField(max_length=20, choices=CaseRoleKind.pairs())
    organisation = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    team = models.CharField(max_length=200, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    system = models.CharField(max_length=40, blank=True)  # the source system, empty when recorded here
    source_key = models.CharField(max_length=160, blank=True)
    recorded_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="case_role_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["person", "kind"]), models.Index(fields=["post"])]


class Agreement(models.Model):
    """An information sharing agreement between organisations; it gives nothing until signed, and nothing once over."""

    name = models.CharField(max_length=200, unique=True)
    lawful_basis = models.CharField(max_length=300)
    purpose = models.CharField(max_length=300)
    groups = models.JSONField(null=True, blank=True)  # record groups; empty: all that the matrix allows
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)


class Signature(models.Model):
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey("agencies.Organisation", models.PROTECT, related_name="signatures")
    signed_on = models.DateField()
    signed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "organisation"], name="agreement_signed_once_each")]


class AreaGround(models.Model):
    """A recorded duty for the whole area, held by name, dated and reviewed yearly."""

    post = models.ForeignKey("agencies.Post", models.PROTECT, related_name="area_duties")
    duty = models.CharField(max_length=20, choices=AreaDuty.pairs())
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)


class Lock(models.Model):
    """P09. A restricted record is seen by the allowed list alone; a protected address by its list and a few roles."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="locks")
    kind = models.CharField(max_length=20, choices=LockKind.pairs())
    reason = models.CharField(max_length=300)
    set_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    set_on = models.DateField()
    review_by = models.DateField(null=True)
    lifted_on = models.DateField(null=True, blank=True)
    source_key = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person"], condition=Q(lifted_on=None), name="lock_live")]


class LockedPost(models.Model):
    """A post on a lock's list: let through, or shut out."""

    lock = models.ForeignKey(Lock, models.CASCADE, related_name="posts")
    post = models.ForeignKey("agencies.Post", models.CASCADE, related_name="+")
    allowed = models.BooleanField()


class Grant(models.Model):
    """What a post may see and change of a person, because of one ground. Written by `actions.recompute` only."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="grants")
    post = models.ForeignKey("agencies.Post", models.CASCADE, related_name="grants")
    ground = models.CharField(max_length=20, choices=GroundKind.pairs())
    ground_id = models.BigIntegerField()
    reads = models.BigIntegerField()
    writes = models.BigIntegerField()
    masked = models.BigIntegerField()
    summary = models.BigIntegerField()
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        # reading asks "does this post hold a live grant on this person?" of every row: the index alone answers
        indexes = [
            models.Index(fields=["post", "person"], include=["reads", "starts", "ends"], name="grant_answers"),
            models.Index(fields=["person"]),
        ]
