"""What workers keep of the one list: filters under a name. Never the words of a search, never a person."""

from collections.abc import Mapping

from onward.agencies.models import Post
from onward.portal.desk.everyone.choices import KEPT_WHEN_SAVED
from onward.portal.models import SavedFilter


def save_filter(*, name: str, asked: Mapping[str, str], share: bool, by: Post) -> SavedFilter:
    """Keep the declared filters of an address; anything else in it is dropped. The same name again replaces."""
    chosen = {key: asked[key] for key in KEPT_WHEN_SAVED if asked.get(key)}
    saved, _ = SavedFilter.objects.update_or_create(
        post=by, name=name, defaults={"chosen": chosen, "shared_with": by.team if share else None}
    )
    return saved


def remove_filter(*, number: int, by: Post) -> bool:
    """Only its owner may remove it; whether there was one."""
    removed, _ = SavedFilter.objects.filter(pk=number, post=by).delete()
    return bool(removed)
