"""A care leaver at risk of homelessness is referred the same day."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.home import care_leaver_for_housing
from onward.pathway.law.facts.leaving_care import became_eligible_child

DUTY = Duty(
    key="homeless-care-leaver",
    title="Care leaver at risk of homelessness referred",
    phase="settle 18-25",
    theme="home",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.GUIDANCE,
    citation="Housing Act 1996 Part 7 and s.213B; Homelessness Code of Guidance ch 22",
    url="https://www.gov.uk/guidance/homelessness-code-of-guidance-for-local-authorities/chapter-22-care-leavers",
    in_force_from=date(2018, 10, 1),
    grain=each_event("homelessness_risk"),
    applies={
        "a care leaver of 18 or over, or a relevant child": care_leaver_for_housing(),
    },
    opens=THE_EVENT["on"],
    opens_words="Date the risk became known",
    due=THE_EVENT["on"],
    due_words="The same day",
    ends=birthday(25),
    changes_on=(birthday(16), birthday(18), became_eligible_child),
    recurs="per event",
    clock=True,
    lead="Personal adviser",
    partners=(
        "housing",
        "voluntary sector",
        "DWP",
    ),
    evidence="Duty-to-refer made; prevention or relief duty accepted; personal housing plan",
    joins_meeting="letter or decision",
    note=(
        "In priority need without more at 18 to 20 if looked after at 16 or 17. Section 9 of the 2026 Act, not "
        "yet begun, ends intentional homelessness for relevant and former relevant young people under 25."
    ),
)
