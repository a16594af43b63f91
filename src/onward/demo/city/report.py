"""What was made against what was aimed for, figure by figure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onward.demo.city import targets
from onward.demo.city.calendar_days import age_on
from onward.demo.city.model import City, Person


@dataclass(frozen=True, slots=True)
class Comparison:
    """`made` and `target` are in the same unit: people at this city's size, or a share of `out_of`."""

    figure: str
    made: float
    target: float
    out_of: int = 0  # the number of people a share is of; 0 for counts


def compare(city: City) -> list[Comparison]:
    return [*_plans(city), *_care(city), *_participation(city), *_adults(city), *_records(city)]


def _share(figure: str, number: int, of: int, target: float) -> Comparison:
    return Comparison(figure, number / of if of else 0, target, of)


def _plans(city: City) -> Iterator[Comparison]:
    scale = len(city.people) / sum(sum(ages.values()) for ages in targets.GROUPS.values())
    plans = [p for p in city.people if p.plan and not p.plan.ceased]
    by_age = Counter(p.age for p in plans)
    for age in targets.AGES:
        yield Comparison(f"EHC plans at academic age {age}", by_age[age], targets.GROUPS["plan"][age] * scale)
    needs = Counter(p.plan.need for p in plans if p.plan)
    total = sum(targets.NEEDS.values())
    for need, number in targets.NEEDS.items():
        yield _share(f"plans with main need {need}", needs[need], len(plans), number / total)
    for age in range(14, 22):
        settings = Counter(p.plan.setting for p in plans if p.plan and p.age == age)
        wanted = targets.PLACEMENTS[age]
        for setting in ("mainstream", "special", "college", "specialist college", "NEET"):
            yield _share(
                f"plans at {age} in {setting}", settings[setting], by_age[age], wanted[setting] / sum(wanted.values())
            )
    decided = [
        p.plan for p in plans if p.plan and p.plan.decided and p.plan.meeting and (city.on - p.plan.meeting).days > 150
    ]
    in_time = sum(1 for plan in decided if plan.decided and plan.meeting and (plan.decided - plan.meeting).days <= 28)
    yield _share("review decisions within four weeks", in_time, len(decided), targets.REVIEW_IN_FOUR_WEEKS)
    yield _share("plans of men and boys", sum(p.sex == "M" for p in plans), len(plans), targets.MALE_WITH_PLAN)
    interns = sum(p.plan.work_based == "SI" for p in plans if p.plan)
    yield Comparison("plans with a supported internship", interns, 73 * scale)
    support = sum(p.sen_support_since is not None for p in city.people)
    yield _share("people on SEN support", support, len(city.people), 11_140 / targets.PEOPLE)
    ceased = Counter(
        p.plan.cease_reason for p in city.people if p.plan and p.plan.ceased and age_on(p.born, p.plan.ceased) >= 20
    )
    wanted_reasons = targets.CEASED_20_AND_OVER
    for reason in ("6", "4", "3"):
        yield _share(
            f"plans ceased at 20 or over for reason {reason}",
            ceased[reason],
            sum(ceased.values()),
            wanted_reasons[reason] / sum(wanted_reasons.values()),
        )


def _in_care(person: Person) -> bool:
    return person.care is not None and person.care.open and person.care.episodes[-1].legal != "V4"


def _care(city: City) -> Iterator[Comparison]:
    scale = len(city.people) / targets.PEOPLE
    in_care = [p for p in city.people if _in_care(p)]
    yield Comparison("looked after, 13 to 17", len(in_care), 1090 * scale)
    yield Comparison("unaccompanied children looked after", sum("9A" in p.risks for p in in_care), 176 * 0.92 * scale)
    older = [p for p in in_care if age_on(p.born, city.on) >= 16]
    placed = Counter(p.care.episodes[-1].placement[0] for p in older if p.care)
    yield _share("looked after at 16 and 17 in foster care", placed["U"], len(older), 0.42)
    leavers = [
        p
        for p in city.people
        if p.care and p.care.eligibility == "Former Relevant" and 19 <= age_on(p.born, city.on) <= 21
    ]
    yield Comparison("care leavers aged 19 to 21", len(leavers), 850 * scale)
    working = sum(p.care.activity[0] in "FP" for p in leavers if p.care)
    yield _share("care leavers 19 to 21 learning or working", working, len(leavers), 0.55)
    suitable = sum(p.care.home.endswith("1") and p.care.home != "R1" for p in leavers if p.care)
    yield _share("care leavers 19 to 21 suitably housed", suitable, len(leavers), 0.85)
    with_plan = sum(p.plan is not None and not p.plan.ceased for p in in_care)
    yield _share("looked after with an EHC plan", with_plan, len(in_care), 0.243)


def _participation(city: City) -> Iterator[Comparison]:
    support = [p for p in city.people if p.group == "sen support" and p.age in (16, 17) and p.activity]
    outside = sum(p.activity.code[0] in "68" for p in support if p.activity)
    yield _share("SEN support at 16-17 NEET or not known", outside, len(support), 0.112)
    for age, share in ((16, 58 / 823), (18, 65 / 630), (19, 81 / 503)):
        plans = [p for p in city.people if p.age == age and p.plan and not p.plan.ceased]
        neet = sum(p.activity is not None and p.activity.code[0] == "6" for p in plans)
        yield _share(f"plans NEET at {age}", neet, len(plans), share)


def _adults(city: City) -> Iterator[Comparison]:
    scale = len(city.people) / targets.PEOPLE
    long_term = sum(bool(p.adult and p.adult.services) and 18 <= age_on(p.born, city.on) <= 24 for p in city.people)
    wanted = targets.LONG_TERM_SUPPORT_18_TO_24 * targets.POPULATION_18_TO_24 * scale
    yield Comparison("adults 18 to 24 with long-term support", long_term, wanted)


def _records(city: City) -> Iterator[Comparison]:
    nobody = sum(all(role.ended for role in p.roles) for p in city.people)
    yield _share("people with no worker named", nobody, len(city.people), targets.NOBODY_NAMED)


def as_text(comparisons: list[Comparison]) -> str:
    lines = [f"{'figure':58}{'made':>10}{'target':>10}"]
    for c in comparisons:
        words = f"{c.made:10.1%}{c.target:10.1%}" if c.out_of else f"{c.made:10.0f}{c.target:10.0f}"
        lines.append(f"{c.figure:58}{words}")
    return "\n".join(lines) + "\n"
