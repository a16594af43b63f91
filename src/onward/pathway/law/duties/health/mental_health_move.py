"""The move on from children's mental health services is planned at 17 and a half."""

from datetime import date

from onward.pathway.law.duty import Basis, Duty, Strength
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.health import uses_childrens_mental_health
from onward.pathway.law.facts.moving import adult_move_ruled_out
from onward.pathway.law.lengths import Local

LEAD_IN = Local("mental_health_move_lead_in_months", "9 months", "Before the 18th birthday, to begin to plan the move")
PLANNED_BY = Local("mental_health_move_months", "6 months", "Before the 18th birthday, to have planned the move")

DUTY = Duty(
    key="camhs-transition-plan",
    title="Mental health move planned from 17 and a half",
    phase="transfer 17.5-19",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="NHS England model CAMHS transition specification; NHS Long Term Plan 0-25 offer",
    url="https://www.longtermplan.nhs.uk/",
    in_force_from=date(2015, 1, 23),
    applies={
        "under children's mental health services": uses_childrens_mental_health,
        # Support may not end by silence: only a recorded "no" takes the plan away.
        "not recorded as needing no adult service": ~adult_move_ruled_out,
    },
    opens=LEAD_IN.before(birthday(18)),
    opens_words="18th birthday minus 9 months",
    due=PLANNED_BY.before(birthday(18)),
    due_words="18th birthday minus 6 months",
    ends=birthday(25),
    recurs="reviewed at each contact until settled",
    lead="Children's mental health service",
    partners=("adult mental health", "GP", "named worker", "college", "voluntary sector", "family"),
    evidence="Transition plan with adult pathway or agreed alternative, crisis plan and joint meeting date",
    joins_meeting="transition planning meeting",
    lengths=(LEAD_IN, PLANNED_BY),
    note=(
        "17 and a half is what local services that follow the national model do. NICE warns against rigid ages: flag, "
        "do not force. Known from a second-hand account of the specification."
    ),
)
