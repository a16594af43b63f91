"""Which kinds of record a named fact rests on, straight or by way of other facts: so that a page knows whose it is to see."""

from datetime import date
from functools import cache

from onward.pathway.law.ask import AreaSettings, Ask
from onward.pathway.law.facts.declare import FACTS

PERSON = "person"  # the birth date and the day first known: who someone is


@cache
def kinds_behind(fact: str) -> frozenset[str]:
    """Kinds of spell and event, and PERSON where the fact weighs who someone is. Empty for what is no fact."""
    return _behind(fact, frozenset())


def _behind(name: str, above: frozenset[str]) -> frozenset[str]:
    if name in ("born", "first_known"):
        return frozenset({PERSON})
    if name not in FACTS or name in above:
        return frozenset()
    fact = FACTS[name]
    rests_on = fact.build(_ANY_QUESTION).meta.root_names()
    found = set(fact.kinds)
    for other in rests_on:
        found |= _behind(other, above | {name})
    return frozenset(found)


# What a fact rests on does not depend on the day or the area.
_ANY_QUESTION = Ask(date(2026, 9, 1), AreaSettings(), frozenset())
