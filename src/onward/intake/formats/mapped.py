"""A table of any layout, once a data officer has said on screen what each of its columns is.

A `Mapping` is plain data that is saved with the name of who made it. It holds for files with exactly the same header;
a file with another header asks again, so that a moved column is never read as something else.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import asdict, dataclass
from typing import IO, Any

from onward.intake.claims import Claims, EventClaim, Failure, Severity, SpellClaim, Unit
from onward.intake.formats.cld.costs import number
from onward.intake.formats.declare import Context, Format, Sample
from onward.intake.formats.headings import PERSON_HEADINGS, Headings
from onward.intake.formats.person_columns import PersonColumns, Repeats, folded
from onward.intake.formats.reading.checking import WHOLE_LINE, age_skip, date_failure
from onward.intake.formats.reading.tables import delimited_rows
from onward.intake.formats.reading.values import day, said
from onward.people.choices import EVENT_KINDS, SPELL_KINDS, SYSTEMS

WHO = "The data officer who sent the list"

# What a column may be: our name to the words shown on screen. `id` is the source's own number for the person.
TARGETS: dict[str, str] = {
    "id": "The source's own number for the person",
    "forename": "First names",
    "surname": "Family name",
    "former_surname": "Former family name",
    "known_as": "Known as",
    "date_of_birth": "Date of birth",
    "gender": "Sex or gender",
    "ethnicity": "Ethnicity",
    "nhs_number": "NHS number",
    "upn": "UPN",
    "former_upn": "Former UPN",
    "uln": "ULN",
    "address": "Address",
    "postcode": "Postcode",
    "restricted": "Restricted record, yes or no",
    "state": "What it says: the type, outcome or status",
    "from": "First day, or the day it happened",
    "to": "Last day, or the second date",
    "provider": "Provider, school or service",
    "weekly_cost": "Cost a week, in pounds",
    "about": "The number of the case, plan or referral",
}
_PERSON_TARGETS = frozenset(list(TARGETS)[:15])
_FACT_TARGETS = frozenset(TARGETS) - _PERSON_TARGETS
_KNOWN_BY = ("id", "nhs_number", "upn", "uln")
PERSON = PersonColumns(
    given_names="forename",
    family_name="surname",
    former_family_name="former_surname",
    known_as="known_as",
    date_of_birth="date_of_birth",
    sex="gender",
    ethnicity="ethnicity",
    nhs_number="nhs_number",
    upn="upn",
    former_upn="former_upn",
    uln="uln",
    postcode="postcode",
    address=("address",),
    restricted="restricted",
)
_SUGGESTIONS = Headings(
    {name: headings for name, headings in PERSON_HEADINGS.items() if name in TARGETS}
    | {
        "id": ("unique id", "client id", "person id", "case id", "local id", "reference", "ref", "identifier"),
        "restricted": ("sensitive", "protected"),
        "state": ("status", "type", "outcome", "category", "service type", "need"),
        "from": ("start date", "start", "date from", "from date", "date", "referral date", "date started", "opened"),
        "to": ("end date", "end", "date to", "to date", "date ended", "closed", "discharge date"),
        "provider": ("school", "service", "team", "setting", "organisation", "provider name", "college"),
        "weekly_cost": ("weekly cost", "cost per week", "cost a week", "weekly fee"),
        "about": ("case number", "referral id", "plan id", "episode id"),
    }
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """`columns`: each heading of the file, in order, to one of TARGETS or "" for a column not used.

    `kind`: the one kind of spell or event that a row tells of; "" when the file says only who people are. `state`
    serves when no column says it.
    """

    name: str
    system: str
    columns: tuple[tuple[str, str], ...]
    kind: str = ""
    state: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"columns": [list(pair) for pair in self.columns]}

    @classmethod
    def from_data(cls, data: MappingOf[str, Any]) -> "Mapping":
        columns = tuple((str(heading), str(target)) for heading, target in data["columns"])
        return cls(data["name"], data["system"], columns, data.get("kind", ""), data.get("state", ""))

    @property
    def signature(self) -> str:
        """The same for every file with exactly these headings in this order."""
        return signature_of(tuple(heading for heading, _ in self.columns))


def signature_of(header: Sequence[str]) -> str:
    joined = "\x1f".join(" ".join(heading.split()) for heading in header)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def suggested(header: Sequence[str], *, name: str, system: str) -> Mapping:
    """A first guess from the headings, for a person to put right. No target is guessed twice."""
    taken: set[str] = set()
    columns = []
    for heading in header:
        target = _SUGGESTIONS.ours(heading)
        target = target if target in TARGETS and target not in taken else ""
        taken.add(target)
        columns.append((heading, target))
    return Mapping(name, system, tuple(columns))


def problems(mapping: Mapping) -> list[str]:
    """What must be put right before the mapping can be used, a sentence each; empty when it can."""
    found = []
    targets = [target for _, target in mapping.columns if target]
    if not mapping.name.strip():
        found.append("Give the mapping a name, so that others know which file it is for.")
    if mapping.system not in SYSTEMS:
        found.append("Choose which system the file comes from.")
    headings = [folded(heading) for heading, _ in mapping.columns]
    if len(set(headings)) < len(headings):
        found.append("Two columns of the file have the same heading. Rename one in the file and load it again.")
    found += [f"“{target}” is not something a column can be." for target in targets if target not in TARGETS]
    for target in sorted({t for t in targets if targets.count(t) > 1}):
        found.append(f"Two columns are matched to “{TARGETS.get(target, target)}”. Keep one of them.")
    if not set(_KNOWN_BY) & set(targets) and not {"surname", "date_of_birth"} <= set(targets):
        found.append("Match a number for the person, or both family name and date of birth: else nobody is known.")
    return found + _problems_with_kind(mapping, targets)


def _problems_with_kind(mapping: Mapping, targets: list[str]) -> list[str]:
    used = [t for t in targets if t in _FACT_TARGETS]
    if not mapping.kind:
        return ["Choose what the rows tell of, or unmatch the columns that are not about the person."] if used else []
    if mapping.kind not in SPELL_KINDS and mapping.kind not in EVENT_KINDS:
        return [f"“{mapping.kind}” is not a kind of spell or event that Onward holds. Choose one from the list."]
    found = []
    if "from" not in targets:
        found.append("Match the column with the first day, or the day it happened.")
    if mapping.kind in SPELL_KINDS and "state" not in targets and not mapping.state:
        found.append("Match the column that says what it is, or give the words once for all rows.")
    if mapping.kind in EVENT_KINDS and {"provider", "weekly_cost"} & set(targets):
        found.append("An event has no provider or cost. Unmatch those columns, or choose a kind of spell.")
    return found


def mapped_format(mapping: Mapping) -> Format:
    """A format that reads files with exactly the mapping's headings. ValueError when the mapping has problems."""
    if found := problems(mapping):
        raise ValueError(" ".join(found))
    ours = {" ".join(heading.split()): target or _unused(heading) for heading, target in mapping.columns}

    def recognise(sample: Sample) -> int:
        return 100 if sample.header and signature_of(sample.header) == mapping.signature else 0

    def read(stream: IO[bytes]) -> Iterator[Unit]:
        for line, row in delimited_rows(stream, columns=lambda heading: ours.get(heading, heading)):
            subject = _subject_of(row)
            key = "|".join((subject, row.get("about", ""), row.get("from", ""), row.get("state", "")))
            yield Unit(line, "rows", row, subject, key=key)

    def check(units: Iterable[Unit], context: Context) -> Iterator[Unit]:
        repeats = Repeats("row-repeated", "", "This row", WHO)
        for unit in units:
            unit.failures += _failures(unit, mapping, context)
            if repeated := repeats.failure(unit.key, unit.number, Severity.WARNING):
                unit.failures.append(repeated)
            born = day(unit.values.get("date_of_birth", ""))
            if born and born <= context.today:
                unit.skip = age_skip(born, context.today)
            yield unit

    def derive(subject: str, units: Sequence[Unit]) -> Claims:
        latest = list({u.key: u for u in units}.values())
        person = PERSON.claim(latest[-1].values)
        if mapping.kind in SPELL_KINDS:
            return Claims(person=person, spells=tuple(s for u in latest for s in _spell(u, mapping)))
        return Claims(person=person, events=tuple(e for u in latest for e in _event(u, mapping)))

    return Format(
        key=f"mapped-{mapping.signature}",
        title=f"{mapping.name} (matched on screen)",
        unit="CSV line",
        system=mapping.system,
        family=f"mapped-{mapping.signature}",
        source="Columns matched by a data officer of the area",
        recognise=recognise,
        read=read,
        check=check,
        derive=derive,
        fields=tuple(("rows", heading, TARGETS[target]) for heading, target in mapping.columns if target),
    )


