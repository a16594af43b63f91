"""The one template environment of all pages."""

from jinja2 import Environment


def environment(**options) -> Environment:
    return Environment(**options)  # noqa: S701  (Django passes autoescape=True)
