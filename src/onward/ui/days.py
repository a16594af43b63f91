"""A date as people give one: three boxes, and where it is allowed, "I am not sure of the day"."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class About:
    """A date that may be rough: the first of the month stands for a month, `sure` says which."""

    day: date
    sure: bool


class DayWidget(forms.Widget):
    """Reads `name-day`, `name-month`, `name-year`, and `name-unsure` where that may be ticked."""

    input_type = "text"
    use_fieldset = True

    def __init__(self, *, may_be_unsure: bool = False):
        super().__init__()
        self.may_be_unsure = may_be_unsure

    def value_from_datadict(self, data, files, name):
        typed = {part: (data.get(f"{name}-{part}") or "").strip() for part in PARTS}
        typed["unsure"] = bool(data.get(f"{name}-unsure"))
        return typed

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_):
        return f"{id_}-day" if id_ else ""

    def first_part(self, errors) -> str:
        """The box the first error is about."""
        codes = [error.code for error in errors.as_data()] if errors else []
        return next((code.removeprefix("no_") for code in codes if code in ("no_month", "no_year")), "day")


class DayField(forms.Field):
    """Cleans to a date; to `About` where people may say that they are not sure. `of_what`: "date of the review meeting"."""

    def __init__(
        self,
        *,
        of_what: str,
        may_be_unsure: bool = False,
        earliest=None,
        latest=None,
        too_early="",
        too_late="",
        **more,
    ):
        self.of_what, self.may_be_unsure = of_what, may_be_unsure
        self.earliest, self.latest, self.too_early, self.too_late = earliest, latest, too_early, too_late
        super().__init__(widget=DayWidget(may_be_unsure=may_be_unsure), **more)
        self.error_messages["required"] = f"Enter the {of_what}"

    def prepare_value(self, value):
        """What the boxes show: what was typed, or a date taken apart."""
        if isinstance(value, About):
            return {
                "day": value.day.day if value.sure else "",
                "month": value.day.month,
                "year": value.day.year,
                "unsure": not value.sure,
            }
        if isinstance(value, date):
            return {"day": value.day, "month": value.month, "year": value.year, "unsure": False}
        return value or dict.fromkeys(PARTS, "")

    def clean(self, value):
        typed = {part: value.get(part, "") for part in PARTS}
        unsure = self.may_be_unsure and value.get("unsure", False)
        if not any(typed.values()):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if unsure and not typed["day"]:
            typed["day"] = "1"
        for part in PARTS:
            if not typed[part]:
                raise ValidationError(f"The {self.of_what} must include a {part}", code=f"no_{part}")
        found = self._real(typed)
        for broken, words, usual in (
            (self.earliest and found < self._asked(self.earliest), self.too_early, "after"),
            (self.latest and found > self._asked(self.latest), self.too_late, "before"),
        ):
            if broken:
                limit = self._asked(self.earliest if usual == "after" else self.latest)
                raise ValidationError(
                    words
                    or f"The {self.of_what} must be {limit.day} {limit:%B %Y} or {'later' if usual == 'after' else 'earlier'}"
                )
        return About(found, sure=not unsure) if self.may_be_unsure else found

    def has_changed(self, initial, data):
        try:
            return self.clean(data or {}) != initial
        except ValidationError:
            return True

    def _real(self, typed) -> date:
        month = typed["month"].lower()
        named = [number for number, name in enumerate(MONTHS, 1) if len(month) >= 3 and name.startswith(month)]
        try:
            return date(int(typed["year"]), named[0] if named else int(month), int(typed["day"]))
        except ValueError:
            raise ValidationError(
                f"The {self.of_what} must be a real date, such as 27 3 2026", code="not_real"
            ) from None

    @staticmethod
    def _asked(limit) -> date:
        """A limit is a date, or something that says it when asked: today is not known when the form is declared."""
        return limit() if callable(limit) else limit
