"""How each system recorded each person: the dirt. Every fault made on purpose is named in `Record.dirt`."""

from datetime import date, timedelta

from onward.demo.city import names
from onward.demo.city.calendar_days import age_on
from onward.demo.city.chance import Chance, Weights
from onward.demo.city.lives.caseloads import systems_of
from onward.demo.city.model import City, Person, Record
from onward.demo.city.numbers import with_wrong_check
from onward.intake.formats.sen2.census_xml import subject_of

# Shares of records that carry each number, and whose address is out of date.
_UPN = {"childrens-social-care": 0.72, "send": 0.94, "participation": 0.86, "school": 0.985, "adult-social-care": 0.05}
_ULN = {"send": 0.5, "participation": 0.8, "school": 0.35}
_NHS = {"nhs": 0.992, "childrens-social-care": 0.55, "adult-social-care": 0.72}
_OLD_ADDRESS = {
    "childrens-social-care": 0.1,
    "send": 0.14,
    "participation": 0.16,
    "school": 0.12,
    "nhs": 0.18,
    "adult-social-care": 0.08,
}
_DUPLICATES = {"childrens-social-care": 0.012, "adult-social-care": 0.008, "participation": 0.006}
# Values that a spreadsheet or a slip spoilt in one file: readers should refuse the line or the value, and say so.
SPREADSHEET_ULN = "ULN spoilt by a spreadsheet"
SPREADSHEET_DAY = "birthday as a spreadsheet's day number"
AMERICAN_DAY = "birthday in American order"
FUTURE_DAY = "birthday in the future"
ENDS_FIRST = "an end before its start"
_SPOILT = {
    "participation": SPREADSHEET_ULN,
    "school": SPREADSHEET_DAY,
    "nhs": AMERICAN_DAY,
    "childrens-social-care": FUTURE_DAY,
    "adult-social-care": ENDS_FIRST,
}
SPOILT_SHARE = 0.003
_TWO_FAMILIES = Weights({"both": 45, "first": 35, "second": 8, "hyphen": 12})
_PATRONYMIC = Weights({"father": 62, "grandfather": 24, "both": 14})
_STREET = {"Road": "Rd", "Street": "St", "Avenue": "Ave", "Close": "Cl", "Crescent": "Cres", "Drive": "Dr"}


def record_all(city: City) -> None:
    """Fill `city.records`: one or more records of every person in every system that holds them."""
    chance = Chance(city.seed, "records")
    serials: dict[str, list[int]] = {}
    twins: dict[str, list[Person]] = {}
    for person in city.people:
        if person.multiple_birth:
            twins.setdefault(person.multiple_birth, []).append(person)
    for system in ("childrens-social-care", "adult-social-care", "participation", "nhs", "school"):
        numbers = list(range(1, len(city.people) * 2 + 10))
        chance.shuffle(numbers)
        serials[system] = numbers
    for person in city.people + city.outsiders:
        for system in systems_of(person, city.places):
            record = _record(person, system, city.on, chance)
            _confuse_twins(record, twins, chance)
            _identify(record, serials, chance)
            held = city.records.setdefault(system, [])
            held.append(record)
            if system == "nhs" and chance.yes(0.1):
                held.append(_other_trust(record, city.on, serials, chance))
            elif chance.yes(_DUPLICATES.get(system, 0)):
                double = _record(person, system, city.on, chance)
                double.duplicate = True
                double.dirt.append("second record in the same system")
                _identify(double, serials, chance)
                held.append(double)


