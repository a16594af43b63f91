"""The adult care and support plan and its indicative budget are ready before 18, when needs will be eligible."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.social_care import transition_assessed_on, transition_assessment_outcome
from onward.pathway.law.lengths import Local

READY_BY = Local(
    "adult_plan_ready_months", "3 months", "Before the 18th birthday, to have the adult plan and budget ready"
)

DUTY = Duty(
    key="careact-adult-plan-ready",
    title="Adult care and support plan and budget ready before 18",
    phase="transfer 17.5-19",
    theme="social-care",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="Care Act 2014 ss.13, 17, 18, 24-26 and 31; Care and Support Statutory Guidance ch 16",
    url="https://www.legislation.gov.uk/ukpga/2014/23/section/25",
    in_force_from=date(2015, 4, 1),
    applies={
        "a transition assessment has been completed": transition_assessed_on.is_not_null(),
        # An assessment whose outcome was not sent leaves the question open.
        "it shows likely eligible needs at 18": (
            pl.when(transition_assessment_outcome.is_in(["eligible", "not_eligible"])).then(
                transition_assessment_outcome == "eligible"
            )
        ),
    },
    opens=birthday(17),
    opens_words="17th birthday",
    due=READY_BY.before(birthday(18)),
    due_words="18th birthday minus 3 months",
    ends=birthday(18),
    lead="Adult social care",
    partners=(
        "children's social care",
        "ICB",
        "provider",
        "finance and benefits team",
        "young person",
        "advocate",
    ),
    evidence=(
        "Draft care and support plan, indicative personal budget, financial assessment explained, "
        "direct payment choice recorded"
    ),
    joins_meeting="transition planning meeting",
    lengths=(READY_BY,),
    note=(
        "An indicative budget before 18 is guidance; 3 months is a local target. Adult services cannot be provided "
        "under the Act before the 18th birthday. Known from a second-hand account of the guidance."
    ),
)
