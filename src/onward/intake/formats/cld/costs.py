"""What a service costs a week, from its unit cost and how often that is paid."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from onward.intake.formats.person_columns import folded
from onward.intake.formats.reading.values import said

# Weeks of cost that one payment covers, as a share: payments a week.
_PAYMENTS_A_WEEK = {
    "weekly": Decimal(1),
    "fortnightly": Decimal(1) / 2,
    "4weekly": Decimal(1) / 4,
    "monthly": Decimal(12) / 52,
    "quarterly": Decimal(4) / 52,
    "annually": Decimal(1) / 52,
    "nocharge": Decimal(0),
}
_BY_UNITS = ("hourly", "persession", "daily")
DAYS_A_WEEK = Decimal(7)


def number(text: str) -> Decimal | None:
    """ "£1,250.50" as 1250.50; None when it is no amount."""
    try:
        value = Decimal(said(text).replace("£", "").replace(",", "").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def weekly_pence(unit_cost: str, frequency: str, units_a_week: str) -> int | None:
    """Pence a week; None when it cannot be worked out, and for a one-off cost, which is not weekly.

    Hours and sessions are multiplied by those planned in a week; days by those planned, or seven.
    """
    cost, how_often = number(unit_cost), folded(said(frequency))
    if how_often == "nocharge":
        return 0
    if cost is None:
        return None
    if how_often in _PAYMENTS_A_WEEK:
        times = _PAYMENTS_A_WEEK[how_often]
    elif how_often in _BY_UNITS:
        units = number(units_a_week)
        if units is None and how_often != "daily":
            return None
        times = DAYS_A_WEEK if units is None else units
    else:
        return None
    return int((cost * times * 100).quantize(Decimal(1), ROUND_HALF_UP))