def _identify(record: Record, serials: dict[str, list[int]], chance: Chance) -> None:
    """The local identifier; SEND and school ones follow from the UPN and ULN, where there is one."""
    match record.system:
        case "childrens-social-care":
            record.local_id = str(1_000_000 + serials[record.system].pop() * 7)
        case "adult-social-care":
            record.local_id = f"A{100_000 + serials[record.system].pop() * 3}"
        case "participation":
            record.local_id = f"NC{100_000 + serials[record.system].pop() * 3}"
        case "send":
            # The return has no identifier of its own: without a number, a reader makes one of who they are.
            record.local_id = subject_of(
                {
                    "upn": record.upn,
                    "uniquelearnernumber": record.uln,
                    "surname": record.family,
                    "forename": record.given,
                    "personbirthdate": record.born.isoformat(),
                    "postcode": record.postcode,
                }
            )
        case "school":
            record.file = record.person.school.number if record.person.school else ""
            record.pupil_id = f"{serials[record.system].pop():05d}"
            record.local_id = f"{record.file}-{record.upn or record.pupil_id}"
        case "nhs":
            record.file = record.file or (record.person.health.trust if record.person.health else "acute")
            record.local_id = record.nhs or f"BH{100_000 + serials[record.system].pop() * 3}"


def _other_trust(first: Record, on: date, serials: dict[str, list[int]], chance: Chance) -> Record:
    """The same patient at the other trust, which may still hold the superseded NHS number."""
    record = _record(first.person, "nhs", on, chance)
    record.file = "acute" if first.file == "community" else "community"
    if first.person.former_nhs and chance.yes(0.5):
        record.nhs = first.person.former_nhs
        record.dirt.append("superseded NHS number")
    _identify(record, serials, chance)
    return record


def _record(person: Person, system: str, on: date, chance: Chance) -> Record:
    dirt: list[str] = []
    given, family = _name(person, system, dirt, chance)
    home = person.home
    if len(person.homes) > 1 and chance.yes(_OLD_ADDRESS[system]):
        home = person.homes[-2].address
        dirt.append("old address")
    street = home.line
    if chance.yes(0.2):
        head, _, last = street.rpartition(" ")
        street = f"{head} {_STREET.get(last, last)}"
    record = Record(
        person,
        system,
        "",
        given,
        family,
        person.known_as if chance.yes(0.4) else "",
        _birth_date(person, dirt, chance),
        _sex(person, dirt, chance),
        street,
        _postcode(home.postcode, dirt, chance),
        dirt=dirt,
    )
    _numbers(record, person, system, on, chance)
    if system in _SPOILT and chance.yes(SPOILT_SHARE):
        dirt.append(_SPOILT[system])
    if person.protected:
        record.restricted = system in ("nhs", "childrens-social-care", "adult-social-care")
        record.address = record.postcode = ""
        dirt.append("protected address")
    return record


def _name(person: Person, system: str, dirt: list[str], chance: Chance) -> tuple[str, str]:
    given, family = person.given, _family(person, system, dirt, chance)
    if person.known_as and chance.yes(0.14):
        given = person.known_as
        dirt.append("nickname")
    elif (others := names.OTHER_SPELLINGS.get(given)) and chance.yes(0.2):
        given = chance.pick(others)
        dirt.append("other spelling")
    elif " " in given and chance.yes(0.3):
        given = given.split()[0] if chance.yes(0.4) else given.split()[1]
        dirt.append("one given name of two")
    elif chance.yes(0.012):
        given = _typo(given, chance)
        dirt.append("typing slip")
    if (others := names.OTHER_SPELLINGS.get(family)) and chance.yes(0.1):
        family = chance.pick(others)
        dirt.append("other spelling")
    elif chance.yes(0.012):
        family = _typo(family, chance)
        dirt.append("typing slip")
    if chance.yes(0.12 if names.TRADITIONS[person.tradition].order == "family first" else 0.006):
        given, family = family, given
        dirt.append("names the other way round")
    if system == "nhs" and chance.yes(0.7):
        family = family.upper()
    return given, family


