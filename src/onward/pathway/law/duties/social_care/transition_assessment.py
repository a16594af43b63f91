"""The young person's own Care Act assessment before 18, when it would be of significant benefit."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.social_care import (
    abuse_or_neglect_risk,
    assessment_refused,
    day_before_18,
    likely_adult_needs,
    no_significant_benefit,
    significant_benefit_on,
    transition_assessed_on,
)
from onward.pathway.law.lengths import Local
from onward.values.date_columns import earlier_of

LEAD_IN = Local("transition_assessment_lead_in_months", "3 months", "Before the day of significant benefit, to begin")

DUTY = Duty(
    key="careact-child-needs-assessment",
    title="Transition assessment of the young person (adult needs)",
    phase="ready 16-17",
    theme="social-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="Care Act 2014 ss.58-59 and 65; Care and Support Statutory Guidance ch 16",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/58",
    in_force_from=date(2015, 4, 1),
    applies={
        "likely to have care and support needs after 18": likely_adult_needs,
        "not recorded as of no significant benefit": ~no_significant_benefit,
        "not refused, or at risk of abuse or neglect": ~assessment_refused | abuse_or_neglect_risk,
    },
    opens=earlier_of(birthday(16), LEAD_IN.before(significant_benefit_on)),
    opens_words="Earlier of the 16th birthday and the recorded significant-benefit date minus 3 months",
    due=earlier_of(pl.coalesce(significant_benefit_on, birthday(17)), day_before_18),
    due_words=(
        "The recorded significant-benefit date; if none, the 17th birthday (a local date); "
        "never later than the day before the 18th birthday"
    ),
    done=transition_assessed_on,
    ends=birthday(18),
    lead="Adult social care",
    partners=("children's social care", "SEND team", "ICB", "school or college", "family", "advocate"),
    evidence=(
        "Completed assessment covering current needs, likely needs at 18, outcomes, and which may be eligible; copy given"
    ),
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN,),
    note=(
        "The Act sets no age: the duty bites when an assessment would be of significant benefit. The 17th birthday is a "
        "local default so that nobody is missed. The young person need not be receiving any service."
    ),
)
