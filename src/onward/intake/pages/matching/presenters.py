"""How questions and decisions about matches are worded."""

from onward.intake.choices import Choice, QuestionState
from onward.intake.linkage.judging import Kind
from onward.intake.models import Decision
from onward.people.choices import SYSTEMS

KINDS = {
    Kind.LIKELY: "Alike, not certain",
    Kind.TWINS: "May be twins",
    Kind.NUMBERS_DISAGREE: "Numbers disagree",
    Kind.SHARED_NUMBER: "Share a number, names differ",
    Kind.SAME_SYSTEM: "One system holds both",
    Kind.TWO_PERSONS: "Both are on the list already",
}


def kind_words(kind: str) -> str:
    return KINDS.get(kind, kind.capitalize())


def state_words(state: str) -> str:
    return QuestionState(state).label


def system_words(system: str) -> str:
    return SYSTEMS.get(system, system)


def by_words(decision: Decision) -> str:
    return decision.by.user.name if decision.by else "By command"


def decision_words(decision: Decision) -> str:
    between = f"{system_words(decision.a.system)} and {system_words(decision.b.system)}"
    return f"{Choice(decision.choice).label} ({between})"


def stands_words(decision: Decision) -> tuple[str, str]:
    """Where a decision stands, and the kind of its tag."""
    if decision.undone_at:
        who = f" by {decision.undone_by.user.name}" if decision.undone_by else ""
        refused = decision.needs_second and not decision.seconded_at
        return (f"Refused{who}" if refused else f"Undone{who}"), "plain"
    if decision.choice == Choice.NOT_SURE:
        return "Open", "unknown"
    if decision.needs_second and not decision.seconded_at:
        return "Waits for a second person", "waiting"
    if not decision.carried_out_at:
        return "Being carried out", "waiting"
    if decision.seconded_by:
        return f"In force, agreed by {decision.seconded_by.user.name}", "done"
    return "In force", "done"
