"""Every outcome of an immigration claim is planned for: leave is granted, refused, or the young person returns."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.leaving_care_plans import (
    IN_LEAVING_CARE,
    came_unaccompanied,
    has_settled_status,
    has_unsettled_status,
    leave_began,
    leave_ends,
)
from onward.pathway.law.lengths import Local

NO_LEAVE = Local(
    "immigration_plan_months", "6 months", "Before the 18th birthday, where no leave to remain is recorded"
)

DUTY = Duty(
    key="uasc-triple-plan",
    title="Immigration outcome planned for every scenario",
    phase="ready 16-17",
    theme="leaving-care",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation=(
        "Care of unaccompanied migrant children and child victims of modern slavery: statutory guidance (2017); "
        "Children Act 1989 vol 3 guidance"
    ),
    url="https://www.gov.uk/government/publications/care-of-unaccompanied-and-trafficked-children",
    in_force_from=date(2017, 1, 1),
    applies={
        "came unaccompanied, or in care or a care leaver whose status is not settled": (
            came_unaccompanied | (has_unsettled_status & IN_LEAVING_CARE)
        ),
        "not recorded as settled": ~has_settled_status,
    },
    opens=birthday(16),
    opens_words="16th birthday",
    due=pl.coalesce(leave_ends, NO_LEAVE.before(birthday(18))),
    due_words="The day on which leave to remain runs out; if none is recorded, 18th birthday minus 6 months",
    # A plan made for leave that has since been renewed says nothing of the next.
    cycle_starts=pl.coalesce(leave_began, birthday(13)),
    ends=birthday(25),
    recurs="at each pathway plan review",
    lead="Children's social care",
    partners=("immigration solicitor", "personal adviser", "Home Office", "voluntary sector"),
    evidence="Legal adviser named; application lodged before leave ends; plan covers grant, refusal and return",
    joins_meeting="looked-after or pathway review",
    lengths=(NO_LEAVE,),
    note=(
        "Planning for three outcomes was seen on a council's page for care leavers; that leave often ends at 17 and a "
        "half is from memory. The guidance gives a year and no day, so it counts here from 1 January."
    ),
)
