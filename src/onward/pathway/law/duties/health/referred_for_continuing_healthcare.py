"""At 16 a formal referral is made so that adult NHS continuing healthcare can be screened."""

from datetime import date

import polars as pl

from onward.pathway.law.duties.health.told_of_continuing_healthcare import FOUND_LATER, IDENTIFIED, LIKELY, SOURCE
from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.lengths import Local
from onward.values.date_columns import later_of

LEAD_IN = Local("chc_referral_lead_in_months", "3 months", "Before the 16th birthday, to begin to prepare the referral")

DUTY = Duty(
    key="chc-screen-16",
    title="Formal referral for adult continuing healthcare screening",
    phase="ready 16-17",
    theme="health",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation=SOURCE,
    url="https://www.gov.uk/government/publications/national-framework-for-nhs-continuing-healthcare-and-nhs-funded-nursing-care",
    in_force_from=date(2022, 7, 1),
    applies=LIKELY,
    opens=later_of(LEAD_IN.before(birthday(16)), IDENTIFIED),
    opens_words="3 months before the 16th birthday, or the day they were identified if later",
    due=pl.when(birthday(16) < IDENTIFIED).then(FOUND_LATER.after(IDENTIFIED)).otherwise(birthday(16)),
    due_words="16th birthday; if identified later, 28 days after that (a local date)",
    ends=birthday(18),
    lead="Children's community health team",
    partners=("adult continuing healthcare team", "social care", "family", "advocate"),
    evidence="Referral and adult checklist date",
    joins_meeting="letter or decision",
    lengths=(LEAD_IN, FOUND_LATER),
    note="Known from a second-hand account of the framework. The record of this referral opens the decision at 17.",
)
