"""What anyone may ask of the public pathway. Nothing asked is kept."""

from django import forms

from onward.portal.public import choices
from onward.ui import questions


class Fitting(forms.Form):
    situation = questions.select("What fits you?", [("", "Show everything"), *choices.SITUATIONS.items()])
    age = questions.select("How old are you?", [("", "Any age"), *choices.AGES.items()])
    year = questions.select(
        "Or which school year?", [("", "Any year"), *((year, f"Year {year}") for year in choices.YEARS)]
    )

    def of_age(self) -> int | None:
        """The age asked about: said outright, or the one reached in the school year."""
        given = getattr(self, "cleaned_data", {})
        if given.get("age"):
            return int(given["age"])
        return choices.YEARS.get(given.get("year") or "")
