"""What FHIR resources about one patient mean: the person from Patient, their spells from the rest."""

from collections.abc import Sequence
from datetime import date

from onward.intake.claims import Claims, PersonClaim, SpellClaim, Unit
from onward.intake.formats.nhs.fhir_reading import Resource
from onward.intake.formats.nhs.services import is_learning_disability_register, kind_of_service
from onward.intake.formats.reading.codes import codes
from onward.values.identifiers import is_nhs_number, normalised, postcode

NHS_NUMBER_SYSTEM = "nhs-number"
# NHS number verification status (UKCore-NHSNumberVerificationStatusEngland): no match, or a conflict of details.
NOT_TO_BE_MATCHED = ("04", "05")
RESTRICTED = ("R", "V")  # HL7 confidentiality: restricted, very restricted
SEX = {"male": "M", "female": "F", "other": "U", "unknown": "U"}

# Who counts as bringing the young person up: HL7 RoleCode and UK Core AdditionalPersonRelationshipRole.
CARERS = {
    "MTH": "Mother",
    "FTH": "Father",
    "PRN": "Parent",
    "NMTH": "Mother",
    "NFTH": "Father",
    "ADOPTP": "Adoptive parent",
    "PRNFOST": "Foster parent",
    "MTHFOST": "Foster mother",
    "FTHFOST": "Foster father",
    "STPPRN": "Step-parent",
    "STPMTH": "Stepmother",
    "STPFTH": "Stepfather",
    "GRPRN": "Grandparent",
    "GRMTH": "Grandmother",
    "GRFTH": "Grandfather",
    "GUARD": "Guardian",
    "GUADLTM": "Guardian",
    "Guardian": "Guardian",
    "Carer": "Carer",
    "ProxyContact": "Contact on their behalf",
    "ProxyContactCommunication": "Contact on their behalf",
}


def fhir_date(text: str) -> date | None:
    """The day of a FHIR date or dateTime; None for a partial one ("2006-03"), an empty one or nonsense."""
    try:
        return date.fromisoformat(text[:10]) if len(text) >= 10 else None
    except ValueError:
        return None


def nhs_number_of(patient: Resource) -> str:
    """The valid NHS number to match on, or ""."""
    identifier = nhs_identifier(patient)
    if verification_of(identifier) in NOT_TO_BE_MATCHED:
        return ""
    value = identifier.text("value")
    return normalised(value) if is_nhs_number(value) else ""


def nhs_identifier(patient: Resource) -> Resource:
    for identifier in patient.all("identifier"):
        if identifier.text("system").lower().endswith(NHS_NUMBER_SYSTEM):
            return identifier
    return Resource()


def verification_of(identifier: Resource) -> str:
    extension = identifier.extension("NHSNumberVerificationStatus")
    return extension.one("valueCodeableConcept", "coding").text("code")


def patient_of(resource: Resource) -> Resource:
    """The reference to the patient: RelatedPerson and Consent say `patient`, others `subject`."""
    return resource.one("patient") if "patient" in resource.parts else resource.one("subject")


def relationship_of(related: Resource) -> str:
    """ "Mother", "Guardian", ...; "" for a relative who is not bringing them up."""
    for concept in related.all("relationship"):
        for coding in concept.all("coding"):
            if coding.text("code") in CARERS:
                return CARERS[coding.text("code")]
    return ""


def words_of_relationship(related: Resource) -> str:
    concept = related.one("relationship")
    return concept.text("text") or concept.one("coding").text("display") or "not said"


def derive(subject: str, units: Sequence[Unit]) -> Claims:
    latest = {(u.table, u.key): u for u in units}
    person = PersonClaim(nhs_number=subject if is_nhs_number(subject) else "")
    spells: list[SpellClaim] = []
    resources = [(u, Resource(u.values)) for u in latest.values()]
    for unit, resource in resources:
        if unit.table == "Patient":
            person = _person(resource)
            spells += _interpreter(unit, resource, person)
    for unit, resource in resources:
        if unit.table in _SPELLS:
            spells += _SPELLS[unit.table](unit, resource, person.date_of_birth)
    return Claims(person=person, spells=tuple(spells))


def _person(patient: Resource) -> PersonClaim:
    names = patient.all("name")
    main = _main_name(names)
    family = main.text("family")
    others = {n.text("family") for n in names if n.text("family")} - {family}
    home = _home(patient)
    born = fhir_date(patient.text("birthDate"))
    died = fhir_date(patient.text("deceasedDateTime"))
    restricted = any(s.text("code") in RESTRICTED for s in patient.one("meta").all("security"))
    multiple = patient.text("multipleBirthInteger") or patient.text("multipleBirthBoolean")
    return PersonClaim(
        given_names=" ".join(main.texts("given")),
        family_name=family,
        other_family_names=tuple(sorted(others)),
        known_as=next((" ".join(n.texts("given")) for n in names if n.text("use") == "nickname"), ""),
        date_of_birth=born,
        dob_placeholder=born is not None and (born.month, born.day) == (1, 1),
        sex=SEX.get(patient.text("gender"), ""),
        ethnicity=_ethnicity(patient),
        nhs_number=nhs_number_of(patient),
        postcode="" if restricted else postcode(home.text("postalCode")),
        address="" if restricted else ", ".join([*home.texts("line"), *home.texts("city")]),
        multiple_birth=None if not multiple else multiple != "false",
        restricted=restricted,
        died_on=died,
        aliases=(("nhs", patient.text("id")),) if patient.text("id") else (),
    )


