"""What the census says of one child: who they are, what they need, and the risks and plans of each episode."""

from collections.abc import Iterator, Sequence
from datetime import date

from onward.intake.claims import Claims, EventClaim, PersonClaim, SpellClaim, Unit
from onward.intake.formats.cin import meanings
from onward.intake.formats.cin.reading import characteristics, disabilities, factors, identifiers
from onward.intake.formats.reading.codes import codes, labels
from onward.intake.formats.reading.values import day, day_is_placeholder, said, yes
from onward.intake.formats.reading.xml import Node, regrown
from onward.values.identifiers import is_upn, normalised


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    children = [(regrown(u.values), (u.table, u.number)) for u in units]
    if not children:
        return Claims()
    # An episode open at the end of a year comes again in the next year's census: the later telling counts.
    episodes: dict[date, tuple[Node, tuple[str, int]]] = {}
    for child, unit in children:
        for episode in child.all("cindetails"):
            if began := day(episode.text("cinreferraldate")):
                episodes[began] = (episode, unit)
    latest, latest_unit = children[-1]
    spells: list[SpellClaim] = []
    events: list[EventClaim] = []
    for began, (episode, unit) in sorted(episodes.items(), key=lambda item: item[0]):
        events.append(EventClaim("first_known", began, "referred", details=_source(episode), unit=unit))
        if not yes(episode.text("referralnfa")):
            spells.extend(_episode(episode, began, unit))
    known_since = min(episodes, default=None)
    if known_since:
        spells.extend(_disabilities(latest, known_since, latest_unit))
    return Claims(person=_person(latest), spells=tuple(dict.fromkeys(spells)), events=tuple(events[:1]))


def _person(child: Node) -> PersonClaim:
    who = identifiers(child)
    born = day(who.text("personbirthdate"))
    upn, former = normalised(who.text("upn")), normalised(who.text("formerupn"))
    sex = said(who.text("sex") or who.text("gendercurrent")).upper()
    ethnicity = said(characteristics(child).text("ethnicity")).upper()
    return PersonClaim(
        date_of_birth=born,
        dob_placeholder=bool(born and day_is_placeholder(born)),
        sex=meanings.SEX.get(sex, ""),
        ethnicity=ethnicity if ethnicity in codes("dfe_ethnicity") else "",
        upn=upn if is_upn(upn) else "",
        former_upn=former if is_upn(former) else "",
        died_on=day(who.text("persondeathdate")),
    )


def _source(episode: Node) -> tuple[tuple[str, str], ...]:
    code = said(episode.text("referralsource")).upper()
    return (("referred_by", labels("cin_referral_source").get(code, code)),) if code else ()


def _disabilities(child: Node, since: date, unit: tuple[str, int]) -> Iterator[SpellClaim]:
    # The census does not say since when; it is known from the first referral.
    for code in dict.fromkeys(disabilities(child)):
        if code in codes("cin_disability") and code != meanings.NO_DISABILITY:
            label = labels("cin_disability")[code]
            yield SpellClaim("disability", code, since, details=(("label", label),), unit=unit)


def _episode(episode: Node, began: date, unit: tuple[str, int]) -> Iterator[SpellClaim]:
    closed = day(episode.text("cinclosuredate"))
    need = said(episode.text("primaryneedcode")).upper()
    why_closed = said(episode.text("reasonforclosure")).upper()
    details = tuple(
        (name, value)
        for name, value in (
            ("primary_need", need),
            ("primary_need_label", labels("cin_primary_need").get(need, "")),
            ("reason_closed", why_closed),
            ("reason_closed_label", labels("cin_reason_for_closure").get(why_closed, "")),
        )
        if value
    )
    yield SpellClaim("child_in_need", "open_case", began, _not_before(began, closed), details=details, unit=unit)
    yield from _plans(episode, closed, unit)
    for assessment in episode.all("assessments"):
        found_on = day(assessment.text("assessmentactualstartdate")) or began
        yield from _found(factors(assessment), found_on, _not_before(found_on, closed), unit)
    for before_court in episode.all("preproceedingsandfgdm"):
        dates = sorted(d for texts in before_court.texts.values() for t in texts if (d := day(t)))
        if dates:
            yield SpellClaim("edge_of_care", "pre_proceedings", dates[0], closed, unit=unit)


def _plans(episode: Node, closed: date | None, unit: tuple[str, int]) -> Iterator[SpellClaim]:
    for plan in episode.all("cinplandates"):
        if start := day(plan.text("cinplanstartdate")):
            end = _not_before(start, day(plan.text("cinplanenddate")) or closed)
            yield SpellClaim("childrens_support", "child_in_need_plan", start, end, unit=unit)
    for plan in episode.all("childprotectionplans"):
        if start := day(plan.text("cppstartdate")):
            code = said(plan.text("latestcategoryofabuse") or plan.text("initialcategoryofabuse")).upper()
            end = _not_before(start, day(plan.text("cppenddate")) or closed)
            yield SpellClaim(
                "child_protection", meanings.CATEGORY_OF_ABUSE.get(code, "not_stated"), start, end, unit=unit
            )


def _found(codes_found: Sequence[str], on: date, until: date | None, unit: tuple[str, int]) -> Iterator[SpellClaim]:
    """What an assessment found, held to be so until the episode closes."""
    for code in codes_found:
        details = (("factor", code), ("label", labels("cin_assessment_factor").get(code, "")))
        if risk := meanings.RISK_OF_FACTOR.get(code):
            yield SpellClaim("risk", risk, on, until, details=details, unit=unit)
        elif code == meanings.YOUNG_CARER:
            yield SpellClaim("young_carer", "found_at_assessment", on, until, details=details, unit=unit)
        elif code == meanings.UNACCOMPANIED:
            yield SpellClaim("unaccompanied_child", "unaccompanied", on, until, details=details, unit=unit)
        elif code == meanings.MENTAL_HEALTH:
            yield SpellClaim("condition", "mental_health", on, until, details=details, unit=unit)


def _not_before(start: date, end: date | None) -> date | None:
    """The end, unless it comes before the start: then it is not believed, and the check has said so."""
    return end if end is None or end >= start else None
