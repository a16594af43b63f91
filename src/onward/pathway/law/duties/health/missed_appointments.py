"""Someone who misses a first appointment with an adults' service is contacted and offered another."""

from datetime import date

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.ages import birthday
from onward.pathway.law.facts.moving import moved_before_the_appointment
from onward.pathway.law.lengths import Length, Local

INITIAL = Length("appointments count as initial for", {date(2023, 1, 1): "12 months"}, "NICE QS140 statement 6")
WITHIN = Local(
    "missed_appointment_days", "14 days", "After a missed first appointment, to make contact and offer another"
)

DUTY = Duty(
    key="missed-appointment-follow-up",
    title="Missed first adult appointments followed up",
    phase="settle 18-25",
    theme="health",
    strength=Strength.GOOD_PRACTICE,
    basis=Basis.GUIDANCE,
    due_basis=Basis.LOCAL,
    citation="NICE NG43 section 1.4; QS140 statement 6 (updated 2023)",
    url=(
        "https://www.nice.org.uk/guidance/qs140/chapter/"
        "Quality-statement-6-Missed-initial-appointments-after-transfer-to-adults-services"
    ),
    in_force_from=date(2023, 1, 1),
    grain=each_event("appointment_missed"),
    applies={
        "moved to the adults' service in the 12 months before the appointment": (
            INITIAL.after(moved_before_the_appointment) >= THE_EVENT["on"]
        ).fill_null(value=False),
    },
    opens=THE_EVENT["on"],
    opens_words="Date of the missed appointment",
    due=WITHIN.after(THE_EVENT["on"]),
    due_words="Missed appointment date + 14 days",
    ends=birthday(26),
    recurs="per missed appointment",
    clock=True,
    lead="Adults' service",
    partners=("named worker", "GP", "family", "safeguarding lead"),
    evidence=(
        "Contact made and a further chance offered; if still not engaging, back to the named worker; "
        "no discharge without this"
    ),
    joins_meeting="first adult service visits",
    lengths=(INITIAL, WITHIN),
    note=(
        "NICE sets no number of days; 14 is local. Since 2023 it covers initial appointments, for example those of the "
        "first year, not only the first one."
    ),
)
