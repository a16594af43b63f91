"""The pathway plan is reviewed every six months."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.leaving_care_plans import (
    IN_LEAVING_CARE,
    LEAVING_CARE_ENDS,
    pathway_plan_made_or_reviewed,
)
from onward.pathway.law.lengths import Length

EVERY = Length("review again within", {date(2011, 4, 1): "6 months"}, "Care Leavers (England) Regulations 2010 reg 7")

DUTY = Duty(
    key="pathway-plan-review",
    title="Pathway plan reviewed",
    phase="ready 16-17",
    theme="leaving-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Care Leavers (England) Regulations 2010 reg 7; Care Planning Regulations 2010",
    url="https://www.legislation.gov.uk/uksi/2010/2571/regulation/7",
    in_force_from=date(2011, 4, 1),
    applies={
        "eligible, relevant or former relevant, or will be if care goes on": IN_LEAVING_CARE,
        # Before 18 a plan that is missing shows as its own duty; afterwards its day must be found out.
        "from 18, it is known when the plan was made or last reviewed": pl.when(
            (birthday(18) > ASKED_ON) | pathway_plan_made_or_reviewed.is_not_null()
        ).then(pl.lit(value=True)),
    },
    opens=LAST_DONE,
    opens_words="Date of the last review or of the plan",
    due=EVERY.after(LAST_DONE),
    due_words="6 months after the last review, or after the plan was made; at once if the young person or adviser asks",
    last_done=pathway_plan_made_or_reviewed,
    ends=LEAVING_CARE_ENDS,
    changes_on=(birthday(18),),
    recurs="every 6 months",
    lead="Personal adviser",
    partners=("independent reviewing officer (eligible)", "housing", "college", "health", "adult social care"),
    evidence="Review record and updated plan",
    joins_meeting="looked-after or pathway review",
    lengths=(EVERY,),
    note=(
        "Six months is known from council and charity pages. An early review when council-arranged accommodation starts "
        "(reg 7(3), about 28 days, not checked) is not counted. From 21 only for those who ask for support; record that "
        "too where education duties run on. A relevant child settled at home for 6 months is not told apart: record an "
        "exception."
    ),
)
