"""A homeless 16 or 17 year old has somewhere safe the same day."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.home import aged_16_or_17_then

DUTY = Duty(
    key="homeless-16-17",
    title="Homeless 16 or 17 year old helped the same day",
    phase="ready 16-17",
    theme="home",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.GUIDANCE,
    citation="Children Act 1989 ss.17 and 20; Housing Act 1996 Part 7; joint statutory guidance 2018",
    url="https://www.gov.uk/government/publications/provision-of-accommodation-for-16-and-17-year-olds-who-may-be-homeless-and-or-require-accommodation",
    in_force_from=date(2018, 4, 1),
    grain=each_event("homelessness_risk"),
    applies={
        "aged 16 or 17 when they asked for help": aged_16_or_17_then(),
    },
    opens=THE_EVENT["on"],
    opens_words="Date they ask for help or are referred",
    due=THE_EVENT["on"],
    due_words="The same day",
    ends=birthday(18),
    recurs="per event",
    clock=True,
    lead="Children's social care",
    partners=(
        "housing",
        "youth justice",
        "voluntary sector",
    ),
    evidence="Safe place that night; Children Act assessment started; section 20 explained with advocacy",
    joins_meeting="letter or decision",
    note=(
        "Children's services lead; accommodation under section 20 comes before housing duties. The same day "
        "holds where there is nowhere safe to stay."
    ),
)
