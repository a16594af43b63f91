"""Restrictions on someone who may be unable to agree to them are looked at by a lawyer at 16."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.asked import asked_from
from onward.pathway.law.facts.rights import (
    liberty_order,
    living_capacity_doubted,
    restrictions_may_arise,
    restrictions_recorded,
    under_restrictions,
)
from onward.pathway.law.lengths import Local

LEAD_IN = Local(
    "liberty_check_lead_in_months", "3 months", "Before the 16th birthday, to look at restrictive arrangements"
)

_OPENS = LEAD_IN.before(birthday(16))

DUTY = Duty(
    key="liberty-check-16",
    title="Restrictive arrangements checked at 16",
    phase="ready 16-17",
    theme="rights",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation=(
        "Human Rights Act 1998 (article 5); Re D [2019] UKSC 42; Attorney General for Northern Ireland's "
        "Reference [2026] UKSC 16"
    ),
    url="https://www.supremecourt.uk/cases/uksc-2025-0042",
    in_force_from=date(2026, 6, 2),
    applies={  # Asked of everyone, the question would be noise; a recorded restriction counts whoever it falls on.
        "in care, in hospital or disabled, or restrictions are recorded": restrictions_may_arise
        | liberty_order
        | restrictions_recorded.fill_null(value=False),
        "under continuous supervision or restrictions": asked_from(under_restrictions(), _OPENS),
        "may be unable to agree to living arrangements": asked_from(living_capacity_doubted, _OPENS),
    },
    opens=_OPENS,
    opens_words="16th birthday minus 3 months",
    due=birthday(16),
    due_words="16th birthday",
    ends=birthday(18),
    recurs="at each care review",
    lead="Children's social care or ICB",
    partners=(
        "provider",
        "legal team",
        "advocate",
        "adult social care",
    ),
    evidence="Recorded legal view on deprivation of liberty and consent; court application where needed",
    joins_meeting="looked-after or pathway review",
    lengths=(LEAD_IN,),
    note=(
        "Onward records facts and a dated legal view and never works out an answer: since 2 June 2026 many "
        "factors count, and consent can be shown through wishes and feelings. Parents cannot consent for a 16 "
        "or 17 year old (Re D). Authorisations in care homes and hospitals start at 18."
    ),
)
