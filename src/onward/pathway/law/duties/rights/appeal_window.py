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


def appeal_window_closes(decided_on: pl.Expr, certificate_on: pl.Expr) -> pl.Expr:
    """The last day to appeal against a decision, moved past days on which the Tribunal's rules let no time run out."""
    last_day = later_of(FROM_DECISION.after(decided_on), FROM_CERTIFICATE.after(certificate_on))
    year, month, day = last_day.dt.year(), last_day.dt.month(), last_day.dt.day()
    second_january = (
        pl.when((month == 12) & (day >= 25))
        .then(pl.date(year + 1, 1, 2))
        .when((month == 1) & (day == 1))
        .then(pl.date(year, 1, 2))
    )
    first_september = pl.when(month == 8).then(pl.date(year, 9, 1))
    closes = next_working_day(pl.coalesce(second_january, first_september, last_day))
    return pl.when(decided_on.is_not_null()).then(closes)


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
    due=appeal_window_closes(THE_EVENT["on"], mediation_certificate_after),
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
