"""The young carer of an adult is assessed before 18, when it would be of significant benefit."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.carers import (
    cares_for_adult,
    is_young_carer,
    no_benefit_to_young_carer,
    young_carer_benefit_on,
    young_carer_refused,
    young_carer_support_likely,
)
from onward.pathway.law.facts.social_care import abuse_or_neglect_risk, day_before_18
from onward.pathway.law.lengths import Local
from onward.values.date_columns import earlier_of

LEAD_IN = Local("young_carer_lead_in_months", "3 months", "Before the day of significant benefit, to begin")

DUTY = Duty(
    key="young-carer-transition-assessment",
    title="Young carer's transition assessment",
    phase="ready 16-17",
    theme="carers",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="Care Act 2014 ss.63-64",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/63",
    in_force_from=date(2015, 4, 1),
    applies={
        "a young carer": is_young_carer,
        "who cares for an adult": cares_for_adult,
        "likely to need support after 18": young_carer_support_likely,
        "not recorded as of no significant benefit": ~no_benefit_to_young_carer,
        "not refused, or at risk of abuse or neglect": ~young_carer_refused | abuse_or_neglect_risk,
    },
    opens=earlier_of(birthday(16), LEAD_IN.before(young_carer_benefit_on)),
    opens_words="Earlier of the 16th birthday and the recorded significant-benefit date minus 3 months",
    due=earlier_of(pl.coalesce(young_carer_benefit_on, birthday(17)), day_before_18),
    due_words=(
        "The recorded significant-benefit date; if none, the 17th birthday (a local date); "
        "never later than the day before the 18th birthday"
    ),
    ends=birthday(18),
    lead="Adult social care",
    partners=("children's social care", "school or college", "young carers service", "employer adviser"),
    evidence="Assessment covering willingness and ability to care, work, education, training and leisure",
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN,),
    note=(
        "Section 63 is about caring for an adult; someone under 18 who cares for a child is assessed under the Children "
        "Act and other law on carers. The 17th birthday is a local default."
    ),
)
