"""The personal adviser visits within seven days of a move into the council's accommodation, then every two months."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.leaving_care_plans import (
    IN_LEAVING_CARE,
    LEAVING_CARE_ENDS,
    STILL_IN_CARE,
    adviser_visited_on,
    council_accommodation_began,
    home_of_someone_else,
    in_council_accommodation,
)
from onward.pathway.law.lengths import Length

REGULATION = "Care Leavers (England) Regulations 2010 reg 8(2)"
FIRST = Length("visit after moving in within", {date(2011, 4, 1): "7 days"}, REGULATION)
EVERY = Length("visit again within", {date(2011, 4, 1): "2 months"}, REGULATION)

DUTY = Duty(
    key="pa-visits",
    title="Personal adviser visits",
    phase="ready 16-17",
    theme="leaving-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation=REGULATION,
    url="https://www.legislation.gov.uk/uksi/2010/2571/regulation/8",
    in_force_from=date(2011, 4, 1),
    applies={
        "a relevant or former relevant child": IN_LEAVING_CARE,
        "no longer in care": ~STILL_IN_CARE,
        "not known to live with family, abroad, in custody or nowhere settled": ~home_of_someone_else,
        "in accommodation provided by the council": in_council_accommodation,
    },
    opens=council_accommodation_began,
    opens_words="Date the accommodation was first provided",
    due=(
        pl.when(council_accommodation_began <= LAST_DONE)
        .then(EVERY.after(LAST_DONE))
        .otherwise(FIRST.after(council_accommodation_began))
    ),
    due_words="First visit: accommodation start + 7 days; then not more than 2 months after the last visit",
    last_done=adviser_visited_on,
    ends=LEAVING_CARE_ENDS,
    changes_on=(birthday(18),),
    recurs="every 2 months",
    clock=True,
    lead="Personal adviser",
    partners=("accommodation provider", "young person"),
    evidence="Visit date and young person's view of the home",
    joins_meeting="adviser's visit",
    lengths=(FIRST, EVERY),
    note="A visit made before the move does not count as the first. One must also fall before the early plan review.",
)
