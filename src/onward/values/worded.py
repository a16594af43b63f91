"""A choice and its words: what forms and tables call plain enumerations with labels."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        """(value, words) for every choice, as form and table fields want them."""
        return [(m.value, m.label) for m in cls]
