"""An EHC plan that the council means to end stays in force until the appeal window has closed and any appeal is decided."""

from datetime import date

import polars as pl

from onward.pathway.law.duties.rights.appeal_window import appeal_window_closes
from onward.pathway.law.duty import THE_EVENT, Basis, Duty, OwnRule, Strength, latest_event
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.education import (
    appeal_registered_after,
    ehc_plan_last_day,
    has_ehc_plan,
    mediation_certificate_after,
)
from onward.pathway.law.facts.rights import appeal_decided_on, cease_notice_on, plan_kept_on
from onward.values.date_columns import earlier_of, later_of

_APPEAL_UNDECIDED = appeal_registered_after.is_not_null() & appeal_decided_on.is_null()
_MAY_END = pl.when(~_APPEAL_UNDECIDED).then(
    later_of(appeal_window_closes(cease_notice_on, mediation_certificate_after), appeal_decided_on)
)
_STANDS = has_ehc_plan | (ehc_plan_last_day >= _MAY_END).fill_null(value=False)

DUTY = Duty(
    key="ehcp-cease-safeguards",
    title="Ending an EHC plan follows the rules",
    phase="settle 18-25",
    theme="rights",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Children and Families Act 2014 s.45; SEND Regulations 2014 regs 29-31",
    url="https://www.legislation.gov.uk/uksi/2014/1530/regulation/31",
    in_force_from=date(2014, 9, 1),
    grain=latest_event("ehc_cease_considered"),
    applies={
        "the council is considering ending the plan": THE_EVENT["on"].is_not_null(),
    },
    opens=THE_EVENT["on"],
    opens_words="Date the council tells the young person it is considering ending the plan",
    due=_MAY_END,
    due_words="Later of the end of the appeal window and the decision of the appeal; no date before notice is given",
    # Kept to when the plan stood to the end of the time, or when the council chose to keep it.
    done=earlier_of(plan_kept_on, pl.when(_STANDS & (ASKED_ON > _MAY_END)).then(_MAY_END)),
    own_rule=OwnRule(met=_STANDS, broken_on=ehc_plan_last_day),
    recurs="per decision",
    lead="Council SEND team",
    partners=(
        "young person or parent",
        "named institution",
        "responsible commissioning body",
    ),
    evidence="Consultation record; notice with reasons and appeal rights; plan kept in force through any appeal",
    joins_meeting="letter or decision",
    note=(
        "Under 18 and not in education: review and amend, do not end. From 18 and dropped out: only after a "
        "review shows that they do not want to return, or that it would not be right."
    ),
)
