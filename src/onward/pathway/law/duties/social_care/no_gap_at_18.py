"""Children's services go on past 18 until the council has reached its adult conclusion."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, OwnRule, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.social_care import (
    adult_conclusion_on,
    childrens_package_stopped,
    had_childrens_package,
    has_childrens_package,
    likely_adult_needs,
)

DUTY = Duty(
    key="no-gap-continuity",
    title="No gap in support on or after the 18th birthday",
    phase="transfer 17.5-19",
    theme="social-care",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Care Act 2014 s.66; Children Act 1989 s.17ZH; Chronically Sick and Disabled Persons Act 1970 s.2A",
    url="https://www.legislation.gov.uk/ukpga/1970/44/section/2A",
    in_force_from=date(2015, 4, 1),
    applies={
        "was receiving services under section 17 or the 1970 Act": had_childrens_package,
        # Support may not end by silence: only a recorded "no" takes the duty away.
        "not recorded as unlikely to have adult needs": likely_adult_needs.fill_null(value=True),
    },
    opens=birthday(18),
    opens_words="18th birthday",
    due=birthday(18),
    due_words="18th birthday, and every day until the council reaches its adult conclusion",
    done=adult_conclusion_on,
    own_rule=OwnRule(met=has_childrens_package, broken_on=childrens_package_stopped.dt.offset_by("-1d")),
    recurs="continuous until concluded",
    lead="Children's social care",
    partners=("adult social care", "providers", "finance", "ICB"),
    evidence=(
        "Children's package shown as continuing, or adult conclusion recorded "
        "(needs and how they will be met, or not eligible with reasons)"
    ),
    joins_meeting="transition planning meeting",
    note="On every day from the 18th birthday there must be an active package or a recorded conclusion.",
)
