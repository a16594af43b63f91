"""How dates, money and numbers are worded on every page. Each returns an empty string for nothing."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone


def day(value: date | None) -> str:
    """4 October 2026"""
    if not value:
        return ""
    value = _local(value)
    return f"{value.day} {value:%B %Y}"


def short_day(value: date | None) -> str:
    """4 Oct 2026, for tables"""
    if not value:
        return ""
    value = _local(value)
    return f"{value.day} {value:%b %Y}"


def moment(value: datetime | None) -> str:
    """4 October 2026 at 2:05pm"""
    if not value:
        return ""
    value = _local(value)
    return f"{day(value)} at {value.hour % 12 or 12}:{value:%M}{'am' if value.hour < 12 else 'pm'}"


def pounds(value: Decimal | float | None) -> str:
    """£1,250, or £4.20 where there are pence"""
    if value is None:
        return ""
    amount = Decimal(value).quantize(Decimal("0.01"))
    figure = f"{abs(amount):,.0f}" if amount == amount.to_integral_value() else f"{abs(amount):,.2f}"
    return f"{'−' if amount < 0 else ''}£{figure}"


def number(value: float | None) -> str:
    """12,345"""
    return "" if value is None else f"{value:,}"


def count(value: int, one: str, several: str = "") -> str:
    """1 person, 2 people: `3|count("file")`, `3|count("person", "people")`"""
    return f"{value:,} {one if value == 1 else several or one + 's'}"


def age(born: date | None, on: date) -> str:
    """Whole years on a day; someone born on 29 February is a year older on 1 March in other years."""
    if not born:
        return ""
    return str(on.year - born.year - ((on.month, on.day) < (born.month, born.day)))


def listed(values: Iterable[object], last: str = "and") -> str:
    """school, home and work"""
    items = [str(value) for value in values]
    return f" {last} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def _local(value):
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
