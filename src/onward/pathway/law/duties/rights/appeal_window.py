"""The last day on which an EHC decision can be appealed to the SEND Tribunal."""

from datetime import date

import polars as pl

from onward.pathway.law.duty import THE_EVENT, Basis, Duty, Strength, each_event
from onward.pathway.law.facts.education import appeal_registered_after, mediation_certificate_after
from onward.pathway.law.lengths import Length
from onward.values.date_columns import later_of, next_working_day

RULES = "Tribunal Procedure (First-tier Tribunal) (HESC) Rules 2008 rules 12 and 20"
FROM_DECISION = Length("appeal after the decision within", {date(2014, 9, 1): "2 months"}, RULES)
FROM_CERTIFICATE = Length("appeal after the mediation certificate within", {date(2014, 9, 1): "1 month"}, RULES)

_LAST_DAY = later_of(FROM_DECISION.after(THE_EVENT["on"]), FROM_CERTIFICATE.after(mediation_certificate_after))
_YEAR, _MONTH, _DAY = _LAST_DAY.dt.year(), _LAST_DAY.dt.month(), _LAST_DAY.dt.day()
_SECOND_JANUARY = (
    pl.when((_MONTH == 12) & (_DAY >= 25))
    .then(pl.date(_YEAR + 1, 1, 2))
    .when((_MONTH == 1) & (_DAY == 1))
    .then(pl.date(_YEAR, 1, 2))
)
_FIRST_SEPTEMBER = pl.when(_MONTH == 8).then(pl.date(_YEAR, 9, 1))

DUTY = Duty(
    key="send-appeal-window",
    title="Last day to appeal to the SEND Tribunal",
    phase="ready 16-17",
    theme="rights",
    strength=Strength.MUST,
    basis=Basis.LAW,
    due_basis=Basis.LAW,
    citation=f"{RULES}; Children and Families Act 2014 ss.51-55",
    url="https://www.legislation.gov.uk/uksi/2008/2699",
    in_force_from=date(2014, 9, 1),
    grain=each_event("appealable_decision"),
    applies={"the council has sent an EHC decision that can be appealed": THE_EVENT["on"].is_not_null()},
    opens=THE_EVENT["on"],
    opens_words="Date of the decision notice",
    due=next_working_day(pl.coalesce(_SECOND_JANUARY, _FIRST_SEPTEMBER, _LAST_DAY)),
    due_words=(
        "Later of the decision + 2 months and the mediation certificate + 1 month; moved to the next working day, "
        "and past 25 December to 1 January and past August"
    ),
    done=appeal_registered_after,
    due_is_end_point=True,
    recurs="per decision",
    clock=True,
    lead="Young person or parent",
    partners=("SEND advice service", "mediation service", "council SEND team"),
    evidence="Appeal registered, or window closed",
    joins_meeting="letter or decision",
    lengths=(FROM_DECISION, FROM_CERTIFICATE),
    note=(
        "The right runs out on the due date; no agency has defaulted. Contact the mediation adviser within the two "
        "months. No certificate is needed when the appeal is only about the named placement."
    ),
)
