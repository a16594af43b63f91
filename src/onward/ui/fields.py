"""Form fields that draw themselves: any Django form, allauth's included, comes out in GOV.UK's markup.

A page says `{{ ui.form(form, csrf_input) }}`. The questions of a form are made with `onward.ui.questions`.
"""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from onward.ui.days import DayWidget

MACROS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DayWidget, "day"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.CheckboxInput, "tick"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.Textarea, "long_text"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
)


class Field(BoundField):
    """What a template needs to draw one field; the templates are ui/forms/<kind>.html."""

    @property
    def kind(self) -> str:
        if self.is_hidden:
            return "hidden"
        return next((kind for widget, kind in MACROS if isinstance(self.field.widget, widget)), "text")

    @property
    def first_id(self) -> str:
        """The id of the first box, where a link from the error summary must land."""
        return f"{self.auto_id}-{self.field.widget.first_part(self.errors)}" if self.kind == "day" else self.auto_id

    @property
    def look(self) -> dict:
        """How the question asks to be drawn: width, prefix, hints of choices, whether it is the page's heading."""
        return getattr(self.field, "look", {})

    @property
    def label_params(self) -> dict:
        heading = self.look.get("heading", False)
        return {
            "text": self.label,
            "isPageHeading": heading,
            "classes": self._label_class("govuk-label--l" if heading else "govuk-label--s"),
        }

    @property
    def legend_params(self) -> dict:
        heading = self.look.get("heading", False)
        return {
            "text": self.label,
            "isPageHeading": heading,
            "classes": self._label_class("govuk-fieldset__legend--l" if heading else "govuk-fieldset__legend--s"),
        }

    @property
    def hint_params(self) -> dict | None:
        return {"text": self.help_text} if self.help_text else None

    @property
    def error_params(self) -> dict | None:
        return {"text": " ".join(self.errors)} if self.errors else None

    @property
    def attributes(self) -> dict:
        """What the widget was given beyond what the macros set by themselves."""
        own = {"class", "id", "autocomplete", "inputmode", "rows", "cols", "maxlength", "minlength", "placeholder"}
        attrs = {
            name: value for name, value in self.field.widget.attrs.items() if name not in own and value is not False
        }
        return {name: "" if value is True else value for name, value in attrs.items()}

    @property
    def choices(self) -> list[dict]:
        """Radios, ticks and options: value, words, whether chosen, hint, a divider before the last where asked."""
        chosen = self.value()
        chosen = (
            {str(v) for v in chosen}
            if isinstance(chosen, (list, tuple, set))
            else {str("" if chosen is None else chosen)}
        )
        hints = self.look.get("hints", {})
        items: list[dict] = []
        for value, words in self.field.widget.choices:
            if value == "" and self.kind != "select":
                continue
            if value == self.look.get("divide_before"):
                items.append({"divider": "or"})
            item = {"value": str(value), "text": str(words), "checked": str(value) in chosen}
            item["selected"] = item["checked"]
            if value in hints:
                item["hint"] = {"text": hints[value]}
            if value == self.look.get("exclusive"):
                item["behaviour"] = "exclusive"
            items.append(item)
        return items

    def _label_class(self, usual: str) -> str:
        return "govuk-visually-hidden" if self.look.get("quiet") else usual


class Renderer(TemplatesSetting):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = Field
