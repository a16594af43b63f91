"""Personal Independence Payment is claimed when Disability Living Allowance ends at 16."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.money import (
    disabled_or_unwell,
    gets_disability_living_allowance,
    pip_letter_on,
    pip_reply_by,
)
from onward.pathway.law.lengths import Length

REPLY = Length("reply to the letter within", {date(2013, 6, 10): "28 days"}, "The invitation letter from DWP")

DUTY = Duty(
    key="pip-claim",
    title="Personal Independence Payment claimed at 16",
    phase="ready 16-17",
    theme="money",
    strength=Strength.SHOULD,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="Personal Independence Payment (Transitional Provisions) Regulations 2013; DWP guidance on turning 16",
    url="https://www.gov.uk/disability-living-allowance-children/when-your-child-turns-16",
    in_force_from=date(2013, 6, 10),
    applies={
        "disabled or unwell, or known to get Disability Living Allowance": disabled_or_unwell
        | gets_disability_living_allowance().fill_null(value=False),
        "gets Disability Living Allowance": asked_from(gets_disability_living_allowance(), birthday(16)),
    },
    opens=pip_letter_on,
    opens_words="Date of the invitation letter, shortly after the 16th birthday",
    due=pl.coalesce(pip_reply_by, REPLY.after(pip_letter_on)),
    due_words="Reply date in the letter; if none is recorded, the letter's date + 28 days",
    ends=birthday(18),
    changes_on=(birthday(16),),
    clock=True,
    lead="Young person or appointee",
    partners=(
        "parents",
        "benefits adviser",
        "school",
        "named worker",
    ),
    evidence="Claim date and reference",
    joins_meeting="letter or decision",
    lengths=(REPLY,),
    note=(
        "The allowance goes on until the decision if claimed in time. The letter is what opens this: someone in "
        "hospital at 16 gets it on leaving, and an award made under the terminal illness rules about 20 weeks "
        "before it ends. Ministers have floated moving the age to 18."
    ),
)
