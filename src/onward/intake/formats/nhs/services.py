"""Which kind of spell an NHS service is, from its name and when it began."""

from datetime import date

from onward.intake.formats.person_columns import folded
from onward.intake.formats.reading.values import age_on

# Parts of names that say who a service is for. Tried in order.
_FOR_ADULTS = ("adult",)
_FOR_CHILDREN = ("child", "paediatric", "pediatric", "camhs", "cypmhs", "schoolnurs", "youngpe", "neonat")


def kind_of_service(name: str, began: date | None, born: date | None) -> str:
    """The kind of spell; a service whose name does not say is judged by the person's age when it began."""
    plain = folded(name)
    if "continuinghealthcare" in plain or plain == "chc":
        return "continuing_healthcare"
    if "continuingcare" in plain:
        return "continuing_care"
    if any(part in plain for part in _FOR_ADULTS):
        return "adult_health"
    if any(part in plain for part in _FOR_CHILDREN):
        return "childrens_health"
    grown = born is not None and began is not None and age_on(born, began) >= 18
    return "adult_health" if grown else "childrens_health"


def is_learning_disability_register(words: str) -> bool:
    return folded(words) in ("learningdisabilityregister", "onlearningdisabilityregister", "ldregister")
