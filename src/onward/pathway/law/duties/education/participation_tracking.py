"""Each month the council knows what a young person is doing: learning, work or neither."""

from datetime import date

from onward.pathway.law.duty import LAST_DONE, Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, compulsory_school_age_ends, next_month_starts
from onward.pathway.law.facts.cohort import has_cohort_flag
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.education import has_ehc_plan
from onward.pathway.law.facts.education_participation import activity_last_known
from onward.values.date_columns import later_of

_OPENS = later_of(
    compulsory_school_age_ends.dt.offset_by("1d"),
    LAST_DONE.dt.month_start().dt.offset_by("1mo"),
)

DUTY = Duty(
    key="participation-tracking",
    title="Education, training or work status tracked",
    phase="ready 16-17",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.GUIDANCE,
    citation="Education and Skills Act 2008 ss.2, 10, 12 and 68",
    url="https://www.legislation.gov.uk/ukpga/2008/25/part/2",
    in_force_from=date(2015, 1, 1),
    applies={
        "any partner records a reason to plan ahead": has_cohort_flag,
        "under 18, or has an EHC plan": (birthday(18) > ASKED_ON) | has_ehc_plan,
    },
    opens=_OPENS,
    opens_words="Day after compulsory school age ends; then the 1st of the month after the one in which it was last known",
    due=_OPENS.dt.month_end(),
    due_words="Last day of the month after the one in which it was last known",
    last_done=activity_last_known,
    ends=birthday(25),
    changes_on=(birthday(18), next_month_starts),
    recurs="monthly until the 18th birthday, or 25th birthday with an EHC plan",
    lead="Council participation team",
    partners=(
        "schools",
        "colleges",
        "training providers",
        "DWP",
        "youth justice",
        "SEND team",
    ),
    evidence=(
        "Current status code not older than one month; contact and offer if not in education, employment or training"
    ),
    joins_meeting="letter or decision",
    note=(
        "The monthly rhythm is that of the national return, not of the Act. An activity past its review date "
        "counts as not known from the next day."
    ),
)