def _main_name(names: list[Resource]) -> Resource:
    for use in ("official", "usual", ""):
        for name in names:
            if name.text("use") == use:
                return name
    return next((n for n in names if n.text("use") not in ("old", "nickname", "anonymous")), Resource())


def _home(patient: Resource) -> Resource:
    addresses = [a for a in patient.all("address") if a.text("use") in ("home", "")]
    return next((a for a in addresses if a.text("use") == "home"), addresses[0] if addresses else Resource())


def _ethnicity(patient: Resource) -> str:
    letter = patient.extension("EthnicCategory").one("valueCodeableConcept", "coding").text("code")
    # Several DfE codes share NHS letter C; the last of them, any other White background, claims least.
    return {row["nhs_code"]: code for code, row in codes("dfe_ethnicity").items()}.get(letter, "")


def _spell(
    kind: str, state: str, unit: Unit, *, start: date | None, end: date | None, born: date | None, **details: str
) -> list[SpellClaim]:
    if start is None:
        start = born
        details["start"] = "not given"
    if start is None:
        return []
    if end is not None and end < start:
        start = end
    said = tuple((name, text) for name, text in details.items() if text)
    return [SpellClaim(kind, state, start, end, subject=unit.key, details=said, unit=(unit.table, unit.number))]


def _interpreter(unit: Unit, patient: Resource, person: PersonClaim) -> list[SpellClaim]:
    communication = patient.extension("NHSCommunication")
    if communication.extension("interpreterRequired").text("valueBoolean") != "true":
        return []
    language = communication.extension("language").one("valueCodeableConcept", "coding").text("display")
    words = f"Needs an interpreter: {language}" if language else "Needs an interpreter"
    return _spell("access_need", words, unit, start=None, end=None, born=person.date_of_birth)


def _carer(unit: Unit, related: Resource, born: date | None) -> list[SpellClaim]:
    name = _main_name(related.all("name"))
    return _spell(
        "adult_carer",
        relationship_of(related),
        unit,
        start=fhir_date(related.one("period").text("start")),
        end=fhir_date(related.one("period").text("end")),
        born=born,
        name=" ".join([*name.texts("given"), name.text("family")]).strip(),
    )


def _plan(unit: Unit, plan: Resource, born: date | None) -> list[SpellClaim]:
    """A plan of care; a plan whose category is Service says that the service of its title works with the patient."""
    period = plan.one("period")
    title = plan.text("title")
    category = plan.coded("category")[1]
    start = fhir_date(period.text("start")) or fhir_date(plan.text("created"))
    is_service = bool(title) and category.lower() == "service"
    return _spell(
        kind_of_service(title, start, born) if is_service else "health_plan",
        title or category or "Care plan",
        unit,
        start=start,
        end=fhir_date(period.text("end")),
        born=born,
        about=plan.text("description"),
        status=plan.text("status"),
    )


def _flag(unit: Unit, flag: Resource, born: date | None) -> list[SpellClaim]:
    on_register = is_learning_disability_register(flag.coded("code")[1])
    recorded = flag.one("contained").text("recorded") or flag.one("meta").text("lastUpdated")
    return _spell(
        "learning_disability_register" if on_register else "access_need",
        "on_register" if on_register else flag.coded("code")[1] or "Flag without words",
        unit,
        start=fhir_date(flag.one("period").text("start")) or fhir_date(recorded),
        end=fhir_date(flag.one("period").text("end")),
        born=born,
        category=adjustment_of(flag) or flag.coded("category")[1],
        code=flag.coded("code")[0],
    )


def adjustment_of(flag: Resource) -> str:
    """The kind of reasonable adjustment that a national flag asks for."""
    code = flag.extension("AdjustmentCategory-1").one("valueCodeableConcept", "coding").text("code")
    return codes("raf_adjustment_category").get(code, {}).get("label", "")


def _condition(unit: Unit, condition: Resource, born: date | None) -> list[SpellClaim]:
    began = condition.text("onsetDateTime") or condition.one("onsetPeriod").text("start")
    ended = condition.text("abatementDateTime") or condition.one("abatementPeriod").text("end")
    return _spell(
        "condition",
        condition.coded("code")[1] or "Condition without words",
        unit,
        start=fhir_date(began) or fhir_date(condition.text("recordedDate")),
        end=fhir_date(ended),
        born=born,
        code=condition.coded("code")[0],
    )


_SPELLS = {"RelatedPerson": _carer, "CarePlan": _plan, "Flag": _flag, "Condition": _condition}
