"""The ICB hears at 14 of those likely to need adult NHS continuing healthcare."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.health import (
    continuing_care_began,
    continuing_healthcare_foreseen,
    had_continuing_care,
    likely_continuing_healthcare,
)
from onward.pathway.law.lengths import Local
from onward.values.date_columns import earlier_of, later_of

SOURCE = "National Framework for NHS Continuing Healthcare (2022), transition section"
LEAD_IN = Local("chc_notice_lead_in_months", "3 months", "Before the 14th birthday, to begin to prepare the notice")
FOUND_LATER = Local("chc_found_later_days", "28 days", "To act for someone identified after 14, or after 16")

IDENTIFIED = earlier_of(continuing_care_began, continuing_healthcare_foreseen)
# Until someone identifies them nobody is asked: the framework begins with identification.
LIKELY = {
    "receives children's continuing care, or likely to need adult NHS continuing healthcare": (
        had_continuing_care | likely_continuing_healthcare
    ),
}

DUTY = Duty(
    key="chc-notify-14",
    title="ICB told about a likely adult continuing healthcare case",
    phase="prepare Y9",
    theme="health",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation=SOURCE,
    url="https://www.gov.uk/government/publications/national-framework-for-nhs-continuing-healthcare-and-nhs-funded-nursing-care",
    in_force_from=date(2022, 7, 1),
    applies=LIKELY,
    opens=later_of(LEAD_IN.before(birthday(14)), IDENTIFIED),
    opens_words="3 months before the 14th birthday, or the day they were identified if later",
    due=pl.when(birthday(14) < IDENTIFIED).then(FOUND_LATER.after(IDENTIFIED)).otherwise(birthday(14)),
    due_words="14th birthday; if identified later, 28 days after that (a local date)",
    ends=birthday(18),
    lead="Children's community health team",
    partners=("ICB responsible for them as an adult", "children's social care", "family"),
    evidence="Notification sent and acknowledged by the responsible ICB",
    joins_meeting="letter or decision",
    lengths=(LEAD_IN, FOUND_LATER),
    note=(
        "Children's continuing care and adult NHS continuing healthcare have different tests: being in one does not "
        "promise the other. Known from a second-hand account of the framework."
    ),
)
