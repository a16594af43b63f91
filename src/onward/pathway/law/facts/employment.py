"""Wishes, internships and what help at work rests on."""

from onward.pathway.law.facts.declare import STARTED, STATE, latest_answer, of_events, of_spells


@of_events("wants_paid_work", who="The young person")
def wants_paid_work(ask):
    """The young person wants paid work; the last answer counts."""
    return latest_answer()


@of_spells("activity", who="The college")
def supported_internship_started(ask):
    """The day the last supported internship started."""
    return STARTED.filter(STATE == "supported_internship").max()


@of_spells("disability", "condition", "learning_disability_register", who="The young person")
def ever_disabled_or_unwell(ask):
    """A disability or health condition is recorded. Nothing recorded is not a "no": help at work is open to many."""
    return STATE.is_not_null().any()