def _family(person: Person, system: str, dirt: list[str], chance: Chance) -> str:
    family, order = person.family_name, names.TRADITIONS[person.tradition].order
    former = 0.06 if person.adopted else 0.42
    if person.former_name and chance.yes(former):
        dirt.append("former name")
        return person.former_name
    if person.second_family_name and not person.adopted:
        way = chance.draw(_TWO_FAMILIES if order == "two families" else _PATRONYMIC)
        if way not in ("both", "first", "father"):
            dirt.append("another of the family names")
        second = person.second_family_name
        return {
            "both": f"{family} {second}",
            "hyphen": f"{family}-{second}",
            "second": second,
            "grandfather": second,
        }.get(way, family)
    if "-" in family and chance.yes(0.3):
        dirt.append("half of a double name")
        return chance.pick(family.split("-")) if chance.yes(0.6) else family.replace("-", " ")
    if "'" in family and chance.yes(0.3):
        return family.replace("'", "" if chance.yes(0.6) else " ")
    return family


def _typo(word: str, chance: Chance) -> str:
    if len(word) < 4:
        return word
    at = chance.between(1, len(word) - 2)
    match chance.between(0, 2):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + word[at] + word[at:]


def _birth_date(person: Person, dirt: list[str], chance: Chance) -> date:
    born = person.born
    roll = chance.random()
    if "9A" in person.risks and roll < 0.3:
        dirt.append("1 January for an unknown birthday")
        return date(born.year, 1, 1)
    if roll < 0.005 and born.day <= 12 and born.day != born.month:
        dirt.append("day and month the other way round")
        return date(born.year, born.day, born.month)
    if roll < 0.009:
        dirt.append("1 January for an unknown birthday")
        return date(born.year, 1, 1)
    if roll < 0.014:
        dirt.append("birthday a little out")
        return born + timedelta(days=chance.pick((-1, 1, 10, -10, 30)))
    return born


def _sex(person: Person, dirt: list[str], chance: Chance) -> str:
    roll = chance.random()
    if roll > 0.005:
        return person.sex
    dirt.append("sex recorded differently")
    return "U" if roll < 0.003 else ("F" if person.sex == "M" else "M")


def _postcode(postcode: str, dirt: list[str], chance: Chance) -> str:
    roll = chance.random()
    if roll < 0.1:
        return postcode.replace(" ", "")
    if roll < 0.13:
        return postcode.lower()
    if roll < 0.15:
        dirt.append("no postcode")
        return ""
    if roll < 0.158:
        dirt.append("part of a postcode")
        return postcode.split()[0]
    if roll < 0.161:
        dirt.append("pseudo postcode")
        return "ZZ99 3VZ"
    return postcode


def _numbers(record: Record, person: Person, system: str, on: date, chance: Chance) -> None:
    if person.upn and chance.yes(_UPN.get(system, 0)):
        record.upn = person.upn
        if person.former_upn and chance.yes(0.3):
            record.upn = person.former_upn
            record.dirt.append("former UPN")
        elif person.upn[-1].isdigit() and chance.yes(0.005):
            record.upn = with_wrong_check(person.upn, chance)
            record.dirt.append("UPN with a wrong check letter")
    if person.uln and age_on(person.born, on) >= 14 and chance.yes(_ULN.get(system, 0)):
        record.uln = person.uln
        if chance.yes(0.004):
            record.uln = with_wrong_check(person.uln, chance)
            record.dirt.append("ULN with a wrong check digit")
    if system == "participation" and record.upn and chance.yes(0.01):
        record.uln = record.upn
        record.dirt.append("UPN in the ULN column")
    if chance.yes(_NHS.get(system, 0)):
        record.nhs = person.nhs
        if person.former_nhs and system != "nhs" and chance.yes(0.5):
            record.nhs = person.former_nhs
            record.dirt.append("superseded NHS number")
        elif system != "nhs" and chance.yes(0.004):
            record.nhs = with_wrong_check(person.nhs, chance)
            record.dirt.append("NHS number with a wrong check digit")


def _confuse_twins(record: Record, twins: dict[str, list[Person]], chance: Chance) -> None:
    """Now and then one twin's record carries the other's number."""
    if record.nhs and record.system != "nhs" and record.person.multiple_birth and chance.yes(0.05):
        other = next(p for p in twins[record.person.multiple_birth] if p is not record.person)
        record.nhs = other.nhs
        record.dirt.append("the other twin's NHS number")
