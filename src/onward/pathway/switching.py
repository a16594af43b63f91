"""Choices for the whole area: an own length from a day on, a cohort's turn. What follows is worked out in the background."""

from datetime import date

from django.db import transaction

from onward.agencies.models import Post
from onward.audit import trail
from onward.pathway import actions, cohorts, jobs
from onward.pathway.models import CohortSwitch


@transaction.atomic
def change_local_length(*, name: str, amount: int, starts: date, reason: str, by: Post) -> None:
    """Set one of the area's own lengths and have the duties that use it worked out anew, and no others."""
    actions.set_local_length(name=name, amount=amount, starts=starts, reason=reason, by=by)
    _, users = actions.local_lengths()[name]
    jobs.work_out_duties.defer(duties=[duty.key for duty in users])


@transaction.atomic
def switch_cohort(*, cohort: str, starts: date | None, priority: str, by: Post, today: date) -> None:
    """Say when a cohort's turn comes (None: not yet), and which priority of the strategy it serves.

    Until an area first chooses, it plans for all: so the first choice writes down that the others go on.
    """
    if cohort not in cohorts.COHORTS:
        raise actions.NotPossible("There is no such cohort. Choose one of those on the page.")
    if not CohortSwitch.objects.exists():
        CohortSwitch.objects.bulk_create(CohortSwitch(cohort=key, starts=today) for key in cohorts.COHORTS)
    CohortSwitch.objects.update_or_create(cohort=cohort, defaults={"starts": starts, "priority": priority})
    when = f"from {starts:%Y-%m-%d}" if starts else "not yet"
    trail.note(did=f"switched cohort {cohort} {when}", what="pathway.CohortSwitch", because=f"post:{by.pk}")
    jobs.work_out_everyone.defer()
