"""Help from Access to Work is asked for before a job or placement starts."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, latest_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.employment import ever_disabled_or_unwell
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

AHEAD = Length(
    "apply ahead of the start by no more than",
    {date(1994, 6, 1): "6 months"},
    "Supported internship process",
)

DUTY = Duty(
    key="access-to-work-application",
    title="Access to Work application made",
    phase="ready 16-17",
    theme="employment",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="DWP Access to Work; supported internship process",
    url="https://www.gov.uk/access-to-work",
    in_force_from=date(1994, 6, 1),
    grain=latest_event("job_start_agreed"),
    applies={
        "a disability or health condition": ever_disabled_or_unwell,
    },
    opens=later_of(birthday(16), AHEAD.before(THE_EVENT["until"])),
    opens_words="Start date minus 6 months, from 16",
    due=THE_EVENT["until"],
    due_words="Day the job or placement starts",
    ends=birthday(26),
    recurs="per job or placement",
    lead="Young person with job coach or provider",
    partners=(
        "DWP",
        "employer",
        "college",
    ),
    evidence="Application reference and date; support agreed",
    joins_meeting="transition planning meeting",
    lengths=(AHEAD,),
    note="The limit of six months ahead comes from the process for supported internships.",
)
