"""Each adult who cares for a child is assessed before the child turns 18, when it would be of significant benefit."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import THE_SPELL, Basis, Duty, Strength, each_spell
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.carers import (
    carer_benefit_answer,
    carer_benefit_on,
    carer_consent_answer,
    carer_support_likely,
)
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.social_care import day_before_18
from onward.values.date_columns import earlier_of

DUTY = Duty(
    key="childs-carer-assessment",
    title="Parent or other adult carer's transition assessment",
    phase="ready 16-17",
    theme="carers",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation="Care Act 2014 ss.60-62",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/60",
    in_force_from=date(2015, 4, 1),
    grain=each_spell("adult_carer"),
    applies={
        "an adult cares for the child": THE_SPELL["ended"].is_null() | (THE_SPELL["ended"] >= ASKED_ON),
        # Nobody need say before the window opens.
        "likely to need support after the child turns 18": asked_from(carer_support_likely, birthday(16)),
        "not recorded as of no significant benefit": carer_benefit_answer.ne_missing("no"),
        "the carer has not refused": carer_consent_answer.ne_missing("refused"),
    },
    opens=birthday(16),
    opens_words="Child's 16th birthday",
    due=earlier_of(pl.coalesce(carer_benefit_on, birthday(17)), day_before_18),
    due_words=(
        "The recorded significant-benefit date; if none, the child's 17th birthday (a local date); "
        "never later than the day before the 18th birthday"
    ),
    ends=birthday(18),
    recurs="per carer",
    lead="Adult social care",
    partners=("children's social care", "carers centre", "school", "employer"),
    evidence=(
        "Assessment covering ability and willingness to go on caring, work and outcomes; support decision "
        "(council may meet needs early)"
    ),
    joins_meeting="transition planning meeting",
    note=(
        "One row for each adult recorded as caring. A refusal ends the duty, but the carer may change their mind: the "
        "last answer counts. The 17th birthday is a local default."
    ),
)
