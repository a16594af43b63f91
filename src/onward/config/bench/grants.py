"""Who may see what: every grant from nothing, and those of one person, as when a worker changes."""

from dataclasses import replace

from onward.config.bench import city
from onward.config.bench.measuring import Report, timed


def all_and_one(people: int) -> Report:
    city.begin(people)
    from onward.pathway import queries as pathway
    from onward.sharing import actions
    from onward.sharing.asking import as_job

    with as_job("bench"):
        everyone = list(pathway.tracked().values_list("person", flat=True))
        grants = actions.recompute_everyone()
        every = timed("every grant from nothing", actions.recompute_everyone, runs=3, many=grants, unit="grants")
        one = timed("one person's grants", lambda: actions.recompute(everyone[:1]), runs=9, many=1, unit="people")
    share = (one.best * len(everyone)) / every.best
    note = f"one by one would take {share:,.0f} times as long as all together"
    return Report(f"Grants, {people:,} young people", [every, replace(one, note=note)])
