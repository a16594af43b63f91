"""An area's own organisations, staff and agreements, from one file. deploy/area.sample.yaml shows every word it may hold.

The file says how things are now, and can be read again after any change. Nothing that it leaves out is deleted, except
a signature: who is not named under `signed` has not signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from onward.agencies import actions as agencies
from onward.agencies.choices import OrganisationKind, Role
from onward.people.choices import SYSTEMS
from onward.sharing import agreeing
from onward.sharing.actions import recompute_everyone
from onward.sharing.choices import AreaDuty
from onward.sharing.matrix import groups

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)
PARTS = ("organisations", "staff", "agreements")


class NotAnArea(ValueError):
    """The file cannot be used; the message says where, what and what to write instead."""


@dataclass(frozen=True, slots=True)
class SetUp:
    organisations: int
    posts: int
    agreements: int
    grants: int


def set_up(wanted: Mapping[str, Any]) -> SetUp:
    """Bring organisations, posts and agreements to what is wanted, then work out everyone's grants. Runs as a job."""
    if not isinstance(wanted, Mapping) or set(wanted) - set(PARTS):
        raise NotAnArea(f"The file holds three lists: {', '.join(PARTS)}.")
    made, posts = {}, 0
    for row in _rows(wanted, "organisations"):
        kind = row.one_of("kind", OrganisationKind)
        made[row.text("key")] = agencies.name_organisation(key=row.text("key"), name=row.text("name"), kind=kind)
    for person in _rows(wanted, "staff"):
        for post in person.rows("posts"):
            held = agencies.appoint(
                username=person.text("username"),
                name=person.text("name"),
                email=person.text("email"),
                role=post.one_of("role", Role),
                organisation=post.named("organisation", made),
                starts=post.day("from"),
                ends=post.day("to", may_lack=True),
                team=post.text("team", may_lack=True),
                title=post.text("title", may_lack=True),
                numbers=post.numbers(),
            )
            posts += 1
            for duty in post.rows("duties"):
                agreeing.hold_area_duty(
                    post=held,
                    duty=duty.one_of("duty", AreaDuty),
                    starts=duty.day("from"),
                    ends=duty.day("to", may_lack=True),
                    review_on=duty.day("review_on"),
                )
    agreements = _rows(wanted, "agreements")
    for row in agreements:
        signed = {s.named("organisation", made): (s.day("signed_on"), s.text("signed_by")) for s in row.rows("signed")}
        agreeing.agree(
            name=row.text("name"),
            lawful_basis=row.text("lawful_basis"),
            purpose=row.text("purpose"),
            starts=row.day("from"),
            ends=row.day("to", may_lack=True),
            review_on=row.day("review_on", may_lack=True),
            groups=row.record_groups(),
            signatures=signed,
        )
    return SetUp(len(made), posts, len(agreements), recompute_everyone())


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    values: Mapping[str, Any]

    def text(self, name: str, *, may_lack: bool = False) -> str:
        value = self.values.get(name, "")
        if value is None or not str(value).strip():
            if may_lack:
                return ""
            raise NotAnArea(f"{self.where} lacks {name}.")
        return str(value).strip()

    def day(self, name: str, *, may_lack: bool = False) -> Any:
        value = self.values.get(name)
        if isinstance(value, date) or (value is None and may_lack):
            return value
        raise NotAnArea(f"{self.where}: write {name} as a date, such as 2026-11-21.")

    def one_of(self, name: str, words: type[Word]) -> Word:
        value = self.text(name)
        for word in words:
            if word.value == value:
                return word
        raise NotAnArea(f"{self.where}: {name} is {value!r}. It may be: {', '.join(word.value for word in words)}.")

    def named(self, name: str, made: Mapping[str, T]) -> T:
        if self.text(name) not in made:
            raise NotAnArea(f"{self.where}: no organisation in this file has the key {self.text(name)!r}.")
        return made[self.text(name)]

    def numbers(self) -> dict[str, str]:
        found = self.values.get("numbers") or {}
        if unknown := set(found) - set(SYSTEMS):
            raise NotAnArea(f"{self.where}: no system is called {', '.join(unknown)}. They are: {', '.join(SYSTEMS)}.")
        return {system: str(number) for system, number in found.items()}

    def record_groups(self) -> list[str] | None:
        found = self.values.get("groups")
        if found is not None and (unknown := set(found) - set(groups())):
            raise NotAnArea(f"{self.where}: there are no record groups {', '.join(sorted(unknown))}.")
        return found

    def rows(self, name: str) -> list["_Row"]:
        return _rows(self.values, name, within=f"{self.where}, ")


def _rows(values: Mapping[str, Any], name: str, within: str = "") -> list[_Row]:
    found = values.get(name) or []
    if not isinstance(found, list) or not all(isinstance(row, Mapping) for row in found):
        raise NotAnArea(f"{within}{name}: write a list, each line beginning with a hyphen.")
    return [_Row(f"{within}{name} {number}", row) for number, row in enumerate(found, 1)]
