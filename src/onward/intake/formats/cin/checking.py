"""What a child of the census must satisfy. Numbers are those of the DfE's validation list; the rest are in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from onward.intake.claims import Failure, Severity, Unit
from onward.intake.formats.cin.reading import characteristics, disabilities, factors, identifiers
from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import age_skip, date_failure
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import age_on, day, is_scientific, said, yes
from onward.intake.formats.reading.xml import Node, regrown
from onward.values.identifiers import is_upn, is_upn_placeholder, normalised, problem_with_upn

WHO = "The children's social care data team"


@dataclass(slots=True)
class Judged:
    """A child under check, the failures found so far, and what the load remembers."""

    top: Node
    context: Context
    failures: list[Failure] = field(default_factory=list)

    def tell(
        self, rule: str, node: Node, name: str, value: str, words: str, severity: Severity = Severity.WARNING
    ) -> None:
        self.failures.append(Failure(rule, node.path + name, value, words, WHO, severity))

    def date(self, rule: str, node: Node, name: str, *, may_be_future: bool = False) -> date | None:
        """The date at a name, told about when it is none or is in the future."""
        text = node.text(name.lower())
        if failure := date_failure(rule, node.path + name, text, WHO):
            self.failures.append(failure)
        on = day(text)
        if on and on > self.context.today and not may_be_future:
            self.tell("future-date", node, name, text, "The date is in the future. Check the year.")
        return on


def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
    subjects: dict[str, int] = {}
    upns: dict[str, str] = {}
    for unit in units:
        judged = Judged(regrown(unit.values), context)
        who = identifiers(judged.top)
        born = day(who.text("personbirthdate"))
        if born is None or born <= context.today:
            unit.skip = age_skip(born or day(who.text("expectedpersonbirthdate")), context.today)
        if not unit.skip:
            for rule in RULES:
                rule(judged)
            _repeated(judged, unit, who, subjects, upns)
            unit.failures.extend(judged.failures)
        yield unit


def _repeated(judged: Judged, unit: Unit, who: Node, subjects: dict[str, int], upns: dict[str, str]) -> None:
    if not unit.subject:
        return
    if subjects.setdefault(unit.subject, unit.number) != unit.number:
        words = "Another child of this file has the same identifier. The later is used. Send each child once."
        judged.tell("8510", who, "LAchildID", unit.subject, words)
    upn = normalised(who.text("upn"))
    if is_upn(upn) and upns.setdefault(upn, unit.subject) != unit.subject:
        words = "Another child of this file has the same unique pupil number. Find whose it is."
        judged.tell("1520", who, "UPN", who.text("upn"), words)


def _who_it_is(judged: Judged) -> None:
    who = identifiers(judged.top)
    local = said(who.text("lachildid"))
    if not local:
        words = "The child's local identifier is missing, so nobody can be found. Give it."
        judged.tell("8500", who, "LAchildID", "", words, Severity.ERROR)
    elif is_scientific(local):
        words = "A spreadsheet has shortened the identifier and its last digits are lost. Export the file again."
        judged.tell("1580", who, "LAchildID", local, words, Severity.ERROR)
    elif len(local) > 20 or not local.isalnum():
        judged.tell("1570", who, "LAchildID", local, "The identifier should be up to 20 letters and digits.")


def _birth_and_death(judged: Judged) -> None:
    who = identifiers(judged.top)
    given, expected = said(who.text("personbirthdate")), said(who.text("expectedpersonbirthdate"))
    born = judged.date("8525", who, "PersonBirthDate", may_be_future=True)
    if born and born > judged.context.today:
        words = "The date of birth is in the future. Check the year."
        judged.tell("future-birth", who, "PersonBirthDate", given, words, Severity.ERROR)
    if not given and not expected:
        words = "There is neither a date of birth nor an expected one. Give one of them."
        judged.tell("8525", who, "PersonBirthDate", "", words, Severity.ERROR)
    elif given and expected:
        words = "A date of birth and an expected one are both given. Give the expected one only before birth."
        judged.tell("8525", who, "ExpectedPersonBirthDate", expected, words)
    died = judged.date("8530", who, "PersonDeathDate")
    if born and died and died < born:
        judged.tell(
            "8530", who, "PersonDeathDate", who.text("persondeathdate"), "The death is before the birth. Check both."
        )


def _sex_and_ethnicity(judged: Judged) -> None:
    who = identifiers(judged.top)
    name, rule = ("Sex", "8750") if who.text("sex") else ("GenderCurrent", "4180")
    value = said(who.text(name.lower()))
    if value.upper() not in codes("cin_sex"):
        judged.tell(rule, who, name, value, "The sex is missing or is not a code of the census.")
    what = characteristics(judged.top)
    ethnicity = said(what.text("ethnicity"))
    if ethnicity.upper() not in codes("dfe_ethnicity"):
        judged.tell("4220", what, "Ethnicity", ethnicity, "The ethnicity is missing or is not a code of the census.")


def _upn(judged: Judged) -> None:
    who = identifiers(judged.top)
    upn, former = normalised(who.text("upn")), normalised(who.text("formerupn"))
    why_none = said(who.text("upnunknown")).upper()
    if upn and not is_upn_placeholder(upn) and (words := problem_with_upn(upn)):
        rule = "1510" if "first letter does not fit" in words else "1530" if "local authority" in words else "1540"
        judged.tell(rule, who, "UPN", who.text("upn"), f"{words} It was not used to match this person.")
    if former and (words := problem_with_upn(former)):
        judged.tell("1560Q", who, "FormerUPN", who.text("formerupn"), f"{words} It was not used to match this person.")
    born = day(who.text("personbirthdate"))
    if not upn and not why_none and born and 5 <= age_on(born, judged.context.today) <= 15:
        judged.tell("8770Q", who, "UPN", "", "A child of school age has neither a UPN nor a reason for having none.")
    if why_none and why_none not in codes("cin_upn_unknown"):
        judged.tell("8772", who, "UPNunknown", why_none, "The reason for having no UPN is not a code of the census.")
    if why_none == "UN7" and not all(yes(e.text("referralnfa")) for e in judged.top.all("cindetails")):
        judged.tell("8772", who, "UPNunknown", why_none, "UN7 is only for referrals that led to nothing further.")


def _disability(judged: Judged) -> None:
    what, found = characteristics(judged.top), disabilities(judged.top)
    name = "Disabilities/Disability"
    if not found:
        judged.tell(
            "8540", what, name, "", "Whether the child is disabled is missing. Give NONE when there is no disability."
        )
    if "NONE" in found and len(found) > 1:
        judged.tell(
            "8790", what, name, ", ".join(found), "NONE stands together with a disability. Give one or the other."
        )
    if len(set(found)) < len(found):
        judged.tell("8794", what, name, ", ".join(found), "The same disability is given twice. Remove one.")
    for code in sorted(set(found) - codes("cin_disability").keys()):
        judged.tell(
            "disability-code", what, name, code, "This is not a disability code of the census. It was not used."
        )


def _episodes(judged: Judged) -> None:
    episodes = judged.top.all("cindetails")
    if not episodes:
        judged.tell(
            "8590", judged.top, "CINdetails", "", "The child has no episode of need. Add it, or leave the child out."
        )
    spans = []
    for episode in episodes:
        began = judged.date("8600", episode, "CINreferralDate")
        closed = judged.date("8620", episode, "CINclosureDate")
        reason = said(episode.text("reasonforclosure"))
        if not said(episode.text("cinreferraldate")):
            judged.tell(
                "8600", episode, "CINreferralDate", "", "The date of referral is missing. The episode was not used."
            )
        if closed and not reason:
            judged.tell(
                "8805", episode, "ReasonForClosure", "", "The episode is closed without a reason. Give the reason."
            )
        if reason and not closed:
            judged.tell(
                "8810", episode, "CINclosureDate", reason, "There is a reason for closing and no date. Give the date."
            )
        _order(judged, "8630", episode, "CINclosureDate", began, closed)
        _coded(judged, episode, "PrimaryNeedCode", "cin_primary_need")
        _coded(judged, episode, "ReasonForClosure", "cin_reason_for_closure")
        _coded(judged, episode, "ReferralSource", "cin_referral_source")
        if began:
            spans.append((began, closed, episode))
    for (_, closed, earlier), (began, _, later) in pairwise(sorted(spans, key=lambda s: s[0])):
        if closed is None:
            judged.tell(
                "8815", earlier, "CINclosureDate", "", "A later episode has begun and this one is still open. Close it."
            )
        elif closed > began:
            words = "This episode begins before the one before it was closed. Check both dates."
            judged.tell("8820", later, "CINreferralDate", later.text("cinreferraldate"), words)


def _within_episodes(judged: Judged) -> None:
    for episode in judged.top.all("cindetails"):
        for assessment in episode.all("assessments"):
            began = judged.date("assessment-date", assessment, "AssessmentActualStartDate")
            done = judged.date("assessment-date", assessment, "AssessmentAuthorisationDate")
            _order(judged, "8670", assessment, "AssessmentAuthorisationDate", began, done)
            found = factors(assessment)
            where = "FactorsIdentifiedAtAssessment/AssessmentFactors"
            if done and not found:
                judged.tell(
                    "8897",
                    assessment,
                    where,
                    "",
                    "The assessment is finished and names no factors. Give 21 if there are none.",
                )
            if "21" in found and len(found) > 1:
                judged.tell(
                    "8869", assessment, where, ", ".join(found), "21 (no factors) stands together with a factor."
                )
            for code in sorted(set(found) - codes("cin_assessment_factor").keys()):
                judged.tell(
                    "factor-code", assessment, where, code, "This is not a factor of the census. It was not used."
                )
        for plan in episode.all("cinplandates"):
            began = judged.date("plan-date", plan, "CINPlanStartDate")
            _order(judged, "8720", plan, "CINPlanEndDate", began, judged.date("plan-date", plan, "CINPlanEndDate"))
        for plan in episode.all("childprotectionplans"):
            began = judged.date("protection-date", plan, "CPPstartDate")
            _order(judged, "8925", plan, "CPPendDate", began, judged.date("protection-date", plan, "CPPendDate"))
            _coded(judged, plan, "LatestCategoryOfAbuse", "cin_category_of_abuse")


def _order(judged: Judged, rule: str, node: Node, name: str, began: date | None, ended: date | None) -> None:
    if began and ended and ended < began:
        judged.tell(rule, node, name, node.text(name.lower()), "This ends before it begins. Check both dates.")


def _coded(judged: Judged, node: Node, name: str, listed: str) -> None:
    value = said(node.text(name.lower())).upper()
    if value and value not in codes(listed):
        judged.tell(f"code-{name}", node, name, value, "This is not a code of the census. It was not used.")


RULES: tuple[Callable[[Judged], None], ...] = (
    _who_it_is,
    _birth_and_death,
    _sex_and_ethnicity,
    _upn,
    _disability,
    _episodes,
    _within_episodes,
)
