"""The named worker stays for at least six months after the move."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, OwnRule, Strength, latest_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.moving import has_named_worker, named_worker_last_day
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

STAYS = Length("named worker after the move for", {date(2016, 2, 24): "6 months"}, "NICE NG43 rec 1.2.9")

DUTY = Duty(
    key="named-worker-six-months-after",
    title="Named worker stays at least 6 months after transfer",
    phase="settle 18-25",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.GUIDANCE,
    citation="NICE NG43 rec 1.2.9; QS140 statement 4",
    url="https://www.nice.org.uk/guidance/ng43/chapter/Recommendations",
    in_force_from=date(2016, 2, 24),
    grain=latest_event("transferred"),
    applies={"has moved to an adults' service": THE_EVENT["on"].is_not_null()},
    opens=THE_EVENT["on"],
    opens_words="Transfer date",
    due=STAYS.after(THE_EVENT["on"]),
    due_words="Transfer date + 6 months: the earliest day on which the support may end",
    own_rule=OwnRule(met=has_named_worker, broken_on=later_of(named_worker_last_day, THE_EVENT["on"])),
    due_is_end_point=True,
    ends=birthday(26),
    lead="Named worker",
    partners=("adults' services", "GP", "young person", "family"),
    evidence="Contacts recorded through the 6 months; handover agreed with the young person",
    joins_meeting="first adult service visits",
    lengths=(STAYS,),
    note=(
        "Within the six months it is broken while nobody holds the role. Longer where another law says so, for example "
        "a personal adviser. NG43 is also said to ask for the same clinician at the first 2 attended appointments and "
        "the same social worker to the first plan review. Known from a second-hand account of the guideline."
    ),
)
