"""The one template environment of all pages: GOV.UK's markup from its library, our components over it, our filters."""

from pathlib import Path

import django.forms
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader

from onward.ui import words

WIDGETS = Path(django.forms.__file__).parent / "jinja2"


class Components:
    """`ui.button("Save")` on any page: the macro of that name in ui/components/button.html."""

    def __init__(self, environment: Environment):
        self._environment = environment

    def __getattr__(self, name: str):
        return getattr(self._environment.get_template(f"ui/components/{name}.html").module, name)


def url(name: str, *args, **kwargs) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options) -> Environment:
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], govuk, FileSystemLoader(WIDGETS)])
    options["undefined"] = ChainableUndefined  # GOV.UK's macros ask for what was not given
    made = Environment(trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701  (Django passes autoescape=True)
    made.globals.update(ui=Components(made), url=url, static=static)
    made.filters.update(
        {
            "day": words.day,
            "short_day": words.short_day,
            "moment": words.moment,
            "pounds": words.pounds,
            "count": words.count,
            "number": words.number,
            "age": words.age,
            "listed": words.listed,
            "json_script": json_script,
        }
    )
    return made
