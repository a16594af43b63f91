"""SEND decisions pass to the young person on the day after compulsory school age, and they are told so."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday, compulsory_school_age_ends, school_year_of_sixteenth_birthday_starts
from onward.pathway.law.facts.rights import has_sen_or_plan, told_of_rights_on

DUTY = Duty(
    key="young-person-rights-start",
    title="SEND decision rights pass to the young person",
    phase="plan Y10-11",
    theme="rights",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Children and Families Act 2014 s.83(2); Education Act 1996 s.8(3); SEND Regulations 2014 regs 63-65",
    url="https://www.legislation.gov.uk/ukpga/2014/6/section/83",
    in_force_from=date(2014, 9, 1),
    applies={
        "has special educational needs or an EHC plan": has_sen_or_plan,
    },
    opens=school_year_of_sixteenth_birthday_starts,
    opens_words="1 September starting the school year in which they turn 16",
    due=compulsory_school_age_ends.dt.offset_by("1d"),
    due_words="Day after the last Friday in June of the school year in which they turn 16",
    done=told_of_rights_on,
    ends=birthday(25),
    lead="Council SEND team",
    partners=(
        "school or college",
        "young person",
        "parents",
        "SEND advice service",
    ),
    evidence=(
        "Young person told of their rights; preferred contact, supporter and capacity position recorded; "
        "letters re-addressed"
    ),
    joins_meeting="EHC annual review",
    note=(
        "Set by date of birth even if taught in another year group, so someone born in July or August is still "
        "15. Parents may help if the young person wishes; where capacity is lacking, a representative decides."
    ),
)
