"""Keeping what someone said the columns of a table are, and reading the file by it."""

from django.db import transaction

from onward.agencies.models import Post
from onward.audit import trail
from onward.intake import actions
from onward.intake.formats.mapped import Mapping
from onward.intake.loads import store
from onward.intake.models import Load, LoadFile, SavedMapping


@transaction.atomic
def save_and_read(*, mapping: Mapping, file: LoadFile, by: Post) -> Load:
    """Save the mapping, and send the same file again to be looked at. Files with these headings are known from now on."""
    kept, _ = SavedMapping.objects.update_or_create(
        signature=mapping.signature, defaults={"name": mapping.name, "mapping": mapping.as_data(), "made_by": by}
    )
    trail.note(did="matched the columns of a table", what=f"intake.SavedMapping:{kept.pk}")
    with store.place(file.sha256).open("rb") as stream:
        return actions.send(
            files=[(file.name, stream)],
            by=by,
            organisation=file.load.organisation,
            system=mapping.system,
            look_first=True,
        )
