"""The kinds of question a form may ask, so that a form is a few readable lines:

    class Review(forms.Form):
        held_on = questions.day("When was the meeting held?", of_what="date of the meeting")
        outcome = questions.radios("What was decided?", OUTCOMES, missing="Choose what was decided")

`missing` is what is said when nothing is given; without it the question may be left out.
"""

from collections.abc import Mapping, Sequence

from django import forms

from onward.ui.days import DayField

Choices = Sequence[tuple[str, str]]


def text(
    label,
    *,
    hint="",
    missing="",
    width=None,
    prefix="",
    suffix="",
    longest=200,
    autocomplete=None,
    number=False,
    **look,
):
    """One line. `width` in characters: 2, 3, 4, 5, 10, 20."""
    widget = forms.TextInput(attrs={"autocomplete": autocomplete, "inputmode": "numeric" if number else None})
    field = forms.CharField(widget=widget, max_length=longest, **_said(label, hint, missing))
    return _looking(field, width=width, prefix=prefix, suffix=suffix, **look)


def amount(label, *, hint="", missing="", least=0, most=None, whole=False, prefix="", suffix="", width=10, **look):
    """A number; `prefix="£"` for money."""
    kind = forms.IntegerField if whole else forms.DecimalField
    more = {} if whole else {"decimal_places": 2}
    field = kind(
        widget=forms.TextInput(attrs={"inputmode": "numeric" if whole else "decimal"}),
        min_value=least,
        max_value=most,
        **more,
        **_said(label, hint, missing),
    )
    field.error_messages["invalid"] = "Enter a number, such as 12" if whole else "Enter a number, such as 12.50"
    return _looking(field, prefix=prefix, suffix=suffix, width=width, **look)


def email(label, *, hint="", missing="", **look):
    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})
    field = forms.EmailField(widget=widget, **_said(label, hint, missing))
    field.error_messages["invalid"] = "Enter an email address in the right form, like name@example.com"
    return _looking(field, **look)


def long_text(label, *, hint="", missing="", rows=5, longest=None, **look):
    """Many lines; with `longest` it counts characters as they are typed."""
    field = forms.CharField(
        widget=forms.Textarea(attrs={"rows": rows}), max_length=longest, **_said(label, hint, missing)
    )
    return _looking(field, longest=longest, **look)


def radios(
    label, choices: Choices, *, hint="", missing="", hints: Mapping[str, str] | None = None, inline=False, **look
):
    """One of a few. `hints` by value; `divide_before` puts "or" before that value."""
    field = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **_said(label, hint, missing))
    return _looking(field, hints=hints or {}, inline=inline, **look)


def yes_no(label, *, hint="", missing="Choose yes or no", **look):
    """Cleans to True or False."""
    field = forms.TypedChoiceField(
        choices=[("yes", "Yes"), ("no", "No")], coerce=lambda v: v == "yes", empty_value=None,
        widget=forms.RadioSelect, **_said(label, hint, missing),
    )  # fmt: skip
    return _looking(field, inline=True, **look)


def checkboxes(label, choices: Choices, *, hint="", missing="", hints: Mapping[str, str] | None = None, **look):
    """Any of several. `exclusive` is the value that unticks the others ("none of these")."""
    field = forms.MultipleChoiceField(
        choices=choices, widget=forms.CheckboxSelectMultiple, **_said(label, hint, missing)
    )
    return _looking(field, hints=hints or {}, **look)


def tick(label, *, hint="", missing="", **look):
    """One box to tick: "I have read this"."""
    return _looking(forms.BooleanField(**_said(label, hint, missing)), **look)


def select(label, choices: Choices, *, hint="", missing="", **look):
    """One of many; prefer radios for fewer than eight."""
    return _looking(forms.ChoiceField(choices=choices, **_said(label, hint, missing)), **look)


def day(
    label,
    *,
    of_what,
    hint="For example, 27 3 2026",
    optional=False,
    may_be_unsure=False,
    earliest=None,
    latest=None,
    too_early="",
    too_late="",
    **look,
):
    """A date; `may_be_unsure` cleans to `days.About`. `earliest` and `latest` are dates or functions that give one."""
    field = DayField(
        label=label, help_text=hint, required=not optional, of_what=of_what, may_be_unsure=may_be_unsure,
        earliest=earliest, latest=latest, too_early=too_early, too_late=too_late,
    )  # fmt: skip
    return _looking(field, **look)


def file(label, *, hint="", missing="", accept="", **look):
    """One file."""
    return _looking(
        forms.FileField(widget=forms.FileInput(attrs={"accept": accept or None}), **_said(label, hint, missing)), **look
    )


def files(label, *, hint="", missing="", accept="", **look):
    """Several files; cleans to a list."""
    return _looking(SeveralFiles(accept=accept, **_said(label, hint, missing)), **look)


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    def __init__(self, *, accept="", **more):
        super().__init__(widget=SeveralFilesInput(attrs={"accept": accept or None, "multiple": True}), **more)

    def clean(self, data, initial=None):
        given = (data or [None]) if isinstance(data, (list, tuple)) else [data]
        return [one for one in (super(SeveralFiles, self).clean(item, initial) for item in given) if one]


def _said(label, hint, missing):
    return {
        "label": label,
        "help_text": hint,
        "required": bool(missing),
        "error_messages": {"required": missing} if missing else None,
    }


def _looking(field, **look):
    field.look = {name: value for name, value in look.items() if value}
    return field
