"""What may be asked of the one list."""

import re

from django import forms
from django.core.exceptions import ValidationError

from onward.portal.desk.everyone import choices
from onward.ui import questions


def _any(words: dict[str, str]) -> list[tuple[str, str]]:
    return [("", "Any"), *words.items()]


def district(value: str) -> str:
    """A postcode district such as B14; a whole postcode would name a street."""
    value = value.strip().upper()
    if value and not re.fullmatch(r"[A-Z]{1,2}[0-9][0-9A-Z]?", value):
        raise ValidationError("Enter the first half of a postcode, such as B14")
    return value


class Filters(forms.Form):
    cohort = questions.select("Cohort", _any(choices.COHORT_WORDS))
    year = questions.select("School year", _any(choices.YEARS))
    stage = questions.select("Stage", _any(choices.STAGES))
    need = questions.select("Need", _any(choices.NEEDS))
    area = questions.text(
        "Postcode district", hint="Such as B14. Only addresses you may see count.", width=5, longest=4
    )
    agency = questions.select("Known to", _any(choices.AGENCIES))
    late_days = questions.amount("Late by at least", whole=True, least=1, most=9999, suffix="days", width=4)
    worker = questions.select("Named worker", _any(choices.WORKERS))
    care_leaver = questions.select("Care leaver", _any(choices.CARE_LEAVERS))
    late_entry = questions.tick("First known after year 9")
    no_plan = questions.tick("15 or over and planning not started")
    sort = questions.select("Sort by", list(choices.SORTS.items()))

    def clean_area(self):
        return district(self.cleaned_data["area"])

    def clean_late_days(self):
        return self.cleaned_data["late_days"] or ""

    def asked(self) -> dict[str, str]:
        """The filters in use, as words for an address; a filter filled in wrongly is not among them."""
        found = getattr(self, "cleaned_data", {})
        return {name: str(found[name]) for name in choices.KEPT_WHEN_SAVED if found.get(name)}


class Search(forms.Form):
    words = questions.text(
        "Name, reference or number", hint="At least 2 letters. Words may be in any order.", longest=100,
        missing="Enter a name, a reference or a number", autocomplete="off",
    )  # fmt: skip

    def clean_words(self):
        words = self.cleaned_data["words"].strip()
        if len(words) < 2:
            raise ValidationError("Enter at least 2 letters")
        return words


class SaveFilter(forms.Form):
    name = questions.text(
        "Name for these filters", hint="Such as: Year 9 without a worker. Never a person's name.", longest=80,
        missing="Enter a name for these filters",
    )  # fmt: skip
    share = questions.tick("Share with my team")

    def __init__(self, *args, is_a_persons_name, **kwargs):
        super().__init__(*args, **kwargs)
        self._is_a_persons_name = is_a_persons_name

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if re.search(r"\d{6,}", name.replace(" ", "")) or self._is_a_persons_name(name):
            raise ValidationError("This looks like a person's name or number. Name the filters after what they find")
        return name
