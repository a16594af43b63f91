"""What workers keep for themselves on their desks. Nothing here is about a young person."""

from django.db import models
from django.db.models import Q


class SavedFilter(models.Model):
    """A choice of filters under a name, for its owner and, if shared, for the owner's team. Holds no search words."""

    post = models.ForeignKey("agencies.Post", models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    chosen = models.JSONField()  # filter -> value, of the filters that the list declares
    shared_with = models.ForeignKey("agencies.Team", models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "name"], name="saved_filter_named_once")]
        indexes = [
            models.Index(fields=["shared_with"], condition=Q(shared_with__isnull=False), name="saved_filter_team")
        ]