def _unused(heading: str) -> str:
    """A column that is not used must not be taken for ours because it happens to bear our name."""
    return f"{heading} (not used)" if heading in TARGETS else heading


def _subject_of(row: MappingOf[str, str]) -> str:
    for target in _KNOWN_BY:
        if value := said(row.get(target, "")):
            return value if target == "id" else value.replace(" ", "").upper()
    who = [folded(row.get(part, "")) for part in ("surname", "forename", "date_of_birth")]
    return "person-" + hashlib.sha256("|".join(who).encode()).hexdigest()[:16] if who[0] and who[2] else ""


def _failures(unit: Unit, mapping: Mapping, context: Context) -> Iterator[Failure]:
    row = unit.values
    if WHOLE_LINE.fails(row, context):
        yield Failure(WHOLE_LINE.rule, WHOLE_LINE.column, "", WHOLE_LINE.words, WHO)
    if not unit.subject:
        words = "The line has no number for the person, and no name with a date of birth, so it belongs to nobody."
        yield Failure("nobody", "id", "", words, WHO)
    yield from PERSON.failures(row, context, WHO)
    if not mapping.kind:
        return
    for column, must in (("from", True), ("to", False)):
        if failure := date_failure(f"{column}-date", column, row.get(column, ""), WHO, must=must):
            yield failure
    started, ended = day(row.get("from", "")), day(row.get("to", ""))
    if started and ended and ended < started:
        words = "It ends before it begins, so it is shown on its first day only. Correct one of the dates."
        yield Failure("dates-order", "to", row.get("to", ""), words, WHO, Severity.WARNING)
    if started and started > context.today:
        words = "The first day is in the future. Check the date."
        yield Failure("from-future", "from", row.get("from", ""), words, WHO, Severity.WARNING)
    cost = said(row.get("weekly_cost", ""))
    if cost and number(cost) is None:
        words = "The cost is not an amount in pounds, so it is not used."
        yield Failure("cost", "weekly_cost", cost, words, WHO, Severity.WARNING)


def _spell(unit: Unit, mapping: Mapping) -> Iterator[SpellClaim]:
    row = unit.values
    started, ended = day(row.get("from", "")), day(row.get("to", ""))
    if started is None:
        return
    cost = number(row.get("weekly_cost", ""))
    yield SpellClaim(
        mapping.kind,
        said(row.get("state", "")) or mapping.state,
        started,
        max(started, ended) if ended else None,
        said(row.get("about", "")),
        said(row.get("provider", "")),
        None if cost is None else round(cost * 100),
        unit=(unit.table, unit.number),
    )


def _event(unit: Unit, mapping: Mapping) -> Iterator[EventClaim]:
    row = unit.values
    on = day(row.get("from", ""))
    if mapping.kind and on is not None:
        state = said(row.get("state", "")) or mapping.state
        about = said(row.get("about", ""))
        yield EventClaim(mapping.kind, on, state, day(row.get("to", "")), about, unit=(unit.table, unit.number))
