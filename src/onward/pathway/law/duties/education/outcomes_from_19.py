"""From 19, each review of an EHC plan weighs whether its education and training outcomes are met."""

from datetime import date

from onward.pathway.law.duty import LAST_DONE, THE_SPELL, Basis, Duty, Strength, latest_spell
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.declare import ASKED_ON
from onward.pathway.law.facts.education import reviews_completed_last
from onward.pathway.law.facts.education_moves import too_old_for_a_plan_from
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of

EVERY = Length("review the plan in every", {date(2014, 9, 1): "12 months"}, "Children and Families Act 2014 s.44(1)")

DUTY = Duty(
    key="ehcp-19plus-outcomes-test",
    title="Reviews from 19 weigh whether outcomes are met",
    phase="settle 18-25",
    theme="education",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation="Children and Families Act 2014 ss.44(5) and 45(4)",
    url="https://www.legislation.gov.uk/ukpga/2014/6/section/44",
    in_force_from=date(2014, 9, 1),
    grain=latest_spell("ehc_plan"),
    applies={
        "the EHC plan is in force": THE_SPELL["ended"].is_null() | (THE_SPELL["ended"] >= ASKED_ON),
    },
    opens=birthday(19),
    opens_words="19th birthday",
    due=EVERY.last_day_from(later_of(THE_SPELL["started"], LAST_DONE)),
    due_words="The day by which the annual review is due",
    last_done=reviews_completed_last,
    ends=too_old_for_a_plan_from,
    recurs="every review from 19",
    lead="Council SEND team",
    partners=(
        "college",
        "adult social care",
        "health",
        "employment support",
        "young person",
    ),
    evidence="Review record states which education and training outcomes are met and why the plan continues or ends",
    joins_meeting="EHC annual review",
    lengths=(EVERY,),
    note=(
        "The Act says over 18, which its official notes read as 19 and over. Outcomes not yet met point towards "
        "keeping the plan; age alone is never a reason to end it. A completed review is taken to have weighed "
        "them."
    ),
)
