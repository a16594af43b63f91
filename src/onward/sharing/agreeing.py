"""What an area decides of sharing as a whole: who signed which agreement, and who holds a duty for everyone."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from onward.agencies.models import Organisation, Post
from onward.audit import trail
from onward.sharing.choices import AreaDuty
from onward.sharing.models import Agreement, AreaGround, Signature


@transaction.atomic
def agree(
    *,
    name: str,
    lawful_basis: str,
    purpose: str,
    starts: date,
    ends: date | None,
    review_on: date | None,
    groups: Iterable[str] | None,
    signatures: Mapping[Organisation, tuple[date, str]],
) -> Agreement:
    """Record an agreement and who signed it: organisation -> (day, by whom). `groups` empty: all the matrix allows.

    A signature no longer given is taken away: that organisation sees nothing from the next working out of grants.
    """
    terms = {"lawful_basis": lawful_basis, "purpose": purpose, "starts": starts, "ends": ends, "review_on": review_on}
    agreement, _ = Agreement.objects.update_or_create(
        name=name, defaults={**terms, "groups": sorted(groups) if groups is not None else None}
    )
    agreement.signatures.exclude(organisation__in=list(signatures)).delete()
    for organisation, (signed_on, signed_by) in signatures.items():
        Signature.objects.update_or_create(
            agreement=agreement,
            organisation=organisation,
            defaults={"signed_on": signed_on, "signed_by": signed_by},
        )
    trail.note(did="recorded an agreement", what=f"sharing.Agreement:{agreement.pk}")
    return agreement


def hold_area_duty(*, post: Post, duty: AreaDuty, starts: date, ends: date | None, review_on: date | None) -> None:
    """Record that a post holds a duty for the whole area."""
    ground, _ = AreaGround.objects.update_or_create(
        post=post, duty=duty.value, defaults={"starts": starts, "ends": ends, "review_on": review_on}
    )
    trail.note(did="gave an area-wide duty", what=f"sharing.AreaGround:{ground.pk}")
