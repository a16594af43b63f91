"""The checks of a SEN2 return that look at several parts of one person together."""

from collections.abc import Iterator
from datetime import date

from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import age_on
from onward.intake.formats.sen2.parts import Part

# (the part to show it on, rule, column, words)
Found = tuple[Part, str, str, str]
NOT_LEARNING = {"NEET", "NIEC", "NIEO"}


def found(person: Part, census: date | None, own_la: str) -> Iterator[Found]:
    requests = person.all("requests")
    active = [plan for request in requests for plan in request.all("activeplans")]
    if len(active) > 1:
        words = "Two or more plans are in force at once. A person has one; end the others."
        yield active[1], "plans-in-force", "", words
    for request in requests:
        yield from _plan(request, person, census, own_la)


def _plan(request: Part, person: Part, census: date | None, own_la: str) -> Iterator[Found]:
    born = person.day("personbirthdate")
    assessment = request.one("assessment")
    named = assessment.one("namedplan") if assessment else None
    if named and born:
        yield from _ended_at_maximum_age(request, named, born)
    if named:
        yield from _settings(named.all("plandetail"), born, census)
    for plan in request.all("activeplans"):
        placements, needs = plan.all("placementdetail"), plan.all("senneed")
        if named is None:
            words = "The plan is in force and has no named plan. Give its start date and the setting it names."
            yield plan, "named-plan-missing", "", words
        elif named.day("ceasedate"):
            words = "The plan is among those in force and also has an end date. Correct one of them."
            yield plan, "in-force-and-ended", "", words
        if not placements and not plan.text("transferla"):
            words = "The plan is in force and no placement is given. Give one, or the reason there is none."
            yield plan, "placement-missing", "", words
        if own_la and plan.text("transferla") == own_la:
            words = "The plan is said to come from another council, and the code is our own. Correct it."
            yield plan, "transfer-own", "transferla", words
        yield from _settings(placements, born, census)
        yield from _needs(plan, needs)
        if census:
            yield from _reviews(plan, named, census)


def _ended_at_maximum_age(request: Part, named: Part, born: date) -> Iterator[Found]:
    ended = named.day("ceasedate")
    youngest = 19 if request.text("rya") == "1" else 25
    if ended and named.text("ceasereason") == "1" and age_on(born, ended) < youngest - 1:
        words = "The reason is maximum age, and the person was younger. Correct the reason or the date."
        yield named, "cease-age", "ceasereason", words


def _settings(places: list[Part], born: date | None, census: date | None) -> Iterator[Found]:
    open_main = [p for p in places if _rank(p) == "1" and not p.day("leavingdate")]
    if len(open_main) > 1:
        yield open_main[1], "two-main-placements", "placementrank", "Two placements are main at once. Rank one second."
    if places and not any(_rank(p) in ("1", "") for p in places):
        yield places[0], "second-without-main", "placementrank", "There is a second placement and no main one."
    if born is None or census is None:
        return
    age = age_on(born, census)
    for place in places:
        kind = place.text("sensetting").upper()
        if (kind in NOT_LEARNING and age < 16) or (kind == "EYP" and age > 7):
            words = f"The setting ({codes('sen2_setting')[kind]['label'].lower()}) does not fit the person's age."
            yield place, "setting-age", "sensetting", words


def _needs(plan: Part, needs: list[Part]) -> Iterator[Found]:
    if not needs:
        yield plan, "need-missing", "", "The plan is in force and names no need. Give at least the main one."
    kinds = [n.text("sentype").upper() for n in needs if n.text("sentype")]
    if len(set(kinds)) < len(kinds):
        yield needs[-1], "need-twice", "sentype", "The same need is given twice. Remove one."
    ranks = [_need_rank(n) for n in needs]
    if len(needs) > 1 and len(set(ranks)) < len(ranks):
        yield needs[-1], "need-rank", "sentyperank", "Two needs have the same rank. Rank the main one 1, the other 2."


def _reviews(plan: Part, named: Part | None, census: date) -> Iterator[Found]:
    meeting = plan.review_dates[0]
    if meeting and meeting > census:
        words = "The review meeting is after the census day of the return. Check the date."
        yield plan, "review-after-census", "reviewmeeting", words
    since = max((d for d in (meeting, named.day("startdate") if named else None) if d), default=None)
    if since and (census - since).days > 366:
        words = "No review meeting is recorded in the year before the census day. Add it if one was held."
        yield plan, "review-missing", "reviewmeeting", words


def _rank(part: Part) -> str:
    return part.text("placementrank").removesuffix(".0")


def _need_rank(part: Part) -> str:
    return part.text("sentyperank").removesuffix(".0")
