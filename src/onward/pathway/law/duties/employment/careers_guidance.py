"""Every school year brings independent careers guidance."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import (
    birthday,
    compulsory_school_age_ends,
    next_school_year_starts,
    this_school_year_starts,
)
from onward.pathway.law.facts.cohort import has_cohort_flag
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.education import has_ehc_plan
from onward.pathway.law.facts.education_participation import in_learning

DUTY = Duty(
    key="careers-guidance",
    title="Independent careers guidance secured",
    phase="prepare Y9",
    theme="employment",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LOCAL,
    citation=(
        "Education Act 1997 ss.42A-42B as amended by the Education (Careers Guidance in Schools) Act 2022; DfE "
        "careers statutory guidance"
    ),
    url="https://www.gov.uk/government/publications/careers-guidance-provision-for-young-people-in-schools",
    in_force_from=date(2022, 9, 1),
    applies={
        "any partner records a reason to plan ahead": has_cohort_flag,
        "a pupil, or at school or college": (compulsory_school_age_ends >= ASKED_ON) | in_learning,
        "18 or younger, or has an EHC plan": (birthday(19) > ASKED_ON) | has_ehc_plan,
    },
    opens=this_school_year_starts,
    opens_words="1 September of each school year",
    due=next_school_year_starts.dt.offset_by("-1d"),
    due_words="31 August ending each school year",
    cycle_starts=this_school_year_starts,
    ends=birthday(25),
    changes_on=(compulsory_school_age_ends.dt.offset_by("1d"), birthday(19), next_school_year_starts),
    recurs="each school year",
    lead="School or college careers leader",
    partners=(
        "careers adviser",
        "employers",
        "DWP schools adviser",
        "SEND team",
        "parents",
    ),
    evidence="Dated personal guidance and employer encounters recorded against the vocational profile",
    joins_meeting="EHC annual review",
    note=(
        "The law asks for guidance through years 7 to 13; counting it year by year is a tracking choice. Start "
        "a vocational profile in year 9."
    ),
)
