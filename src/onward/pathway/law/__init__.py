"""What the law requires, of whom, by when: one file a duty. Pure Python and Polars; reads no clock and no database.

    from onward.pathway.law import Facts, assess, explain

    rows = assess(Facts(people, spells, events, loaded=frozenset({"send"})), on=day)   # everyone at once
    why = explain(facts, person=12, duty="ehcp-annual-review", on=day)                 # one answer, step by step

`duties/` holds the duties, each with its worked cases beside it; `facts/` the named facts they are written in.
`docs/how-to/add-a-duty.md` says how to add one.
"""

from onward.pathway.law.ask import AreaSettings
from onward.pathway.law.duty import Duty, Status
from onward.pathway.law.engine import ROWS, assess
from onward.pathway.law.explain import explain
from onward.pathway.law.frames import EVENTS, PEOPLE, SPELLS, Facts
from onward.pathway.law.registry import DUTIES

__all__ = [
    "DUTIES",
    "EVENTS",
    "PEOPLE",
    "ROWS",
    "SPELLS",
    "AreaSettings",
    "Duty",
    "Facts",
    "Status",
    "assess",
    "explain",
]
